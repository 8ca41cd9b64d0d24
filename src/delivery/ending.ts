import { Changes } from '../domain/changes.ts';
import { clear } from '../domain/characters.ts';
import { isOver } from '../domain/invitations/rules.ts';
import { withoutTokens } from '../domain/invitations/tokens/token.ts';
import type { MessageKind } from '../messages/message.ts';
import { COUNTED_EVERY_MS } from './delivered/store.ts';
import { type DeliveryFacts, findDelivery } from './facts/store.ts';
import { countedBy } from './planned.ts';
import { queueAudience, queueRefresh } from './queue.ts';
import type { Delivery } from './slack-message.ts';
import { recordOutcome } from './store.ts';

/** Why a delivery ended without being sent, as sentences. */
export const OVERTAKEN = 'It was no longer needed when its turn came.';
export const SUBJECT_GONE = 'What it told of is gone.';
export const GIVEN_UP = 'Slack could not be reached for half an hour.';
const MAIL_GIVEN_UP = 'The mail server could not be reached for a day.';

/**
 * Ends a delivery as failed, unless it has ended otherwise.
 * @param how.tell does its initiator get a message?
 * @param how.from `delivered`: an email that came back
 */
export async function fail(
  { db, clock, commitChanges }: Pick<Delivery, 'db' | 'clock' | 'commitChanges'>,
  delivery: DeliveryFacts,
  reason: string,
  { tell, from = 'queued' }: { tell: boolean; from?: 'queued' | 'delivered' },
): Promise<void> {
  await db.$transaction(async tx => {
    const now = clock.now();
    const outcome = { status: 'failed', reason: shown(reason), resolvedAt: now } as const;
    const ended = await recordOutcome(tx, delivery.id, outcome, from);
    if (!ended) return;
    const counted = countedBy(delivery);
    if (counted) await queueRefresh(tx, counted, { inMs: COUNTED_EVERY_MS });
    const { organizationId, id: deliveryId } = delivery;
    if (counted) await queueAudience(tx, organizationId, 'counts');
    if (!tell) return;
    await commitChanges(tx, new Changes({ type: 'delivery.failed', organizationId, deliveryId }), now);
  });
}

/**
 * A reason as people can read it. It may quote another server, which may quote the email: its link is for the invitee
 * alone.
 */
const shown = (reason: string) => clear(withoutTokens(reason).toWellFormed()) || 'unknown reason';

/** Ends a delivery without tries left; its initiator gets a message. */
export async function giveUp(parts: Delivery, deliveryId: string): Promise<void> {
  const delivery = await findDelivery(parts.db, parts, deliveryId);
  if (!delivery) return;
  await fail(parts, delivery, delivery.medium === 'email' ? MAIL_GIVEN_UP : GIVEN_UP, { tell: true });
}

/** Messages that ask for an answer; Foyer updates all their copies. */
export const cards: ReadonlySet<MessageKind> = new Set([
  'invitation',
  'invitation-reminder',
  'invitation-approval',
  'join-request',
  'join-request-reminder',
]);

/** What a member who turned guest still gets, because it is about themselves: all else is for people with rights. */
export const forLeavers: ReadonlySet<MessageKind> = new Set([
  'invitation',
  'invitation-reminder',
  'invitation-confirmed',
  'invitation-refused',
  'join-request-approved',
  'join-request-rejected',
  'join-request-expired',
  'guest-deactivated',
  'member-deactivated',
  'member-kept',
  'member-reactivated',
]);

/**
 * A card that asks for an answer isn't sent when the answer already exists, or comes too late. In Slack the card says
 * that an approver decides; an email doesn't.
 */
export function isOvertaken(delivery: DeliveryFacts, now: Date): boolean {
  const { message, medium, invitation } = delivery;
  if (!cards.has(message as MessageKind)) return false;
  if (stateOf(delivery) !== 'pending') return true;
  if (!invitation || message === 'invitation-approval') return false;
  return isOver(invitation, now) || (medium === 'email' && invitation.awaitingApprovalAt !== null);
}

function stateOf(delivery: DeliveryFacts): string | undefined {
  return delivery.invitation?.status ?? delivery.joinRequest?.status;
}

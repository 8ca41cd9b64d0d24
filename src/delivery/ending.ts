import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Database, Transaction } from '../database/client.ts';
import { Changes } from '../domain/changes.ts';
import { isOver } from '../domain/invitations/rules.ts';
import type { MessageKind } from '../messages/message.ts';
import { storedReason } from '../messages/reasons.ts';
import { deliveries } from '../metrics/metrics.ts';
import type { Reason } from '../texts/reasons.ts';
import { COUNTED_EVERY_MS } from './delivered/store.ts';
import { type DeliveryFacts, findDelivery } from './facts/store.ts';
import { countedBy } from './planned.ts';
import { queueAudience, queueRefresh } from './queue.ts';
import type { Delivery } from './slack-message.ts';
import { failWaiting, recordOutcome } from './store.ts';

/**
 * Ends a delivery as failed, unless it has ended otherwise.
 * @param how.tell does its initiator get a message?
 * @param how.from `delivered`: an email that came back
 */
export async function fail(
  { db, clock, commitChanges }: Pick<Delivery, 'db' | 'clock' | 'commitChanges'>,
  delivery: DeliveryFacts,
  reason: Reason,
  { tell, from = 'queued' }: { tell: boolean; from?: 'queued' | 'delivered' },
): Promise<void> {
  const isEnded = await db.$transaction(async tx => {
    const now = clock.now();
    const outcome = { status: 'failed', reason: storedReason(reason), resolvedAt: now } as const;
    const ended = await recordOutcome(tx, delivery.id, outcome, from);
    if (!ended) return false;
    const counted = countedBy(delivery);
    if (counted) await queueRefresh(tx, counted, { inMs: COUNTED_EVERY_MS });
    const { organizationId, id: deliveryId } = delivery;
    if (counted) await queueAudience(tx, organizationId, 'counts');
    if (!tell) return true;
    await commitChanges(tx, new Changes({ type: 'delivery.failed', organizationId, deliveryId }), now);
    return true;
  });
  if (isEnded) deliveries.inc({ medium: delivery.medium, outcome: reason.code });
}

/** Ends a delivery without tries left; its initiator gets a message. */
export async function giveUp(parts: Delivery, deliveryId: string): Promise<void> {
  const delivery = await findDelivery(parts.db, parts, deliveryId);
  if (!delivery) return;
  const code = delivery.medium === 'email' ? 'mail-server-silent' : 'slack-unreachable';
  await fail(parts, delivery, { code }, { tell: true });
}

/** The deliveries that a job is about. */
export const deliveriesIn = (payload: unknown): string[] => {
  const { deliveryId, deliveryIds = [] } =
    z
      .object({ deliveryId: z.uuid().optional(), deliveryIds: z.array(z.uuid()).optional() })
      .safeParse(payload).data ?? {};
  return deliveryId ? [deliveryId, ...deliveryIds] : deliveryIds;
};

/**
 * Ends what waits to be sent in a workspace from which Foyer was removed.
 * @param of.deliveryIds only these; absent: all
 */
export async function endUninstalled(
  db: Database | Transaction,
  clock: Clock,
  of: { workspaceId: string; deliveryIds?: string[] },
): Promise<void> {
  if (of.deliveryIds?.length === 0) return;
  await failWaiting(db, of, { reason: storedReason({ code: 'uninstalled' }), resolvedAt: clock.now() });
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

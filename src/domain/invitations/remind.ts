import { DomainError } from '../errors.ts';
import type { Scope } from '../operation/operation.ts';
import { minutesToWait, pauseMsOf } from './cooldown.ts';
import { alreadyResolved, invitationWithin } from './pending-invitation.ts';
import { assertRecipient } from './recipient.ts';
import { findInvitation, type Invitation, markReminded, wasDelivered } from './store.ts';

/** Two reminders within this time are one. */
export const LEAST_APART_MS = 60_000;

/**
 * Marks a pending invitation as reminded of by a person. It needs the right to invite, and the organization's pause
 * applies; people get no reminder (null) before a message has reached them.
 */
export async function remindOne(
  { tx, now, actor, audit }: Pick<Scope, 'tx' | 'now' | 'actor' | 'audit'>,
  invitationId: string,
): Promise<Invitation | null> {
  const { invitation } = await invitationWithin(tx, actor, 'invitation:create', invitationId);
  const { organizationId, email, organization } = invitation;
  if (invitation.status !== 'pending') throw alreadyResolved(invitation);
  await assertRecipient(tx, organization.workspaceId, invitation);
  if (invitation.awaitingApprovalAt || !(await wasDelivered(tx, invitationId))) return null;
  if (!(await markReminded(tx, invitationId, now, Math.max(LEAST_APART_MS, pauseMsOf(organization))))) {
    const after = (await findInvitation(tx, invitationId)) ?? invitation;
    if (after.status !== 'pending') throw alreadyResolved(after);
    const lastAt = after.remindedAt && after.remindedAt > after.sentAt ? after.remindedAt : after.sentAt;
    throw new DomainError('resent-too-soon', {
      email,
      minutes: Math.max(1, minutesToWait(lastAt, now, organization)),
    });
  }
  audit({ organizationId, action: 'invitation.remind', subject: email });
  return { ...invitation, remindedAt: now };
}

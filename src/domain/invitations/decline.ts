import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import { DomainError } from '../errors.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { alreadyResolved, invitationFor, lockOfInvitation } from './pending-invitation.ts';
import { findInvitation, type Invitation, resolveInvitation } from './store.ts';

/** The invitee declines. Declining twice has the same effect as once. */
export const declineInvitation = operation({
  name: 'declineInvitation',
  input: z.object({ invitationId: z.uuid() }),
  fails: ['invitation-not-found', 'invitation-for-another', 'invitation-resolved'],
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run(scope, { invitationId }): Promise<Invitation> {
    const invitation = await invitationFor(scope.tx, scope.actor, invitationId);
    return declineBy(scope, invitation, scope.actor.slackUserId);
  },
});

/**
 * Declines an invitation for a person who may answer it: all ways to decline end here.
 * @param resolvedBy their Slack user; null: they answered by the link in an email
 * @throws DomainError invitation-not-found, invitation-resolved
 */
export async function declineBy(
  { tx, now, audit, record }: Omit<Scope, 'actor'>,
  invitation: Invitation,
  resolvedBy: string | null,
): Promise<Invitation> {
  const { id, organizationId, email } = invitation;
  const outcome = { status: 'declined', resolvedAt: now, resolvedBy } as const;
  if (!(await resolveInvitation(tx, id, outcome))) {
    const after = await findInvitation(tx, id);
    if (!after) throw new DomainError('invitation-not-found', {});
    if (after.status === 'declined') return after;
    throw alreadyResolved(after);
  }
  audit({
    organizationId,
    action: 'invitation.decline',
    subject: email,
    before: { status: 'pending' },
    after: { status: 'declined' },
  });
  record({ type: 'invitation.declined', ...aboutInvitation(invitation) });
  return { ...invitation, ...outcome };
}

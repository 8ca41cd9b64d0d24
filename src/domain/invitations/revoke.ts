import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { alreadyResolved, invitationWithin, lockOfInvitation } from './pending-invitation.ts';
import { findInvitation, type Invitation, resolveInvitation } from './store.ts';

const failures = [
  'invitation-not-found',
  'organization-not-found',
  'not-allowed',
  'invitation-resolved',
] as const;

/**
 * Revokes a pending invitation, so that nobody can accept it. Revoking twice has the same effect as once. It grants
 * nothing, so it needs the right and the groups but not the right to grant the role: by the articles, people who invite
 * can revoke any role's invitation.
 * Source: Senturo, Inviting Team Members, Revoking Invitations
 */
export const revokeInvitation = operation({
  name: 'revokeInvitation',
  input: z.object({ invitationId: z.uuid() }),
  fails: failures,
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run(scope, { invitationId }): Promise<Invitation> {
    const { invitation, isRevoked } = await revokeOne(scope, invitationId);
    if (isRevoked) scope.record({ type: 'invitation.revoked', ...aboutInvitation(invitation) });
    return invitation;
  },
});

/** Marks a pending invitation as revoked; `isRevoked` false: it was revoked before. */
export async function revokeOne(
  { tx, now, actor, audit, fail }: Scope<(typeof failures)[number]>,
  invitationId: string,
): Promise<{ invitation: Invitation; isRevoked: boolean }> {
  const { invitation } = await invitationWithin(tx, actor, 'invitation:revoke', invitationId);
  const { organizationId, email } = invitation;
  const outcome = { status: 'revoked', resolvedAt: now, resolvedBy: actor.slackUserId } as const;
  if (!(await resolveInvitation(tx, invitationId, outcome))) {
    const after = await findInvitation(tx, invitationId);
    if (!after) throw fail('invitation-not-found', {});
    if (after.status === 'revoked') return { invitation: after, isRevoked: false };
    throw alreadyResolved(after);
  }
  audit({
    organizationId,
    action: 'invitation.revoke',
    subject: email,
    before: { status: 'pending' },
    after: { status: 'revoked' },
  });
  return { invitation: { ...invitation, ...outcome }, isRevoked: true };
}

import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import { operation } from '../operation/operation.ts';
import { alreadyResolved, invitationWithin, lockOfInvitation } from './pending-invitation.ts';
import { findInvitation, type Invitation, resolveInvitation } from './store.ts';

/**
 * Revokes a pending invitation, so that nobody can accept it. Revoking twice has the same effect as once. It grants
 * nothing, so it needs the right and the groups but not the right to grant the role: by the articles, people who invite
 * can revoke any role's invitation.
 * Source: Senturo, Inviting Team Members, Revoking Invitations
 */
export const revokeInvitation = operation({
  input: z.object({ invitationId: z.uuid() }),
  fails: ['invitation-not-found', 'organization-not-found', 'not-allowed', 'invitation-resolved'],
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run({ tx, now, actor, audit, record, fail }, { invitationId }): Promise<Invitation> {
    const { invitation } = await invitationWithin(tx, actor, 'invitation:revoke', invitationId);
    const { organizationId, email } = invitation;
    const outcome = { status: 'revoked', resolvedAt: now, resolvedBy: actor.slackUserId } as const;
    if (!(await resolveInvitation(tx, invitationId, outcome))) {
      const after = await findInvitation(tx, invitationId);
      if (!after) throw fail('invitation-not-found', {});
      if (after.status === 'revoked') return after;
      throw alreadyResolved(after);
    }
    audit({
      organizationId,
      action: 'invitation.revoke',
      subject: email,
      before: { status: 'pending' },
      after: { status: 'revoked' },
    });
    record({ type: 'invitation.revoked', ...aboutInvitation(invitation) });
    return { ...invitation, ...outcome };
  },
});

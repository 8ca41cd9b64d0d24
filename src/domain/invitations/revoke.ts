import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { operation } from '../operation.ts';
import { invitationWithin, lockOfInvitation, settled } from './pending-invitation.ts';
import { findInvitation, type Invitation, settle } from './store.ts';

/**
 * Revokes a pending invitation: from then on nobody can accept it. Revoking twice is the same as once.
 * @throws DomainError invitation-not-found, not-allowed, invitation-settled
 * Source: Senturo, Inviting Team Members, Revoking Invitations
 */
export const revokeInvitation = operation({
  input: z.object({ invitationId: z.uuid() }),
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run({ tx, now, actor, audit, announce }, { invitationId }): Promise<Invitation> {
    const { organizationId, email } = await invitationWithin(tx, actor, 'invitation:revoke', invitationId);
    const won = await settle(tx, invitationId, {
      status: 'revoked',
      settledAt: now,
      settledBy: actor.slackUserId,
    });
    const after = await findInvitation(tx, invitationId);
    if (!after) throw new DomainError('invitation-not-found', {});
    if (!won) {
      if (after.status === 'revoked') return after;
      throw settled(after);
    }
    await audit({
      organizationId,
      action: 'invitation.revoke',
      subject: email,
      before: { status: 'pending' },
      after: { status: 'revoked' },
    });
    await announce({ type: 'invitation.revoked', organizationId, invitationId });
    return after;
  },
});

import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { operation, type Scope } from '../operation.ts';
import { findOrganization } from '../organizations/store.ts';
import { aboutInvitation } from './about.ts';
import { giftOf, mayStillGive } from './honour.ts';
import { joinBy } from './join.ts';
import { invitationFor, lockOfInvitation, settled } from './pending-invitation.ts';
import { isOver } from './rules.ts';
import { findInvitation, hold, type Invitation, settle } from './store.ts';

/**
 * The invitee accepts and is a member from then on. Accepting twice is the same as once; against a
 * revocation at the same moment, one of the two wins and the other is told. Where the inviter could not give this
 * any more, nobody joins: from then on the invitation waits for an approver. A join request of theirs that still
 * waits is withdrawn.
 * @throws DomainError invitation-not-found, invitation-for-another, invitation-settled, already-member
 */
export const acceptInvitation = operation({
  input: z.object({ invitationId: z.uuid() }),
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run(scope, { invitationId }): Promise<Invitation> {
    const { tx, now, actor } = scope;
    const invitation = await invitationFor(tx, actor, invitationId);
    if (isOver(invitation, now)) throw new DomainError('invitation-settled', { status: 'expired' });
    if (invitation.status === 'pending' && !(await isHonoured(scope, invitation))) {
      return awaitApproval(scope, invitation);
    }
    const outcome = { status: 'accepted', settledAt: now, settledBy: actor.slackUserId } as const;
    const won = await settle(tx, invitationId, outcome);
    if (!won) {
      const after = await findInvitation(tx, invitationId);
      if (!after) throw new DomainError('invitation-not-found', {});
      if (after.status === 'accepted') return after;
      throw settled(after);
    }
    await joinBy(scope, invitation, actor, null);
    return { ...invitation, ...outcome };
  },
});

async function isHonoured({ tx }: Scope, invitation: Invitation): Promise<boolean> {
  if (invitation.awaitingApprovalAt) return false;
  const organization = await findOrganization(tx, invitation.organizationId);
  if (!organization) throw new DomainError('invitation-not-found', {});
  return mayStillGive(tx, organization, invitation.inviterId, giftOf(invitation, organization));
}

async function awaitApproval(
  { tx, now, actor, audit, record }: Scope,
  invitation: Invitation,
): Promise<Invitation> {
  const { id: invitationId, organizationId, email } = invitation;
  const held = await hold(tx, invitationId, {
    awaitingApprovalAt: now,
    slackUserId: actor.slackUserId,
    name: invitation.name ?? actor.name,
  });
  const after = await findInvitation(tx, invitationId);
  if (!after) throw new DomainError('invitation-not-found', {});
  if (!held) {
    if (after.status === 'pending') return after;
    throw settled(after);
  }
  audit({
    organizationId,
    action: 'invitation.await-approval',
    subject: email,
    before: { status: 'pending' },
    after: { status: 'pending', inviter: invitation.inviter.name, role: invitation.role.name },
  });
  record({ type: 'invitation.held', ...aboutInvitation(after) });
  return after;
}

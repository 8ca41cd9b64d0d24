import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { decide, findPendingRequest } from '../join-requests/store.ts';
import { findMember, insertMember, lockAddress } from '../members/store.ts';
import { operation } from '../operation.ts';
import { invitationFor, settled } from './pending-invitation.ts';
import { isOver } from './rules.ts';
import { findInvitation, type Invitation, settle } from './store.ts';

/**
 * The invitee accepts and is a member from then on. Accepting twice is the same as once; against a
 * revocation at the same moment, one of the two wins and the other is told. A join request of theirs that still
 * waits is withdrawn: there is nothing left to decide.
 * @throws DomainError invitation-not-found, invitation-for-another, invitation-settled, already-member
 */
export const acceptInvitation = operation({
  input: z.object({ invitationId: z.uuid() }),
  async run({ tx, now, actor, audit, announce }, { invitationId }): Promise<Invitation> {
    const { organizationId, email } = await invitationFor(tx, actor, invitationId);
    await lockAddress(tx, organizationId, email);
    // An import may have given it another role until the address was free.
    const invitation = await invitationFor(tx, actor, invitationId);
    const outcome = { status: 'accepted', settledAt: now, settledBy: actor.slackUserId } as const;
    if (isOver(invitation, now)) throw new DomainError('invitation-settled', { status: 'expired' });
    const won = await settle(tx, invitationId, outcome);
    if (!won) {
      const after = await findInvitation(tx, invitationId);
      if (!after) throw new DomainError('invitation-not-found', {});
      if (after.status === 'accepted') return after;
      throw settled(after);
    }
    const present = await findMember(tx, organizationId, { slackUserId: actor.slackUserId, email });
    if (present) {
      const { role, state } = present;
      throw new DomainError('already-member', { email, role: role.name, state });
    }
    await insertMember(tx, {
      organizationId,
      email,
      name: invitation.name ?? actor.name,
      slackUserId: actor.slackUserId,
      roleId: invitation.roleId,
      grants: invitation.grants.map(({ groupId, level }) => ({ groupId, level })),
      joinedAt: now,
    });
    await audit({
      organizationId,
      action: 'invitation.accept',
      subject: email,
      before: { status: 'pending' },
      after: { status: 'accepted', role: invitation.role.name },
    });
    await announce({ type: 'invitation.accepted', organizationId, invitationId });
    const request = await findPendingRequest(tx, organizationId, actor.slackUserId);
    if (request && (await decide(tx, request.id, { status: 'withdrawn', settledAt: now }))) {
      await audit({
        organizationId,
        action: 'join-request.withdraw',
        subject: request.email,
        before: { status: 'pending' },
        after: { status: 'withdrawn' },
      });
      await announce({ type: 'join-request.withdrawn', organizationId, joinRequestId: request.id });
    }
    return { ...invitation, ...outcome };
  },
});

import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { findPending, settle } from '../invitations/store.ts';
import { findMember, insertMember, lockAddress } from '../members/store.ts';
import { operation } from '../operation.ts';
import { assertWithinReach } from '../roles.ts';
import { decided, requestUnderReview } from './pending-request.ts';
import { decide, findJoinRequest, type JoinRequest } from './store.ts';

/**
 * An approver accepts a join request: the person becomes a member with the template's default role. A pending
 * invitation to the same address is settled with it. Two approvers at once: one decision, the other is told.
 * @throws DomainError join-request-not-found, not-allowed, beyond-reach, join-request-settled, already-member
 */
export const approveJoinRequest = operation({
  input: z.object({ joinRequestId: z.uuid() }),
  async run({ tx, now, actor, audit, announce }, { joinRequestId }): Promise<JoinRequest> {
    const { request, membership } = await requestUnderReview(tx, actor, joinRequestId);
    const { organization, member, standing } = membership;
    const { organizationId, email, slackUserId } = request;
    const role = organization.roles.find(({ name }) => name === organization.template.defaultRole);
    if (!role) throw new Error(`The default role of "${organization.name}" is missing.`);
    const blankMeansAll = organization.template.blankGroups === 'all';
    assertWithinReach(standing, 'join-request:review', { role, grants: [], blankMeansAll });

    await lockAddress(tx, organizationId, email);
    const won = await decide(tx, joinRequestId, {
      status: 'approved',
      deciderId: member.id,
      settledAt: now,
      roleId: role.id,
    });
    const after = await findJoinRequest(tx, joinRequestId);
    if (!after) throw new DomainError('join-request-not-found', {});
    if (!won) {
      if (after.status === 'approved' && after.deciderId === member.id) return after;
      throw decided(after, actor);
    }
    const present = await findMember(tx, organizationId, { slackUserId, email });
    if (present) {
      throw new DomainError('already-member', { email, role: present.role.name, state: present.state });
    }
    await insertMember(tx, {
      organizationId,
      email,
      name: request.name,
      slackUserId,
      roleId: role.id,
      grants: [],
      joinedAt: now,
    });
    const invitation = await findPending(tx, organizationId, email);
    if (
      invitation &&
      (await settle(tx, invitation.id, { status: 'accepted', settledAt: now, settledBy: slackUserId }))
    ) {
      await audit({
        organizationId,
        action: 'invitation.accept',
        subject: invitation.email,
        before: { status: 'pending' },
        after: { status: 'accepted', role: role.name },
      });
      await announce({ type: 'invitation.accepted', organizationId, invitationId: invitation.id });
    }
    await audit({
      organizationId,
      action: 'join-request.approve',
      subject: email,
      before: { status: 'pending' },
      after: { status: 'approved', role: role.name },
    });
    await announce({ type: 'join-request.approved', organizationId, joinRequestId });
    return after;
  },
});

import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import { accessInput, resolveAccess } from '../access/resolve-access.ts';
import { groupsByName } from '../access/snapshot.ts';
import { groupsFor } from '../access/store.ts';
import { grantsOf } from '../invitations/inviter-permissions.ts';
import { assertRecipient } from '../invitations/recipient.ts';
import { isOver } from '../invitations/rules.ts';
import { findPending, resolveInvitation } from '../invitations/store.ts';
import { decide, findJoinRequest, type JoinRequest } from '../join-requests/store.ts';
import { addOrReactivate } from '../members/add-or-reactivate.ts';
import { operation } from '../operation/operation.ts';
import { assertCanGrant } from '../roles.ts';
import { assertSeatFor } from '../seats/seats.ts';
import { alreadyDecided, lockOfRequest, requestUnderReview } from './pending-request.ts';
import { defaultRole } from './rules.ts';

/**
 * An approver accepts a join request. The person becomes a member, or active again, with the role and groups that the
 * approver chose within their own rights, or with the template's default role. A pending invitation to the same address
 * is resolved too. Of two approvers at once, the second learns who decided.
 * Source: product.md, Join requests ("Accept as… (choose role and groups)")
 */
export const approveJoinRequest = operation({
  input: z.object({
    joinRequestId: z.uuid(),
    /** Absent: the default role without groups. */
    as: z.object(accessInput.shape).optional(),
  }),
  fails: [
    'join-request-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-grant',
    'join-request-resolved',
    'already-member',
    'uninvitable-person',
    'no-seat',
    'unknown-role',
    'unknown-group',
    'role-needs-groups',
  ],
  lock: (tx, { joinRequestId }) => lockOfRequest(tx, joinRequestId, { seats: true }),
  async run({ tx, now, actor, audit, record, fail }, { joinRequestId, as }): Promise<JoinRequest> {
    const { request, acting } = await requestUnderReview(tx, actor, joinRequestId);
    const { organization, member, permissions } = acting;
    const { organizationId, email, slackUserId } = request;
    const wanted = as ?? { role: defaultRole(organization).id, groups: [], adminOf: [] };
    const access = resolveAccess(acting, await groupsFor(tx, organization, [wanted]), wanted);
    const { role, grants } = access;
    assertCanGrant(permissions, 'join-request:review', access);

    if (isOver(request, now)) {
      throw fail('join-request-resolved', { status: 'expired', by: null, byYou: false });
    }

    const outcome = { status: 'approved', deciderId: member.id, resolvedAt: now, roleId: role.id } as const;
    if (!(await decide(tx, joinRequestId, outcome))) {
      const after = await findJoinRequest(tx, joinRequestId);
      if (!after) throw fail('join-request-not-found', {});
      if (after.status === 'approved' && after.deciderId === member.id) return after;
      throw alreadyDecided(after, actor);
    }
    await assertRecipient(tx, organization.workspaceId, { email, slackUserId });
    await assertSeatFor(tx, organization, { email, slackUserId }, permissions);
    const given = grantsOf(access);
    const groups = given.map(({ groupId }) => groupId);
    const { memberId, former } = await addOrReactivate(
      tx,
      {
        organizationId,
        email,
        name: request.name,
        slackUserId,
        roleId: role.id,
        grants: given,
        joinedAt: now,
      },
      permissions,
    );
    const invitation = await findPending(tx, organizationId, email);
    if (
      invitation &&
      (await resolveInvitation(tx, invitation.id, {
        status: 'accepted',
        resolvedAt: now,
        resolvedBy: slackUserId,
      }))
    ) {
      audit({
        organizationId,
        action: 'invitation.accept',
        subject: invitation.email,
        before: { status: 'pending' },
        after: { status: 'accepted', role: role.name },
      });
      record({
        type: 'invitation.accepted',
        ...aboutInvitation({ ...invitation, slackUserId }),
        memberId,
        initiatorId: invitation.inviterId,
        groups,
      });
    }
    audit({
      organizationId,
      action: 'join-request.approve',
      subject: email,
      before: { status: 'pending', ...(former && { member: former.state, role: former.role.name }) },
      after: { status: 'approved', role: role.name, groups: groupsByName(role, grants) },
    });
    record({
      type: 'join-request.approved',
      organizationId,
      joinRequestId,
      requester: { slackUserId, email },
      deciderId: member.id,
      memberId,
      groups,
    });
    const roleRow = { organizationId, removedAt: null, ...role, capabilities: [...role.capabilities] };
    return { ...request, ...outcome, decider: member, role: roleRow };
  },
});

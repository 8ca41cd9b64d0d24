import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { accessInput, resolveAccess } from '../access/resolve-access.ts';
import { groupsByName } from '../access/snapshot.ts';
import { findIdentity, groupsFor, type Member } from '../access/store.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { grantsOf } from '../invitations/inviter-permissions.ts';
import { pendingOf } from '../invitations/pending-of.ts';
import { accountOf } from '../invitations/recipient.ts';
import { isOver } from '../invitations/rules.ts';
import { resolveInvitation } from '../invitations/store.ts';
import { decide, findJoinRequest, type JoinRequest } from '../join-requests/store.ts';
import { addOrReactivate } from '../members/add-or-reactivate.ts';
import { CatchUpError } from '../operation/catch-up.ts';
import { operation } from '../operation/operation.ts';
import { findPerson } from '../people/store.ts';
import { type Access, assertCanGrant } from '../roles.ts';
import { assertSeatFor } from '../seats/seats.ts';
import {
  type Acceptance,
  acceptanceFor,
  accessToGrant,
  markOfRequester,
  type NamedAccess,
} from './acceptance.ts';
import { alreadyDecided, lockOfRequest, requestUnderReview } from './pending-request.ts';

/**
 * An approver accepts a join request. The person becomes a member, or active again, with the role and groups that the
 * approver chose within their own rights, or with what Accept gives (acceptanceOf). When that differs from what the
 * approver saw, nothing is decided. A pending invitation to the same address is resolved too. Of two approvers at once,
 * the second learns who decided.
 * Source: product.md, Join requests ("Accept as… (choose role and groups)")
 */
export const approveJoinRequest = operation({
  name: 'approveJoinRequest',
  input: z.object({
    joinRequestId: z.uuid(),
    /** Absent: what Accept gives. */
    as: z.object(accessInput.shape).optional(),
    /** The mark of what the approver saw: with `as` of the requester (markOfRequester), else of what Accept gives. */
    seen: z.string().optional(),
  }),
  fails: [
    'join-request-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-grant',
    'join-request-resolved',
    'acceptance-changed',
    'acceptance-unset',
    'already-member',
    'new-account',
    'uninvitable-person',
    'no-seat',
    'unknown-role',
    'unknown-group',
    'role-needs-groups',
    'from-directory',
  ],
  lock: (tx, { joinRequestId }) => lockOfRequest(tx, joinRequestId, { seats: true }),
  read: async (tx, _, { workspaceId, slackUserId }, { addresses }) => ({
    actor: await findPerson(tx, workspaceId, slackUserId),
    addresses,
  }),
  async run(scope, { joinRequestId, as, seen }, { addresses = [] }): Promise<JoinRequest> {
    const { tx, now, actor, audit, record, fail } = scope;
    const { request, acting } = await requestUnderReview(tx, actor, joinRequestId);
    const { organization, member, permissions } = acting;
    const { organizationId, slackUserId } = request;
    if (request.status !== 'pending') return decidedBefore(request, acting, actor);
    const acceptance = await acceptanceFor(tx, organization, request);
    const mark = as ? markOfRequester(acceptance) : acceptance.mark;
    if (seen !== undefined && seen !== mark) {
      throw fail('acceptance-changed', { who: request.name, what: as ? 'requester' : 'gives' });
    }
    const access = as
      ? resolveAccess(acting, await groupsFor(tx, organization, [as]), as)
      : givenBy(acceptance, acting, request);
    const { role, grants } = access;
    assertCanGrant(permissions, 'join-request:review', access);

    if (isOver(request, now)) {
      throw fail('join-request-resolved', { status: 'expired', by: null, byYou: false });
    }

    const givenGroups = grants.map(({ level, group: { name } }) => ({ name, level }));
    const outcome = {
      status: 'approved',
      deciderId: member.id,
      resolvedAt: now,
      roleId: role.id,
      givenGroups,
    } as const;
    if (!(await decide(tx, joinRequestId, outcome))) {
      const after = await findJoinRequest(tx, joinRequestId);
      if (!after) throw fail('join-request-not-found', {});
      return decidedBefore(after, acting, actor);
    }
    const account = await accountOf(tx, organization.workspaceId, request);
    // They join with the address that they have now.
    const email = account?.confirmedEmail ?? request.email;
    // Their address changed while this waited for the locks.
    if (!addresses.includes(email))
      throw new CatchUpError(async () => {}, fail('join-request-not-found', {}));
    const claimant = { slackUserId, email, isEmailConfirmed: true };
    const identity = await findIdentity(tx, organizationId, claimant);
    await assertSeatFor(tx, organization, { email, slackUserId }, permissions);
    const given = grantsOf(access);
    const groups = given.map(({ groupId }) => groupId);
    const { memberId, former } = await addOrReactivate(
      scope,
      organization,
      {
        organizationId,
        email,
        name: request.name,
        slackUserId,
        roleId: role.id,
        grants: given,
        joinedAt: now,
      },
      identity,
      permissions,
    );
    const invitation = await pendingOf(tx, organization, claimant, null);
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
        after: { status: 'accepted', approved: true, ...roleAndGroups(access) },
      });
      record({
        type: 'invitation.accepted',
        ...aboutInvitation({ ...invitation, slackUserId }),
        memberId,
        // The answer to their request welcomes them.
        isByLink: false,
        initiatorId: invitation.inviterId,
        groups,
      });
    }
    audit({
      organizationId,
      action: 'join-request.approve',
      subject: email,
      before: { status: 'pending', ...(former && { member: former.state, ...roleAndGroups(former) }) },
      after: { status: 'approved', ...roleAndGroups(access) },
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
    const after = await findJoinRequest(tx, joinRequestId);
    if (!after) throw fail('join-request-not-found', {});
    return after;
  },
});

const roleAndGroups = ({
  role,
  grants,
}: Pick<NamedAccess, 'grants'> & { role: NamedAccess['role'] | Member['role'] }) => ({
  role: role.name,
  groups: groupsByName(role, grants),
});

/** Deciding the same again has no effect. @throws DomainError join-request-resolved */
function decidedBefore(request: JoinRequest, { member }: ActingMember, actor: Person): JoinRequest {
  if (request.status === 'approved' && request.deciderId === member.id) return request;
  throw alreadyDecided(request, actor);
}

/** What Accept gives. @throws DomainError acceptance-unset */
function givenBy(
  { gives }: Acceptance,
  { organization }: ActingMember,
  { name: who }: JoinRequest,
): NamedAccess & Access {
  if (!gives) throw new DomainError('acceptance-unset', { who });
  return accessToGrant(gives, organization);
}

import { z } from 'zod';
import type { ActingMember } from '../access/acting-member.ts';
import { accessSnapshotOf } from '../access/snapshot.ts';
import type { Member } from '../access/store.ts';
import { withdrawObsoleteRequests } from '../join-requests/obsolete-requests.ts';
import { pendingAmong } from '../join-requests/store.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { assertNotOwned } from '../provisioned/owned.ts';
import { assertSeatFor } from '../seats/seats.ts';
import { aboutMember } from './about.ts';
import { assertAccountFor, isGuest } from './account.ts';
import { lockOfMember, memberWithin } from './member-within.ts';
import { setState } from './store.ts';

/**
 * Reactivates a deactivated member with their old role and groups. The actor must be allowed to grant these, and a seat
 * must be free. A pending join request of theirs is withdrawn. Doing it twice has the same effect as once.
 * Source: product.md, Members
 */
export const reactivateMember = operation({
  name: 'reactivateMember',
  input: z.object({ memberId: z.uuid() }),
  fails: [
    'member-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-manage-member',
    'member-account',
    'no-seat',
    'from-directory',
  ],
  lock: (tx, { memberId }) => lockOfMember(tx, memberId),
  async run(scope, { memberId }): Promise<Member> {
    const { tx, actor } = scope;
    const { member, acting } = await memberWithin(tx, actor, 'member:deactivate', memberId);
    if (member.state === 'active') return member;
    await assertNotOwned(scope, member, 'state');
    await assertAccountFor(tx, actor.workspaceId, 'reactivate', member);
    await assertSeatFor(tx, acting.organization, member, acting.permissions);
    return reactivateOne(scope, acting, member);
  },
});

/** Reactivates a deactivated member whom the actor may reactivate, and who has a seat; the organization is locked alone. */
export async function reactivateOne(
  scope: Scope,
  acting: Pick<ActingMember, 'member'>,
  member: Member,
): Promise<Member> {
  const { tx, actor, audit, record } = scope;
  const saved = await setState(tx, member, {
    state: 'active',
    deactivatedAt: null,
    leftAt: null,
    leftReason: null,
    leftByChoice: false,
    isGuestAllowed: await isGuest(tx, actor.workspaceId, member),
  });
  const { organizationId, email } = member;
  const is = accessSnapshotOf(member);
  audit({
    organizationId,
    action: 'member.reactivate',
    subject: email,
    before: { ...is, state: 'deactivated' },
    after: { ...is, state: 'active' },
  });
  record({
    type: 'member.reactivated',
    ...aboutMember(member, acting.member, actor),
    after: is,
  });
  if (member.slackUserId) {
    const requests = await pendingAmong(tx, organizationId, [member.slackUserId]);
    await withdrawObsoleteRequests(scope, organizationId, requests);
  }
  return saved;
}

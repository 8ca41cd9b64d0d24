import { z } from 'zod';
import type { ActingMember } from '../access/acting-member.ts';
import { accessSnapshotOf } from '../access/snapshot.ts';
import type { Member } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { withdrawOffersOf } from '../handovers/withdraw.ts';
import { targetName } from '../link-target.ts';
import { onlyLedTo } from '../links/store.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { assertNotOwned } from '../provisioned/owned.ts';
import { aboutMember } from './about.ts';
import { MAX_COUNTED } from './current-users.ts';
import { assertNotLastHolder, lockOfMember, memberWithin } from './member-within.ts';
import { countInvited, groupsWithoutAdmin, setState } from './store.ts';

/** What a deactivation would cause. */
export interface Consequences {
  member: Member;
  acting: ActingMember;
  /** Their invitations that nobody has answered, up to MAX_COUNTED + 1. */
  pendingInvitations: number;
  /** Names of the groups that would have no active admin. */
  groupsWithoutAdmin: string[];
  /** The channels and user groups that they leave, with "#" or "@". */
  targets: string[];
}

/**
 * Shows what a deactivation would cause, before the confirmation; refuses already where the deactivation would be
 * refused.
 * @throws DomainError member-not-found, not-allowed, cannot-manage-member, own-deactivation, from-directory, last-holder
 */
export async function deactivationConsequences(
  { db, clock }: Domain,
  actor: Person,
  memberId: string,
): Promise<Consequences> {
  const { member, acting } = await memberWithin(db, actor, 'member:deactivate', memberId);
  if (member.id === acting.member.id) throw new DomainError('own-deactivation', {});
  await assertNotOwned({ tx: db, now: clock.now(), actor }, member, 'state');
  await assertNotLastHolder(db, acting.organization, member);
  const [pendingInvitations, groups, targets] = await Promise.all([
    countInvited(db, memberId, MAX_COUNTED + 1),
    groupsWithoutAdmin(db, memberId),
    onlyLedTo(db, memberId),
  ]);
  return {
    member,
    acting,
    pendingInvitations,
    groupsWithoutAdmin: groups,
    targets: targets.map(targetName),
  };
}

/**
 * Ends a member's access at once; they stay on the list with their role and groups. Doing it twice has the same effect
 * as once. People can't deactivate themselves, and the top role keeps one active member.
 * Source: Secaro, Deactivate a user account
 */
export const deactivateMember = operation({
  name: 'deactivateMember',
  input: z.object({ memberId: z.uuid() }),
  fails: [
    'member-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-manage-member',
    'own-deactivation',
    'last-holder',
    'from-directory',
  ],
  lock: (tx, { memberId }) => lockOfMember(tx, memberId),
  async run(scope, { memberId }): Promise<Member> {
    const { tx, actor, fail } = scope;
    const { member, acting } = await memberWithin(tx, actor, 'member:deactivate', memberId);
    if (member.id === acting.member.id) throw fail('own-deactivation', {});
    if (member.state === 'deactivated') return member;
    await assertNotOwned(scope, member, 'state');
    await assertNotLastHolder(tx, acting.organization, member);
    return deactivateOne(scope, acting, member);
  },
});

/** Deactivates an active member whom the actor may deactivate; the organization is locked alone. */
export async function deactivateOne(
  scope: Scope,
  acting: Pick<ActingMember, 'member'>,
  member: Member,
): Promise<Member> {
  const { tx, now, actor, audit, record } = scope;
  const saved = await setState(tx, member, { state: 'deactivated', deactivatedAt: now });
  const { organizationId, email } = member;
  const is = accessSnapshotOf(member);
  audit({
    organizationId,
    action: 'member.deactivate',
    subject: email,
    before: { ...is, state: 'active' },
    after: { ...is, state: 'deactivated' },
  });
  const hasLeft = member.leftReason === 'deactivated' || member.leftReason === 'external';
  record({ type: 'member.deactivated', ...aboutMember(member, acting.member, actor), hasLeft });
  await withdrawOffersOf(scope, organizationId, [member.id]);
  return saved;
}

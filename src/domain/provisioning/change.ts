import { z } from 'zod';
import type { ActingMember } from '../access/acting-member.ts';
import { accessSnapshotOf } from '../access/snapshot.ts';
import type { Member } from '../access/store.ts';
import { readAddress } from '../addresses.ts';
import { aboutMember } from '../members/about.ts';
import { assertAccountFor } from '../members/account.ts';
import { deactivateOne } from '../members/deactivate.ts';
import { assertNotLastHolder, lockOfMember, memberWithin } from '../members/member-within.ts';
import { reactivateOne } from '../members/reactivate.ts';
import { updateMember } from '../members/store.ts';
import { parseName } from '../names.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { assertSeatFor } from '../seats/seats.ts';
import { provisioned } from './provision.ts';
import { isSeen, markProvisioned, markReleased } from './store.ts';

/**
 * A directory changes a member: their name, whether they are active, its own id of them. From the first change on it
 * manages them. Absent values stay as they are, so two changes at once don't undo each other.
 * Source: RFC 7644, Modifying with PATCH
 */
export const changeMember = operation({
  name: 'changeMember',
  input: provisioned.partial().extend({ memberId: z.uuid() }),
  fails: [
    'member-not-found',
    'not-allowed',
    'cannot-manage-member',
    'own-deactivation',
    'last-holder',
    'member-account',
    'no-seat',
    'invalid-name',
    'unclear-name',
    'address-from-slack',
  ],
  lock: (tx, { memberId }) => lockOfMember(tx, memberId),
  async run(scope, { memberId, email, name, isActive, ...facts }): Promise<Member> {
    const { tx, actor, audit, fail } = scope;
    const { member, acting } = await memberWithin(tx, actor, 'member:edit', memberId);
    if (!isSeen(member)) throw fail('member-not-found', {});
    if (email !== undefined && readAddress(email) !== member.email) {
      throw fail('address-from-slack', { who: member.name }, 'userName');
    }
    let saved = await markProvisioned(tx, member, facts);
    if (!member.isProvisioned) {
      const { organizationId } = member;
      const after = { ...accessSnapshotOf(saved), state: saved.state };
      audit({ organizationId, action: 'member.provision', subject: member.email, after });
    }
    // Who is deactivated learns nothing more, and who comes back learns their name after it.
    if (isActive === true) saved = await activate(scope, saved);
    if (name !== undefined) saved = await rename(scope, acting, saved, name);
    if (isActive === false) saved = await deactivate(scope, saved);
    return saved;
  },
});

/** A directory lets go of a member: it deactivates them, and Slack decides about them from then on. */
export const releaseMember = operation({
  name: 'releaseMember',
  input: z.object({ memberId: z.uuid() }),
  fails: ['member-not-found', 'not-allowed', 'cannot-manage-member', 'own-deactivation', 'last-holder'],
  lock: (tx, { memberId }) => lockOfMember(tx, memberId),
  async run(scope, { memberId }): Promise<void> {
    const { tx, actor, audit, fail } = scope;
    const { member } = await memberWithin(tx, actor, 'member:deactivate', memberId);
    if (!isSeen(member)) throw fail('member-not-found', {});
    await deactivate(scope, member);
    await markReleased(tx, memberId);
    const { organizationId, email } = member;
    audit({ organizationId, action: 'member.release', subject: email });
  },
});

async function deactivate(scope: Scope<'own-deactivation'>, { id }: Member): Promise<Member> {
  const { tx, actor, fail } = scope;
  const { member, acting } = await memberWithin(tx, actor, 'member:deactivate', id);
  if (member.state === 'deactivated') return member;
  if (member.id === acting.member.id) throw fail('own-deactivation', {});
  await assertNotLastHolder(tx, acting.organization, member);
  return deactivateOne(scope, acting, member);
}

async function activate(scope: Scope, { id }: Member): Promise<Member> {
  const { tx, actor } = scope;
  const { member, acting } = await memberWithin(tx, actor, 'member:deactivate', id);
  if (member.state === 'active') return member;
  await assertAccountFor(tx, actor.workspaceId, 'reactivate', member);
  await assertSeatFor(tx, acting.organization, member, acting.permissions);
  return reactivateOne(scope, acting, member);
}

async function rename(
  { tx, actor, audit, record }: Scope,
  { member: by }: ActingMember,
  member: Member,
  written: string,
): Promise<Member> {
  const name = written === member.name ? written : parseName(written, 'person', 'name');
  if (name === member.name) return member;
  const before = accessSnapshotOf(member);
  const after = { ...before, name };
  const saved = await updateMember(tx, member, { name });
  const { organizationId, email } = member;
  audit({ organizationId, action: 'member.edit', subject: email, before, after });
  if (member.state === 'active') {
    const about = aboutMember(saved, by, actor);
    record({ type: 'member.changed', ...about, before, after, left: [], joined: [] });
  }
  return saved;
}

import { z } from 'zod';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import { assertGroupsFor } from '../access/match.ts';
import { accessSnapshotOf } from '../access/snapshot.ts';
import type { Member } from '../access/store.ts';
import { addGroupsTo, assertFree } from '../groups/add.ts';
import { groupWithin, lockOfGroup } from '../groups/manage.ts';
import { renameGroupTo } from '../groups/store.ts';
import { alone } from '../locks.ts';
import { aboutMember } from '../members/about.ts';
import { assertMayManage } from '../members/member-within.ts';
import { findMembersById } from '../members/store.ts';
import { parseName } from '../names.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { assertCanGrant, type Capability, type Group } from '../roles.ts';
import {
  type DirectoryGroup,
  directoryGroup,
  grantedMembers,
  groupNamed,
  isSeen,
  markGroupProvisioned,
  moveGrants,
} from './store.ts';

/** A directory sends a group with all its members at once. */
const TIMEOUT_MS = 60_000;
const ids = z.array(z.uuid()).max(20_000);
const text = z.string().max(1_000);

/** The members that a group has from now on: all of them, or those who come and go. */
type Moves = { all: readonly string[] } | { add: readonly string[]; remove: readonly string[] };

/** A directory makes a group, with its members. */
export const provisionGroup = operation({
  name: 'provisionGroup',
  input: z.object({
    organizationId: z.uuid(),
    name: text,
    externalId: text.nullable(),
    members: ids,
  }),
  fails: [
    'not-allowed',
    'cannot-grant',
    'cannot-manage-member',
    'member-not-found',
    'invalid-name',
    'unclear-name',
    'name-looks-alike',
    'duplicate-group',
    'role-needs-groups',
    'group-is-all-they-have',
  ],
  lock: (_, { organizationId }) => alone(organizationId),
  timeoutMs: TIMEOUT_MS,
  async run(scope, { organizationId, externalId, members, ...given }): Promise<DirectoryGroup> {
    const { tx, actor } = scope;
    const acting = await authorise(tx, actor, organizationId, 'organization:edit');
    const name = parseName(given.name, 'group', 'displayName');
    await addGroupsTo(scope, organizationId, [name]);
    const id = await groupNamed(tx, organizationId, name);
    await manage(scope, { id, organizationId, name, isProvisioned: false, externalId });
    await move(scope, acting, { id, name }, { all: members });
    return { id, organizationId, name, externalId, isProvisioned: true };
  },
});

/**
 * A directory changes a group: its name, and which members have it. It manages the group from the first change on.
 * Absent values stay as they are, so two changes at once don't undo each other.
 */
export const changeGroup = operation({
  name: 'changeGroup',
  input: z.object({
    groupId: z.uuid(),
    name: text.optional(),
    externalId: text.nullable().optional(),
    /** All its members; or, without it, who comes and who goes. */
    members: ids.optional(),
    add: ids.default([]),
    remove: ids.default([]),
  }),
  fails: [
    'group-not-found',
    'not-allowed',
    'cannot-grant',
    'cannot-manage-member',
    'member-not-found',
    'invalid-name',
    'unclear-name',
    'name-looks-alike',
    'duplicate-group',
    'role-needs-groups',
    'group-is-all-they-have',
  ],
  lock: (tx, { groupId }) => lockOfGroup(tx, groupId),
  timeoutMs: TIMEOUT_MS,
  async run(scope, { groupId, externalId, members, add, remove, ...given }): Promise<DirectoryGroup> {
    const { tx, actor, audit, record, fail } = scope;
    const { acting } = await groupWithin(tx, actor, groupId);
    const group = await directoryGroup(tx, groupId);
    if (!group) throw fail('group-not-found', {});
    const now = { ...group, externalId: externalId === undefined ? group.externalId : externalId };
    await manage(scope, now, group);
    const { organizationId } = group;
    const isSame = given.name === undefined || given.name === group.name;
    const name = isSame ? group.name : parseName(given.name ?? '', 'group', 'displayName');
    if (name !== group.name) {
      await assertFree(tx, organizationId, [name], groupId);
      await renameGroupTo(tx, groupId, name);
      const [before, after] = [{ name: group.name }, { name }];
      audit({ organizationId, action: 'group.rename', subject: group.name, before, after });
      record({ type: 'organization.changed', organizationId, isOnCards: true });
    }
    await move(scope, acting, { id: groupId, name }, members ? { all: members } : { add, remove });
    return { ...now, name, isProvisioned: true };
  },
});

/** Notes that the directory manages a group, and its id there. */
async function manage({ tx, audit }: Scope, group: DirectoryGroup, before = group): Promise<void> {
  const { id, organizationId, name, externalId } = group;
  if (before.isProvisioned && before.externalId === externalId) return;
  await markGroupProvisioned(tx, id, externalId);
  if (!before.isProvisioned) audit({ organizationId, action: 'group.provision', subject: name });
}

/** Gives members the group at the level of their role, and takes it from others, by the rules of editing a member. */
async function move(
  scope: Scope<'member-not-found' | 'group-is-all-they-have'>,
  acting: ActingMember,
  group: Group,
  moves: Moves,
): Promise<void> {
  const { tx, fail } = scope;
  const { organization } = acting;
  const present = 'all' in moves ? await grantedMembers(tx, group.id) : [];
  const wanted = new Set('all' in moves ? moves.all : moves.add);
  const unwanted = 'all' in moves ? present.filter(isSeen).map(({ id }) => id) : moves.remove;
  const leaving = new Set(unwanted.filter(id => !wanted.has(id)));
  const members = await findMembersById(tx, [...wanted, ...leaving]);
  const known = new Map(members.map(member => [member.id, member]));
  for (const id of wanted) {
    const member = known.get(id);
    if (member?.organizationId !== organization.id || !isSeen(member)) throw fail('member-not-found', {});
  }
  const joins = members.filter(({ id, grants }) => wanted.has(id) && !has(grants, group));
  const leaves = members.filter(
    ({ id, grants, organizationId }) =>
      organizationId === organization.id && leaving.has(id) && has(grants, group),
  );
  for (const member of joins) check(acting, member, withGroup(member, group));
  for (const member of leaves) {
    const after = withoutGroup(member, group);
    const isWider = after.grants.length === 0 && organization.template.blankGroups === 'all';
    if (isWider) throw fail('group-is-all-they-have', { group: group.name, people: [member.name] });
    check(acting, member, after);
  }
  await moveGrants(tx, group.id, {
    joining: joins.map(({ id, role }) => ({ memberId: id, level: role.groupLevel })),
    leaving: leaves.map(({ id }) => id),
  });
  for (const member of joins) tell(scope, acting, member, withGroup(member, group), { joined: [group.id] });
  for (const member of leaves) tell(scope, acting, member, withoutGroup(member, group), { left: [group.id] });
}

const has = (grants: Member['grants'], { id }: Group) => grants.some(({ groupId }) => groupId === id);

type Changed = Pick<Member, 'name' | 'role'> & {
  grants: { groupId: string; level: Member['role']['groupLevel']; group: { name: string } }[];
};

const withGroup = ({ name, role, grants }: Member, group: Group): Changed => ({
  name,
  role,
  grants: [...grants, { groupId: group.id, level: role.groupLevel, group }],
});

const withoutGroup = ({ name, role, grants }: Member, { id }: Group): Changed => ({
  name,
  role,
  grants: grants.filter(({ groupId }) => groupId !== id),
});

/** The rules of editing a member: whom the key's maker may manage, and what they may grant. */
function check(acting: ActingMember, member: Member, { role, grants }: Changed): void {
  const { organization, permissions } = acting;
  assertMayManage(acting, 'member:edit', member);
  assertGroupsFor(role, grants.length);
  const held = { ...role, capabilities: role.capabilities as Capability[] };
  const blankMeansAll = organization.template.blankGroups === 'all';
  assertCanGrant(permissions, 'member:edit', { role: held, grants, blankMeansAll });
}

function tell(
  { actor, audit, record }: Scope,
  { member: by }: ActingMember,
  member: Member,
  changed: Changed,
  { joined = [], left = [] }: { joined?: string[]; left?: string[] },
): void {
  const { organizationId, email } = member;
  const [before, after] = [accessSnapshotOf(member), accessSnapshotOf(changed)];
  audit({ organizationId, action: 'member.edit', subject: email, before, after });
  // Who is deactivated has none of it, and is in no channel.
  if (member.state === 'deactivated') return;
  const about = aboutMember({ ...member, grants: changed.grants }, by, actor);
  record({ type: 'member.changed', ...about, before, after, left, joined });
}

import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import { accessSnapshotOf } from '../access/snapshot.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { alone, type Locks, type RightsReader } from '../locks.ts';
import { aboutMember } from '../members/about.ts';
import { listMembers } from '../members/list/store.ts';
import { membersInGroup } from '../members/store.ts';
import { parseName } from '../names.ts';
import { operation } from '../operation/operation.ts';
import { type Page, readPage } from '../page.ts';
import { assertNotOwned } from '../provisioned/owned.ts';
import { hasEverywhere } from '../roles.ts';
import { addGroupsTo, assertFree } from './add.ts';
import { parseGroupNames } from './names.ts';
import {
  type CountedGroup,
  countedGroup,
  deleteGroup,
  onlyIn,
  organizationOfGroup,
  pageOfGroups,
  pendingInGroup,
  renameGroupTo,
} from './store.ts';

const CAPABILITY = 'organization:edit';
/** Each member of a removed group gets a message, and a group can have thousands. */
const TIMEOUT_MS = 60_000;

/** A page of an organization's groups. @throws DomainError organization-not-found, not-allowed */
export async function manageGroups(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  page: number,
): Promise<{ acting: ActingMember; list: Page<CountedGroup> }> {
  const acting = await authorise(db, actor, organizationId, CAPABILITY);
  const list = await readPage(page, (skip, take) => pageOfGroups(db, { organizationId, skip, take }));
  return { acting, list };
}

/** Loads a group and checks that the actor may change it. @throws DomainError group-not-found, not-allowed */
export async function groupWithin(db: RightsReader, actor: Person, id: string) {
  const organizationId = await organizationOfGroup(db, id);
  if (!organizationId) throw new DomainError('group-not-found', {});
  const acting = await authorise(db, actor, organizationId, CAPABILITY);
  const group = await countedGroup(db, id);
  if (!group) throw new DomainError('group-not-found', {});
  return { group, acting };
}

/** Locks taken while a group is changed. @throws DomainError group-not-found */
export async function lockOfGroup(tx: Transaction, groupId: string): Promise<Locks> {
  const organizationId = await organizationOfGroup(tx, groupId);
  if (!organizationId) throw new DomainError('group-not-found', {});
  return alone(organizationId);
}

/** How many names a confirmation shows. */
const NAMED = 10;

/** People who change groups don't necessarily see the members in them. */
export const seesEverybody = ({ permissions }: ActingMember) =>
  hasEverywhere(permissions, 'member:read') && hasEverywhere(permissions, 'invitation:read');

/** A group, and the first names of people who would lose it. @throws DomainError group-not-found, not-allowed */
export async function groupToChange({ db }: Domain, actor: Person, id: string) {
  const found = await groupWithin(db, actor, id);
  const { organizationId } = found.group;
  const group = { organizationId, within: null, search: null, roleId: null, groupId: id };
  if (!seesEverybody(found.acting)) return { ...found, names: [] };
  const [members, invitations] = await Promise.all([
    listMembers(db, { ...group, state: 'active' }, 'start', NAMED),
    pendingInGroup(db, id, NAMED),
  ]);
  const names = [...members.map(({ name }) => name), ...invitations];
  return { ...found, names: names.slice(0, NAMED) };
}

/** Adds groups, one per line or separated by commas. */
export const addGroups = operation({
  name: 'addGroups',
  input: z.object({ organizationId: z.uuid(), groups: z.string() }),
  fails: [
    'organization-not-found',
    'not-allowed',
    'invalid-name',
    'unclear-name',
    'name-looks-alike',
    'duplicate-group',
  ],
  lock: (_, { organizationId }) => alone(organizationId),
  async run(scope, { organizationId, groups }): Promise<string[]> {
    await authorise(scope.tx, scope.actor, organizationId, CAPABILITY);
    const names = parseGroupNames(groups);
    if (names.length === 0) parseName('', 'group', 'groups');
    await addGroupsTo(scope, organizationId, names);
    return names;
  },
});

/** Renames a group. Its members keep it. */
export const renameGroup = operation({
  name: 'renameGroup',
  input: z.object({ groupId: z.uuid(), name: z.string() }),
  fails: [
    'group-not-found',
    'organization-not-found',
    'not-allowed',
    'invalid-name',
    'unclear-name',
    'name-looks-alike',
    'duplicate-group',
    'from-directory',
  ],
  lock: (tx, { groupId }) => lockOfGroup(tx, groupId),
  async run(scope, { groupId, name: written }): Promise<{ before: string; name: string }> {
    const { tx, actor, audit, record } = scope;
    const { group: now } = await groupWithin(tx, actor, groupId);
    const { organizationId } = now;
    if (written === now.name) return { before: written, name: written };
    const name = parseName(written, 'group', 'groups');
    if (name === now.name) return { before: name, name };
    await assertNotOwned(scope, now, 'group');
    await assertFree(tx, organizationId, [name], groupId);
    await renameGroupTo(tx, groupId, name);
    audit({
      organizationId,
      action: 'group.rename',
      subject: now.name,
      before: { name: now.name },
      after: { name },
    });
    record({ type: 'organization.changed', organizationId, isOnCards: true });
    return { before: now.name, name };
  },
});

/**
 * Removes a group. Its members lose it and get a message, and pending invitations no longer grant it. Where no group
 * means all groups, nobody may be left without one: they would get more than they had. Resolved invitations note
 * that their group was removed.
 */
export const removeGroup = operation({
  name: 'removeGroup',
  input: z.object({ groupId: z.uuid() }),
  fails: [
    'group-not-found',
    'organization-not-found',
    'not-allowed',
    'group-linked',
    'group-is-all-they-have',
    'from-directory',
    'group-from-slack',
  ],
  lock: (tx, { groupId }) => lockOfGroup(tx, groupId),
  timeoutMs: TIMEOUT_MS,
  async run(scope, { groupId }): Promise<CountedGroup> {
    const { tx, actor, audit, record, fail } = scope;
    const { group: now, acting } = await groupWithin(tx, actor, groupId);
    const { organizationId } = now;
    await assertNotOwned(scope, now, 'group');
    if (actor.apiKey?.isDirectory && !now.isProvisioned) throw fail('group-from-slack', { group: now.name });
    if (now.links.length > 0) throw fail('group-linked', { group: now.name });
    const meansAll = acting.organization.template.blankGroups === 'all';
    const people = meansAll ? await onlyIn(tx, groupId) : [];
    if (people.length > 0) {
      const visiblePeople = seesEverybody(acting) ? people : [];
      throw fail('group-is-all-they-have', { group: now.name, people: visiblePeople });
    }
    const members = await membersInGroup(tx, groupId);
    await deleteGroup(tx, groupId, { meansAll });
    audit({
      organizationId,
      action: 'group.remove',
      subject: now.name,
      before: {
        name: now.name,
        members: members.map(({ email }) => email),
        invitations: now.invitations,
      },
    });
    record({ type: 'organization.changed', organizationId, isOnCards: true });
    for (const before of members) {
      const after = { ...before, grants: before.grants.filter(grant => grant.groupId !== groupId) };
      record({
        type: 'member.changed',
        ...aboutMember(after, acting.member, actor),
        before: accessSnapshotOf(before),
        after: accessSnapshotOf(after),
        left: [groupId],
        joined: [],
      });
    }
    return now;
  },
});

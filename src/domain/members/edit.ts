import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { grantsFor } from '../access/grants.ts';
import { assertGroupsFor, matchGroups, matchRole } from '../access/match.ts';
import { chosenGrants } from '../access/resolve-access.ts';
import { accessSnapshot, accessSnapshotOf } from '../access/snapshot.ts';
import { listGroups, type Member } from '../access/store.ts';
import { lastEntryOf } from '../audit/store.ts';
import { type Difference, differences } from '../differences.ts';
import { DomainError } from '../errors.ts';
import { withdrawOffersOf } from '../handovers/withdraw.ts';
import { parseName } from '../names.ts';
import { operation } from '../operation/operation.ts';
import type { Role } from '../organizations/store.ts';
import { assertGroupsNotOwned, assertNotOwned } from '../provisioned/owned.ts';
import { assertCanGrant, type Grant, type Group, hasEverywhere, isSameAccess } from '../roles.ts';
import { nameable } from '../visibility.ts';
import { aboutMember } from './about.ts';
import { assertAccountFor } from './account.ts';
import { assertNotLastHolder, lockOfMember, memberWithin } from './member-within.ts';
import { nameOfActor, updateMember } from './store.ts';

const input = z.object({
  memberId: z.uuid(),
  /** The version that the editor saw: a change that somebody else made since then is never overwritten. */
  version: z.number().int(),
  name: z.string(),
  /** Id or name. */
  role: z.string(),
  /** Ids or names of the groups that the person has at the level of their role. */
  groups: z.array(z.string()),
  /** Groups that they administer; absent: their levels stay as they are. */
  adminOf: z.array(z.string()).optional(),
});

/**
 * Changes a member's name, role, groups and levels. The editor must be allowed to grant both the old access and the new
 * one. Of two edits at once, the second is refused and its editor reads what changed. People can't change their own
 * role or groups. Editing needs no seat. Saving the same twice has the same effect as once.
 * Source: product.md, Members; Secaro, Edit user details; Senturo's FAQ on changing role and groups
 */
export const editMember = operation({
  name: 'editMember',
  input,
  fails: [
    'member-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-manage-member',
    'cannot-grant',
    'member-deactivated',
    'member-account',
    'member-changed',
    'own-access',
    'last-holder',
    'invalid-name',
    'unclear-name',
    'unknown-role',
    'unknown-group',
    'role-needs-groups',
    'from-directory',
  ],
  lock: (tx, { memberId }) => lockOfMember(tx, memberId),
  async run(scope, given): Promise<{ member: Member; changes: Difference[] }> {
    const { tx, actor, audit, record, fail } = scope;
    const { member, acting } = await memberWithin(tx, actor, 'member:edit', given.memberId);
    const { organization, permissions } = acting;
    if (member.state === 'deactivated') throw fail('member-deactivated', { who: member.name });

    const name = given.name === member.name ? member.name : parseName(given.name, 'person', 'name');
    const role = matchRole(given.role, organization);
    const groups = await listGroups(tx, { organizationId: member.organizationId });
    const wanted = wantedGrants({ ...given, role, member, acting, all: groups });
    const grants = wanted.map(({ groupId, level }) => ({ groupId, level }));
    const [before, after] = [accessSnapshotOf(member), accessSnapshotOf({ name, role, grants: wanted })];
    const changesAccess = !isSameAccess(member, { roleId: role.id, grants });
    if (!changesAccess && name === member.name) return { member, changes: [] };
    await assertAccountFor(tx, actor.workspaceId, 'edit', member);
    if (name !== member.name) await assertNotOwned(scope, member, 'name');
    await assertGroupsNotOwned(scope, member, grants);
    if (member.version !== given.version) throw await changedByAnother(tx, member, acting);

    const said = differences(before, after, organization.template);
    const changes = said.length > 0 ? said : [{ what: 'same-names' } as const];
    if (changesAccess) {
      if (member.id === acting.member.id) throw fail('own-access', {}, 'role');
      assertGroupsFor(role, grants.length);
      const blankMeansAll = organization.template.blankGroups === 'all';
      assertCanGrant(permissions, 'member:edit', { role, grants, blankMeansAll });
      if (role.id !== member.roleId) await assertNotLastHolder(tx, organization, member);
    }
    const saved = await updateMember(tx, member, { name, roleId: role.id, grants });
    const { organizationId, email } = member;
    audit({ organizationId, action: 'member.edit', subject: email, before, after });
    const [had, has] = [member.grants, grants].map(all => all.map(({ groupId }) => groupId)) as [
      string[],
      string[],
    ];
    record({
      type: 'member.changed',
      ...aboutMember(saved, acting.member, actor),
      before,
      after,
      left: had.filter(id => !has.includes(id)),
      joined: has.filter(id => !had.includes(id)),
    });
    // Offers of the top role were made by, or to, somebody with another role.
    if (role.id !== member.roleId) await withdrawOffersOf(scope, organizationId, [member.id]);
    return { member: saved, changes };
  },
});

function wantedGrants(given: {
  member: Member;
  role: Role;
  acting: ActingMember;
  all: Group[];
  groups: string[];
  adminOf?: string[] | undefined;
}): (Grant & { group: { name: string } })[] {
  const { member, role, adminOf, all } = given;
  const { organization, permissions } = given.acting;
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const visibleGroups = nameable(permissions, all);
  const groups = matchGroups(given.groups, all, 'groups', visibleGroups);
  if (adminOf) return chosenGrants(role, groups, matchGroups(adminOf, all, 'adminOf', visibleGroups));
  const rolesById = new Map(organization.roles.map(each => [each.id, each]));
  const grants = grantsFor(role, groups, member, rolesById);
  return grants.map(grant => ({ ...grant, group: { name: names.get(grant.groupId) ?? grant.groupId } }));
}

/** Who changed the member since the editor saw them, and what; only for editors who see everybody. */
async function changedByAnother(
  tx: Transaction,
  member: Member,
  { organization: { template }, permissions }: ActingMember,
): Promise<DomainError> {
  const { organizationId, name } = member;
  if (!hasEverywhere(permissions, 'member:read')) {
    return new DomainError('member-changed', { who: name, by: null, changes: [] });
  }
  const entry = await lastEntryOf(tx, member, 'member.');
  const [before, after] = [accessSnapshot.safeParse(entry?.before), accessSnapshot.safeParse(entry?.after)];
  return new DomainError('member-changed', {
    who: name,
    by: entry && (await nameOfActor(tx, organizationId, entry.actor)),
    changes: before.success && after.success ? differences(before.data, after.data, template) : [],
  });
}

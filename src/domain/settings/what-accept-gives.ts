import type { Transaction } from '../../database/client.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { groupsProblem, matchGroups, matchRole } from '../access/match.ts';
import { listGroups } from '../access/store.ts';
import { raise } from '../errors.ts';
import { defaultRole } from '../joining/rules.ts';
import type { Organization } from '../organizations/store.ts';
import { assertCanGrant, type Group } from '../roles.ts';
import { nameable } from '../visibility.ts';
import type { Settings } from './settings.ts';

type WhatAcceptGives = Pick<Settings, 'acceptRoleId' | 'acceptGroupIds'>;

/** What somebody chose; a part that is absent was not asked, so it stays. */
interface Chosen {
  acceptRole?: string | null | undefined;
  acceptGroups?: string[] | null | undefined;
}

/**
 * Reads what Accept on a join request gives newcomers. A role that the editor may not grant is refused. Groups that were
 * removed stay in the setting until somebody chooses others: otherwise saving any setting could leave newcomers with
 * all groups.
 * @throws DomainError unknown-role, unknown-group, cannot-grant, role-needs-groups
 */
export function parseWhatAcceptGives(
  { organization, permissions }: ActingMember,
  groups: readonly Group[],
  { acceptRole, acceptGroups }: Chosen,
): WhatAcceptGives {
  const { acceptRoleId, acceptGroupIds, template } = organization;
  const role = acceptRole ? matchRole(acceptRole, organization) : null;
  const roleId = acceptRole === undefined ? acceptRoleId : (role?.id ?? null);
  const chosen = matchGroups(acceptGroups ?? [], groups, 'acceptGroups', nameable(permissions, groups));
  const present = groups.filter(({ id }) => acceptGroupIds.includes(id));
  const isSame =
    acceptGroups === undefined ||
    (chosen.length === present.length && chosen.every(group => present.includes(group)));
  const groupIds = isSame ? acceptGroupIds : chosen.map(({ id }) => id).sort();
  if (roleId === acceptRoleId && isSame) return { acceptRoleId, acceptGroupIds };
  const given = role ?? organization.roles.find(({ id }) => id === roleId) ?? defaultRole(organization);
  const grants = groupIds.map(groupId => ({ groupId, level: given.groupLevel }));
  const blankMeansAll = template.blankGroups === 'all';
  assertCanGrant(permissions, 'organization:edit', { role: given, grants, blankMeansAll });
  raise(groupsProblem(given, groupIds.length));
  return { acceptRoleId: roleId, acceptGroupIds: groupIds };
}

/** The same settings with names in place of ids, as people and the audit log read them. */
export function withNames<Some extends Partial<Settings>>(
  settings: Some,
  { roles }: Organization,
  groups: readonly Group[],
): Some {
  const { acceptRoleId, acceptGroupIds } = settings;
  const roleName = roles.find(({ id }) => id === acceptRoleId)?.name ?? '(role no longer exists)';
  const groupName = (wanted: string) =>
    groups.find(({ id }) => id === wanted)?.name ?? '(group no longer exists)';
  return {
    ...settings,
    ...(acceptRoleId && { acceptRoleId: roleName }),
    ...(acceptGroupIds && { acceptGroupIds: acceptGroupIds.map(groupName) }),
  };
}

/** The groups that reading these settings needs. */
export async function groupsOfSettings(
  tx: Transaction,
  { id: organizationId, acceptGroupIds }: Organization,
  { acceptGroups }: Chosen,
): Promise<Group[]> {
  const needed = acceptGroupIds.length + (acceptGroups?.length ?? 0) > 0;
  return needed ? listGroups(tx, { organizationId }) : [];
}

import { groupsByName } from '../access/snapshot.ts';
import type { Role } from '../organizations/store.ts';
import type { Grant } from '../roles.ts';

/** A role, and groups with levels that differ from the role's; no groups mean what the template says. */
export interface AccessByName {
  role: string;
  groups: string[];
}

/** The names of a role and its groups. */
export function accessByName(
  role: Pick<Role, 'name' | 'groupLevel'>,
  grants: readonly Grant[],
  groupNames: ReadonlyMap<string, string>,
): AccessByName {
  const named = grants.map(({ groupId, level }) => ({
    level,
    group: { name: groupNames.get(groupId) ?? groupId },
  }));
  return { role: role.name, groups: groupsByName(role, named) };
}

/** The names of what a member or an invitation has now, whose role may have been removed since. */
export function accessBefore(
  { roleId, grants }: { roleId: string; grants: readonly Grant[] },
  {
    rolesById,
    groupNames,
  }: { rolesById: ReadonlyMap<string, Role>; groupNames: ReadonlyMap<string, string> },
): AccessByName {
  return accessByName(rolesById.get(roleId) ?? { name: roleId, groupLevel: 'access' }, grants, groupNames);
}

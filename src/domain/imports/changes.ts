import type { Role } from '../organizations/store.ts';
import type { Group } from '../roles.ts';
import { type Grant, isSameAccess } from '../roles.ts';

/** A role and groups by name; no groups mean what the template says. */
export interface AccessByName {
  role: string;
  groups: string[];
}

/** The values before and after. */
export interface Changes {
  before: AccessByName;
  after: AccessByName;
}

/** The differences between a person's role and groups and those of a row, or null when there are none. */
export function changesOf(
  before: { roleId: string; grants: readonly Grant[] },
  after: { role: Role; groups: readonly Group[]; grants: readonly Grant[] },
  known: { rolesById: ReadonlyMap<string, Role>; groupNames: ReadonlyMap<string, string> },
): Changes | null {
  if (isSameAccess(before, { roleId: after.role.id, grants: after.grants })) return null;
  return {
    before: {
      role: known.rolesById.get(before.roleId)?.name ?? before.roleId,
      groups: before.grants.map(({ groupId: id }) => known.groupNames.get(id) ?? id).sort(),
    },
    after: { role: after.role.name, groups: after.groups.map(({ name }) => name).sort() },
  };
}

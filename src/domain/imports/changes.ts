import type { Group } from '../groups/store.ts';
import type { Role } from '../organizations/store.ts';
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

/**
 * The grants of a row: the level of its role in each group. A level that somebody set by hand stays, because a CSV file
 * has no column for it.
 */
export function grantsFor(
  role: Role | null,
  groups: readonly Group[],
  present: { roleId: string; grants: readonly Grant[] } | undefined,
  roles: ReadonlyMap<string, Role>,
): Grant[] {
  const usual = present && roles.get(present.roleId)?.groupLevel;
  const chosen = new Map(
    present?.grants.filter(({ level }) => level !== usual).map(({ groupId, level }) => [groupId, level]),
  );
  return groups.map(({ id }) => ({ groupId: id, level: chosen.get(id) ?? role?.groupLevel ?? 'access' }));
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

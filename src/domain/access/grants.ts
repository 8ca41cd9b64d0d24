import type { Role } from '../organizations/store.ts';
import type { Grant, Group } from '../roles.ts';

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

import { DomainError, orThrow, type Problem, raise } from '../errors.ts';
import { Names } from '../names.ts';
import type { Organization, Role } from '../organizations/store.ts';
import type { Group } from '../roles.ts';

const known = new WeakMap<readonly object[], Names<Group | Role>>();

/** The index of a list's names, which many entries of a file or a list are compared with. */
function namesOf<Named extends Group | Role>(all: readonly Named[]): Names<Named> {
  const names = known.get(all) ?? new Names<Group | Role>(all);
  known.set(all, names);
  return names as Names<Named>;
}

/** Matches by id, then by name, then by the only name that differs just in case. */
function match<Named extends Group | Role>(value: string, all: readonly Named[]): Named | null {
  const chosen = all.find(({ id }) => id === value);
  if (chosen) return chosen;
  const found = namesOf(all).match(value);
  return found.kind === 'unknown' ? null : found.named;
}

/** Finds the role that was typed or chosen; the problem of an unknown one names the nearest. */
export function readRole(
  value: string,
  { roles }: Pick<Organization, 'roles'>,
): Role | Problem<'unknown-role'> {
  const found = match(value, roles);
  if (found) return found;
  const names = namesOf(roles);
  const data = { value, roles: [...names.all], nearest: names.nearest(value) };
  return new DomainError('unknown-role', data, 'role');
}

/** Finds the role that was typed or chosen. @throws DomainError unknown-role */
export function matchRole(value: string, organization: Pick<Organization, 'roles'>): Role {
  return orThrow(readRole(value, organization));
}

/**
 * Finds the groups that were typed or chosen, each once; the problem of an unknown one names the nearest.
 * @param field the input that contains them
 * @param nameable the groups that a problem may name
 */
export function readGroups(
  values: readonly string[],
  all: readonly Group[],
  field = 'groups',
  nameable = all,
): Group[] | Problem<'unknown-group'> {
  const found = new Set<Group>();
  for (const value of values) {
    const group = match(value, all);
    if (!group) {
      const names = namesOf(nameable);
      const data = { value, groups: [...names.all], nearest: names.nearest(value) };
      return new DomainError('unknown-group', data, field);
    }
    found.add(group);
  }
  return [...found];
}

/** The groups that were written or chosen, as readGroups finds them. @throws DomainError unknown-group */
export function matchGroups(...given: Parameters<typeof readGroups>): Group[] {
  return orThrow(readGroups(...given));
}

/** Says that a role which acts inside particular groups has none: its holder could do nothing. */
export function groupsProblem(
  role: Pick<Role, 'name' | 'groupLevel'>,
  groupCount: number,
): Problem<'role-needs-groups'> | null {
  if (role.groupLevel !== 'admin' || groupCount > 0) return null;
  return new DomainError('role-needs-groups', { role: role.name }, 'groups');
}

/** Refuses a role without the groups that it needs. @throws DomainError role-needs-groups */
export function assertGroupsFor(role: Pick<Role, 'name' | 'groupLevel'>, groupCount: number): void {
  raise(groupsProblem(role, groupCount));
}

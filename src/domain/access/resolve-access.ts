import { z } from 'zod';
import { DomainError, orThrow, type Problem } from '../errors.ts';
import type { Role } from '../organizations/store.ts';
import type { Access, Grant, Group } from '../roles.ts';
import { nameable } from '../visibility.ts';
import type { ActingMember } from './acting-member.ts';
import { groupsProblem, readGroups, readRole } from './match.ts';

/** An access as somebody typed or chose it. */
export const accessInput = z.object({
  /** Id or name. */
  role: z.string(),
  /** Ids or names; empty: the template decides what it means. */
  groups: z.array(z.string()),
  /** Groups of which the person becomes admin, whatever their role. */
  adminOf: z.array(z.string()).default([]),
});

export type AccessInput = z.output<typeof accessInput>;

/** An access with the names of its role and groups. */
export interface ResolvedAccess extends Access {
  role: Role;
  grants: (Grant & { group: Group })[];
}

/**
 * Resolves access as it was written: the level of the role in each of its groups, and "admin" in those where that is
 * chosen. What cannot be resolved is returned as the problem.
 * @param all what groupsFor found
 */
export function readAccess(
  { organization, permissions }: Pick<ActingMember, 'organization' | 'permissions'>,
  all: readonly Group[],
  given: AccessInput,
): ResolvedAccess | Problem<'unknown-role' | 'unknown-group' | 'role-needs-groups'> {
  const role = readRole(given.role, organization);
  if (role instanceof DomainError) return role;
  const named = nameable(permissions, all);
  const groups = readGroups(given.groups, all, 'groups', named);
  if (groups instanceof DomainError) return groups;
  const adminOf = readGroups(given.adminOf, all, 'adminOf', named);
  if (adminOf instanceof DomainError) return adminOf;
  // In the order of all groups, however the input orders them.
  const positions = new Map(all.map(({ id }, position) => [id, position]));
  const grants = chosenGrants(role, groups, adminOf).toSorted(
    (one, other) => (positions.get(one.groupId) ?? 0) - (positions.get(other.groupId) ?? 0),
  );
  const problem = groupsProblem(role, grants.length);
  return problem ?? { role, grants, blankMeansAll: organization.template.blankGroups === 'all' };
}

/** Resolves access as readAccess does. @throws DomainError unknown-role, unknown-group, role-needs-groups */
export function resolveAccess(...given: Parameters<typeof readAccess>): ResolvedAccess {
  return orThrow(readAccess(...given));
}

/** The grants of a person with these groups at the level of their role, and admin of those; each group once. */
export function chosenGrants<Named extends Group>(
  role: Pick<Role, 'groupLevel'>,
  groups: readonly Named[],
  adminOf: readonly Named[],
): (Grant & { group: Named })[] {
  const admin = new Set(adminOf);
  return [
    ...groups
      .filter(group => !admin.has(group))
      .map(group => ({ groupId: group.id, level: role.groupLevel, group })),
    ...adminOf.map(group => ({ groupId: group.id, level: 'admin' as const, group })),
  ];
}

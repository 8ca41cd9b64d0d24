import { z } from 'zod';
import type { Database, Transaction } from '../../database/client.ts';
import { type Group, listGroups } from '../groups/store.ts';
import type { ActingMember } from '../members/acting-member.ts';
import type { Organization, Role } from '../organizations/store.ts';
import type { Access, Grant } from '../roles.ts';
import { nameable } from '../visibility.ts';
import { assertGroupsFor, matchGroups, matchRole } from './rules.ts';

/** What somebody is to be given, as it was written or chosen. */
export const accessInput = z.object({
  /** Id or name. */
  role: z.string(),
  /** Ids or names; empty means what the template says. */
  groups: z.array(z.string()),
  /** Those of which the person becomes admin, whatever their role. */
  adminOf: z.array(z.string()).default([]),
});

export type AccessInput = z.output<typeof accessInput>;

/** A gift whose role and groups have names. */
export interface ResolvedAccess extends Access {
  role: Role;
  grants: (Grant & { group: Group })[];
}

/** The groups among which wishes choose; none are read where none is chosen. */
export async function groupsFor(
  db: Database | Transaction,
  { id: organizationId }: Pick<Organization, 'id'>,
  accessInputs: readonly Pick<AccessInput, 'groups' | 'adminOf'>[],
): Promise<Group[]> {
  const choosesAny = accessInputs.some(({ groups, adminOf }) => groups.length + adminOf.length > 0);
  return choosesAny ? listGroups(db, { organizationId }) : [];
}

/**
 * Reads a wish: the level of the role in each of its groups, and "admin" in those where that is chosen.
 * @param all what groupsFor found
 * @throws DomainError unknown-role, unknown-group, role-needs-groups
 */
export function resolveAccess(
  { organization, permissions }: Pick<ActingMember, 'organization' | 'permissions'>,
  all: readonly Group[],
  given: AccessInput,
): ResolvedAccess {
  const role = matchRole(given.role, organization);
  const told = nameable(permissions, all);
  const chosen = chosenGrants(
    role,
    matchGroups(given.groups, all, 'groups', told),
    matchGroups(given.adminOf, all, 'adminOf', told),
  );
  // In the order of all groups, however they were named.
  const positions = new Map(all.map(({ id }, position) => [id, position]));
  const grants = chosen.toSorted(
    (one, other) => (positions.get(one.groupId) ?? 0) - (positions.get(other.groupId) ?? 0),
  );
  assertGroupsFor(role, grants.length);
  return { role, grants, blankMeansAll: organization.template.blankGroups === 'all' };
}

/** The grants of somebody who has these groups at the level of their role and is admin of those, each group once. */
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

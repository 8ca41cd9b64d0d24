import { DomainError, type Problem, raise } from './errors.ts';

/** The rights that Foyer enforces. A role has some of these for the whole organization. */
export const capabilities = [
  'invitation:create',
  'invitation:read',
  'invitation:revoke',
  'member:read',
  'member:edit',
  'member:deactivate',
  'join-request:review',
  'audit:read',
  'organization:edit',
  'organization:own',
] as const;

export type Capability = (typeof capabilities)[number];
export type GroupLevel = 'access' | 'edit' | 'admin';

/** A group of an organization: the template calls it a device group or a facility. */
export interface Group {
  id: string;
  name: string;
}

export interface Grant {
  groupId: string;
  level: GroupLevel;
}

/** A role as the rules see it. */
export interface HeldRole {
  id: string;
  name: string;
  capabilities: readonly Capability[];
}

/** A person's role, grants and group-admin capabilities in one organization. */
export interface Permissions {
  role: HeldRole;
  grants: readonly Grant[];
  /** Capabilities that the level "admin" in a group gives inside that group (from the template). */
  groupAdminCapabilities: readonly Capability[];
}

/** The access that somebody is about to get. */
export interface Access {
  role: HeldRole;
  grants: readonly Grant[];
  /** Does no group mean all groups (from the template)? */
  blankMeansAll: boolean;
}

/** Is it the same access: the same role id, and the same level in the same groups, whatever their names? */
export function isSameAccess(
  one: { roleId: string; grants: readonly Grant[] },
  other: { roleId: string; grants: readonly Grant[] },
): boolean {
  const levels = new Map(one.grants.map(({ groupId, level }) => [groupId, level]));
  return (
    one.roleId === other.roleId &&
    levels.size === other.grants.length &&
    other.grants.every(({ groupId, level }) => levels.get(groupId) === level)
  );
}

/** The groups that a person administers. */
export function administeredGroups(permissions: Permissions): string[] {
  return permissions.grants.filter(grant => grant.level === 'admin').map(grant => grant.groupId);
}

/** True when the role has the capability for the whole organization. */
export function hasEverywhere(permissions: Permissions, capability: Capability): boolean {
  return permissions.role.capabilities.includes(capability);
}

/**
 * Does this person have the capability at all: everywhere by role, or inside the groups they administer? {@link covers}
 * checks whether they have it for a particular subject.
 */
export function can(permissions: Permissions, capability: Capability): boolean {
  return (
    hasEverywhere(permissions, capability) ||
    (permissions.groupAdminCapabilities.includes(capability) && administeredGroups(permissions).length > 0)
  );
}

/**
 * Does the capability cover a subject? A group admin acts only for people all of whose groups they administer. A
 * subject without groups (`subjectGroups` empty) is outside every group admin's rights.
 */
export function covers(
  permissions: Permissions,
  capability: Capability,
  subjectGroups: readonly string[],
): boolean {
  if (hasEverywhere(permissions, capability)) return true;
  if (!can(permissions, capability) || subjectGroups.length === 0) return false;
  const mine = new Set(administeredGroups(permissions));
  return subjectGroups.every(groupId => mine.has(groupId));
}

/** Does the giver have every capability of the role? */
export function canGrantRole(giver: Permissions, role: HeldRole): boolean {
  return role.capabilities.every(capability => hasEverywhere(giver, capability));
}

/**
 * Says what of some access is more than the giver may grant: a role with a capability they lack, the level "admin"
 * where it is worth more than they have, or groups that they do not administer. Null when they may grant all of it.
 */
export function grantProblem(
  giver: Permissions,
  capability: Capability,
  access: Access,
): Problem<'cannot-grant'> | null {
  const beyond = (reason: 'role' | 'groups' | 'all-groups') =>
    new DomainError(
      'cannot-grant',
      { role: access.role.name, reason },
      reason === 'role' ? 'role' : 'groups',
    );
  if (!canGrantRole(giver, access.role)) return beyond('role');
  const mine = new Set(administeredGroups(giver));
  const others = access.grants.filter(({ groupId }) => !mine.has(groupId));
  if (hasEverywhere(giver, capability)) {
    const isWorthMore = giver.groupAdminCapabilities.some(each => !hasEverywhere(giver, each));
    if (isWorthMore && others.some(({ level }) => level === 'admin')) return beyond('role');
    return null;
  }
  if (access.grants.length === 0) return beyond(access.blankMeansAll ? 'all-groups' : 'groups');
  if (others.length > 0) return beyond('groups');
  return null;
}

/** Refuses access that the giver may not grant. @throws DomainError cannot-grant, naming the role and what is too much */
export function assertCanGrant(giver: Permissions, capability: Capability, access: Access): void {
  raise(grantProblem(giver, capability, access));
}

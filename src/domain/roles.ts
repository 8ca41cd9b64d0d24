import { DomainError } from './errors.ts';

/** What Foyer enforces. A role holds some of these for the whole organization. */
export const capabilities = [
  'invitation:create',
  'invitation:read',
  'invitation:revoke',
  'member:read',
  'join-request:review',
  'organization:edit',
  'organization:own',
] as const;

export type Capability = (typeof capabilities)[number];
export type GroupLevel = 'access' | 'edit' | 'admin';

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

/** What a person holds in one organization: a role, grants, and what being admin of a group is worth there. */
export interface Standing {
  role: HeldRole;
  grants: readonly Grant[];
  /** Capabilities that the level "admin" in a group gives inside that group (from the template). */
  groupAdminCapabilities: readonly Capability[];
}

/** What someone is about to be given. */
export interface Gift {
  role: HeldRole;
  grants: readonly Grant[];
  /** Whether having no group means having all (from the template). */
  blankMeansAll: boolean;
}

const levels: readonly GroupLevel[] = ['access', 'edit', 'admin'];

/** The groups that a person administers. */
export function administeredGroups(standing: Standing): string[] {
  return standing.grants.filter(grant => grant.level === 'admin').map(grant => grant.groupId);
}

/** True when the role holds the capability for the whole organization. */
export function holdsEverywhere(standing: Standing, capability: Capability): boolean {
  return standing.role.capabilities.includes(capability);
}

/**
 * May this person use the capability at all: everywhere by role, or inside the groups they administer?
 * Whether a particular subject is within reach is asked with {@link reaches}.
 */
export function can(standing: Standing, capability: Capability): boolean {
  return (
    holdsEverywhere(standing, capability) ||
    (standing.groupAdminCapabilities.includes(capability) && administeredGroups(standing).length > 0)
  );
}

/**
 * Is a subject within reach: a group-scoped admin acts only for people all of whose groups they administer.
 * `subjectGroups` empty means that the subject belongs to no particular group, which is out of such reach.
 */
export function reaches(
  standing: Standing,
  capability: Capability,
  subjectGroups: readonly string[],
): boolean {
  if (holdsEverywhere(standing, capability)) return true;
  if (!can(standing, capability) || subjectGroups.length === 0) return false;
  const mine = new Set(administeredGroups(standing));
  return subjectGroups.every(groupId => mine.has(groupId));
}

/** Is every capability of the role one that the giver holds? */
export function mayGrantRole(giver: Standing, role: HeldRole): boolean {
  return role.capabilities.every(capability => holdsEverywhere(giver, capability));
}

/**
 * Refuses a gift beyond the giver's own: a role with a capability they lack, or groups outside their reach.
 * @throws DomainError beyond-reach, naming the role and what is too much
 */
export function assertWithinReach(giver: Standing, capability: Capability, gift: Gift): void {
  const role = gift.role.name;
  if (!mayGrantRole(giver, gift.role)) {
    throw new DomainError('beyond-reach', { role, reason: 'role' }, 'role');
  }
  if (holdsEverywhere(giver, capability)) return;
  if (gift.grants.length === 0) {
    throw new DomainError(
      'beyond-reach',
      { role, reason: gift.blankMeansAll ? 'all-groups' : 'groups' },
      'groups',
    );
  }
  const held = new Map(giver.grants.map(grant => [grant.groupId, grant.level]));
  const within = gift.grants.every(grant => {
    const level = held.get(grant.groupId);
    return level === 'admin' && levels.indexOf(grant.level) <= levels.indexOf(level);
  });
  if (!within) throw new DomainError('beyond-reach', { role, reason: 'groups' }, 'groups');
}

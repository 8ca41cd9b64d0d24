import type { Group } from './roles.ts';
import {
  administeredGroups,
  type Capability,
  can,
  type Grant,
  hasEverywhere,
  type Permissions,
} from './roles.ts';

/**
 * What a person may learn about others: what their own lists show. Refusals, findings, offers and options all check
 * here. A group admin sees everybody who has one of their groups, also beside others; they may change only people all
 * of whose groups they administer (roles.ts).
 * Source: product.md, Members ("within the actor's reach")
 */
const sees =
  (capability: Capability) =>
  (permissions: Permissions, { grants }: { grants: readonly Pick<Grant, 'groupId'>[] }): boolean => {
    const reached = groupsReached(permissions, capability);
    return reached === null || grants.some(({ groupId }) => reached.includes(groupId));
  };

/** Does the list of members show them this one? */
export const seesMember = sees('member:read');

/** Does the list of invitations show them this one? */
export const seesInvitation = sees('invitation:read');

/** May they see how many seats there are, and how many are used? */
export function seesSeats(permissions: Permissions): boolean {
  return hasEverywhere(permissions, 'invitation:create') || hasEverywhere(permissions, 'organization:edit');
}

/** The ids of the groups whose people and names this right lets them see; null: all. */
export function groupsReached(permissions: Permissions, capability: Capability): string[] | null {
  if (hasEverywhere(permissions, capability)) return null;
  return can(permissions, capability) ? administeredGroups(permissions) : [];
}

/** People with one of these rights choose groups for somebody: inviting, accepting, editing. */
const giving: readonly Capability[] = ['invitation:create', 'join-request:review', 'member:edit'];

/** The ids of the groups that Foyer offers and names to them; null: all. */
export function groupsShownTo(permissions: Permissions): string[] | null {
  if (giving.some(each => hasEverywhere(permissions, each))) return null;
  return giving.some(each => can(permissions, each)) ? administeredGroups(permissions) : [];
}

/** The groups whose names this person may see. */
export function nameable(permissions: Permissions, groups: readonly Group[]): readonly Group[] {
  const shown = groupsShownTo(permissions);
  return shown ? groups.filter(({ id }) => shown.includes(id)) : groups;
}

/** The groups whose names this person reads: those they may see, and their own at any level. */
export function readable(permissions: Permissions, groups: readonly Group[]): readonly Group[] {
  const own = new Set(permissions.grants.map(({ groupId }) => groupId));
  const visibleGroups = new Set(nameable(permissions, groups));
  return groups.filter(group => visibleGroups.has(group) || own.has(group.id));
}

/**
 * The groups of a person or an invitation that keep a group admin from changing them, although they see them: those that
 * they don't administer. Empty for people who have the right everywhere, and for those who don't have it at all.
 */
export function groupsBeyond<Granted extends Pick<Grant, 'groupId'>>(
  permissions: Permissions,
  capability: Capability,
  { grants }: { grants: readonly Granted[] },
): Granted[] {
  const reached = can(permissions, capability) ? groupsReached(permissions, capability) : null;
  return reached ? grants.filter(({ groupId }) => !reached.includes(groupId)) : [];
}

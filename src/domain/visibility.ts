import type { Group } from './groups/store.ts';
import {
  administeredGroups,
  type Capability,
  can,
  type Grant,
  holdsEverywhere,
  covers,
  type Standing,
} from './roles.ts';

/**
 * What somebody may be told of others: what their own lists show them, and no more. Refusals, findings, offers and
 * options all ask here.
 * Source: product.md, Members ("within the actor's reach")
 */
const sees =
  (capability: Capability) =>
  (standing: Standing, { grants }: { grants: readonly Pick<Grant, 'groupId'>[] }): boolean =>
    covers(
      standing,
      capability,
      grants.map(({ groupId }) => groupId),
    );

/** Does the list of members show them this one? */
export const seesMember = sees('member:read');

/** Does the list of invitations show them this one? */
export const seesInvitation = sees('invitation:read');

/** Are they told how many seats there are, and how many are taken? */
export function seesSeats(standing: Standing): boolean {
  return holdsEverywhere(standing, 'invitation:create') || holdsEverywhere(standing, 'organization:edit');
}

/** The ids of the groups whose people they reach by this right, and whose names they read for it; null: all. */
export function groupsReached(standing: Standing, capability: Capability): string[] | null {
  if (holdsEverywhere(standing, capability)) return null;
  return can(standing, capability) ? administeredGroups(standing) : [];
}

/** Who may do one of these chooses groups for somebody: inviting, accepting, editing. */
const giving: readonly Capability[] = ['invitation:create', 'join-request:review', 'member:edit'];

/** The ids of the groups that they are offered and told of; null: all. */
export function groupsShownTo(standing: Standing): string[] | null {
  if (giving.some(each => holdsEverywhere(standing, each))) return null;
  return giving.some(each => can(standing, each)) ? administeredGroups(standing) : [];
}

/** The groups whose names this person can be told. */
export function nameable(standing: Standing, groups: readonly Group[]): readonly Group[] {
  const shown = groupsShownTo(standing);
  return shown ? groups.filter(({ id }) => shown.includes(id)) : groups;
}

/** The groups whose names this person reads: those that can be named, and their own at any level. */
export function readable(standing: Standing, groups: readonly Group[]): readonly Group[] {
  const own = new Set(standing.grants.map(({ groupId }) => groupId));
  const told = new Set(nameable(standing, groups));
  return groups.filter(group => told.has(group) || own.has(group.id));
}

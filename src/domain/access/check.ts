import type { Organization } from '../organizations/store.ts';
import { type Mark, markOf, markOfRights } from '../role-templates/rights.ts';
import { type Capability, capabilities } from '../roles.ts';
import { isActive } from './active.ts';
import type { Member } from './store.ts';

/** Why somebody can or can't do something. */
export type CheckReason = 'allowed' | 'not-active' | 'role' | 'group';

/** The permissions of an organization: those of its product, in the product's words, then the rights that Foyer enforces. */
export function permissionsIn({ template }: Pick<Organization, 'template'>): string[] {
  return [...template.matrix.map(({ label }) => label), ...capabilities];
}

/**
 * Says whether a member has a permission, in one group or, without one, at all. Without groups of their own a member has
 * all of them where the template says so. Null: the organization has no such permission.
 * @param groupId one of the organization's groups
 * Source: the three articles' role matrices
 */
export function checkPermission(
  organization: Pick<Organization, 'template'>,
  member: Member,
  permission: string,
  groupId: string | null,
): CheckReason | null {
  const mark = markFor(organization, member, permission);
  if (!mark) return null;
  if (!isActive(member)) return 'not-active';
  const administers = member.grants.some(
    grant => grant.level === 'admin' && (groupId === null || grant.groupId === groupId),
  );
  if (mark === 'no' || (mark === 'in-groups' && groupId === null && !administers)) return 'role';
  if (groupId === null) return 'allowed';
  if (mark === 'in-groups') return administers ? 'allowed' : 'group';
  if (isEverywhere(organization, member, permission)) return 'allowed';
  const hasGroup = member.grants.some(grant => grant.groupId === groupId);
  const hasAll = member.grants.length === 0 && organization.template.blankGroups === 'all';
  return hasGroup || hasAll ? 'allowed' : 'group';
}

const isCapability = (permission: string): permission is Capability =>
  capabilities.some(each => each === permission);

function markFor(
  { template }: Pick<Organization, 'template'>,
  { role, grants }: Member,
  permission: string,
): Mark | null {
  const row = template.matrix.find(({ label }) => label === permission);
  const wanted = isCapability(permission) ? [permission] : template.enforced[permission];
  if (wanted) {
    const mark = markOfRights(role, wanted, template);
    // Where levels are chosen for each person, the role itself doesn't show who administers a group.
    const byLevel = grants.some(({ level }) => level === 'admin') && isByLevel(template, wanted);
    return mark === 'no' && byLevel ? 'in-groups' : mark;
  }
  return row ? markOf(role, row, template) : null;
}

const isByLevel = (
  { groupAdminCapabilities }: Organization['template'],
  wanted: readonly Capability[],
): boolean => wanted.every(each => groupAdminCapabilities.includes(each));

/** Rights of Foyer that the role has for the whole organization cover every group. */
function isEverywhere(
  { template }: Pick<Organization, 'template'>,
  { role }: Member,
  permission: string,
): boolean {
  const wanted = isCapability(permission) ? [permission] : template.enforced[permission];
  return wanted?.every(each => role.capabilities.includes(each)) ?? false;
}

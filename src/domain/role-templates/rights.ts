import type { Capability, GroupLevel } from '../roles.ts';
import type { PermissionRow, RoleTemplate } from './template.ts';

/** A role as far as its rights go. */
export interface RoleWithRights {
  position: number;
  description: string;
  capabilities: readonly string[];
  groupLevel: GroupLevel;
}

/** The rights of a role's holders: by the role itself, and besides inside the groups that they administer by it. */
export function rightsOf(
  { capabilities, groupLevel }: Pick<RoleWithRights, 'capabilities' | 'groupLevel'>,
  { groupAdminCapabilities }: RoleTemplate,
): { everywhere: Capability[]; inGroups: Capability[] } {
  const everywhere = capabilities as readonly Capability[];
  return {
    everywhere: [...everywhere],
    inGroups: groupLevel === 'admin' ? groupAdminCapabilities.filter(each => !everywhere.includes(each)) : [],
  };
}

/** Did the organization add this role, or change its rights? */
export function isOwnRole({ position, capabilities }: RoleWithRights, template: RoleTemplate): boolean {
  const origin = template.roles[position];
  return !origin || [...origin.capabilities].sort().join() !== [...capabilities].sort().join();
}

/** How far a role has a permission: everywhere, inside the groups that its holders administer by it, or not at all. */
export type Mark = 'yes' | 'in-groups' | 'no';

/**
 * How far a role has the permission of a row of the matrix. What Foyer enforces is asked of the role's rights as they are
 * now; what it only describes is as the template says.
 */
export function markOf(role: RoleWithRights, row: PermissionRow, template: RoleTemplate): Mark {
  const enforced = template.enforced[row.label];
  if (enforced) return markOfRights(role, enforced, template);
  const origin = template.roles[role.position];
  if (!origin || !row.roles.includes(origin.name)) return 'no';
  return role.groupLevel === 'admin' ? 'in-groups' : 'yes';
}

/** How far a role has all of these rights. */
export function markOfRights(
  role: Pick<RoleWithRights, 'capabilities' | 'groupLevel'>,
  wanted: readonly Capability[],
  template: RoleTemplate,
): Mark {
  const { everywhere, inGroups } = rightsOf(role, template);
  if (wanted.every(each => everywhere.includes(each))) return 'yes';
  return wanted.every(each => everywhere.includes(each) || inGroups.includes(each)) ? 'in-groups' : 'no';
}

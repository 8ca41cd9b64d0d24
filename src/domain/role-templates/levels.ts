import type { RoleTemplate } from './template.ts';

/**
 * Is being admin of a group chosen group by group? So it is where that is worth something and no role of the
 * template brings it along: Secaro's "Can edit" and "Admin for".
 */
export function choosesLevels({ groupAdminCapabilities, roles }: RoleTemplate): boolean {
  return groupAdminCapabilities.length > 0 && !roles.some(role => role.groupLevel === 'admin');
}

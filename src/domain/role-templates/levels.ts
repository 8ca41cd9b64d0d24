import type { RoleTemplate } from './template.ts';

/**
 * Do admins choose group by group who administers it? Yes where that grants something and no role of the template
 * includes it: Secaro's "Can edit" and "Admin for".
 */
export function choosesLevels({ groupAdminCapabilities, roles }: RoleTemplate): boolean {
  return groupAdminCapabilities.length > 0 && !roles.some(role => role.groupLevel === 'admin');
}

import { z } from 'zod';
import { noGroups, type RoleTemplate } from '../role-templates/template.ts';
import type { GroupLevel } from '../roles.ts';

/** What a person is and may in an organization, by name: as the audit log keeps it and as people are told. */
export const accessSnapshot = z.object({ name: z.string(), role: z.string(), groups: z.array(z.string()) });

export type AccessSnapshot = z.infer<typeof accessSnapshot>;

/** A grant with the name of its group. */
export interface NamedGrant {
  level: GroupLevel;
  group: { name: string };
}

/** A name that reads like several, or like one with a level. */
const reads = /[,;]|\((?:access|edit|admin)\)$/u;

/** Groups by name; a level that is not the role's stands behind the group: "Phones (admin)". */
export function groupsByName(role: { groupLevel: GroupLevel }, grants: readonly NamedGrant[]): string[] {
  return grants
    .map(({ level, group: { name } }) => ({ level, name: reads.test(name) ? `“${name}”` : name }))
    .map(({ level, name }) => (level === role.groupLevel ? name : `${name} (${level})`))
    .sort();
}

/** Somebody's access by name. */
export function accessSnapshotOf(member: {
  name: string;
  role: { name: string; groupLevel: GroupLevel };
  grants: readonly NamedGrant[];
}): AccessSnapshot {
  const { name, role, grants } = member;
  return { name, role: role.name, groups: groupsByName(role, grants) };
}

/**
 * What differs, one sentence part each: "role from VIEWER to EDITOR". Nothing when nothing does.
 * @param template says what having no group means
 */
export function differences(before: AccessSnapshot, after: AccessSnapshot, template: RoleTemplate): string[] {
  const said = (names: string[]) => (names.length > 0 ? names.join(', ') : noGroups(template));
  const [had, has] = [said(before.groups), said(after.groups)];
  return [
    ...(before.name === after.name ? [] : [`name from ${before.name} to ${after.name}`]),
    ...(before.role === after.role ? [] : [`role from ${before.role} to ${after.role}`]),
    ...(had === has ? [] : [`groups from ${had} to ${has}`]),
  ];
}

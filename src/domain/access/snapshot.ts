import { z } from 'zod';
import type { AccessSnapshot } from '../events.ts';
import type { GroupLevel } from '../roles.ts';

/** A person's name, role and groups by name, as the audit log stores them and people read them. */
export const accessSnapshot: z.ZodType<AccessSnapshot> = z.object({
  name: z.string(),
  role: z.string(),
  groups: z.array(z.string()),
});

/** A grant with the name of its group. */
export interface NamedGrant {
  level: GroupLevel;
  group: { name: string };
}

/** A name that looks like several names, or like one with a level. */
const reads = /[,;]|\((?:access|edit|admin)\)$/u;

/** Groups by name; a level that isn't the role's follows the name: "Phones (admin)". */
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

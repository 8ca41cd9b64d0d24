import { z } from 'zod';
import type { Column } from './output.ts';

const named = z.object({ id: z.string(), name: z.string() });

/** A person with a role and groups, as the API shows members and invitations. */
const access = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: named,
  groups: z.array(named.extend({ level: z.string() })),
  hasAllGroups: z.boolean(),
});

export const member = access.extend({ isActive: z.boolean(), state: z.string() }).loose();
export const invitation = access.extend({ status: z.string(), expiresAt: z.string().nullable() }).loose();

type Access = z.output<typeof access>;

/** The columns of both. */
export const accessColumns: readonly Column<Access>[] = [
  ['Email', ({ email }) => email],
  ['Name', ({ name }) => name ?? ''],
  ['Role', ({ role }) => role.name],
  ['Groups', ({ groups, hasAllGroups }) => (hasAllGroups ? 'all' : groups.map(groupText).join(', '))],
];

const groupText = ({ name, level }: { name: string; level: string }) =>
  level === 'access' ? name : `${name} (${level})`;

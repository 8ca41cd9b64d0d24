import { z } from 'zod';
import { listGroups } from '../access/store.ts';
import { limits } from '../limits.ts';
import { operation } from '../operation/operation.ts';
import { nameable } from '../visibility.ts';
import type { CheckedDraft } from './check-draft.ts';
import { checkDraft } from './check-draft.ts';
import { formatGroups, groupReader } from './csv/groups.ts';
import { draftOf, lockOfImport } from './draft.ts';
import { storedReading } from './reading.ts';
import { updateReading, updateRows } from './store.ts';

/** A value that names no role or no group, with the rows that have it. Blank: rows without a role. */
export interface UnknownValue {
  column: 'Role' | 'Groups';
  value: string;
  rows: number;
  nearest: string | null;
}

/** The values of a draft that mean nothing, the most frequent first. */
export function unknownValues({ rows }: Pick<CheckedDraft, 'rows'>): UnknownValue[] {
  const found = new Map<string, UnknownValue>();
  for (const { findings } of rows) {
    for (const finding of findings) {
      const { code, value } = finding;
      if (code !== 'unknown-role' && code !== 'role-missing' && code !== 'unknown-group') continue;
      const column = code === 'unknown-group' ? 'Groups' : 'Role';
      const key = `${column} ${value}`;
      const nearest = code === 'role-missing' ? null : finding.data.nearest;
      const known = found.get(key);
      if (known) known.rows += 1;
      else found.set(key, { column, value, rows: 1, nearest });
    }
  }
  return [...found.values()].sort((one, other) => other.rows - one.rows);
}

const draftFails = ['import-not-found', 'organization-not-found', 'not-allowed', 'import-resolved'] as const;

/** Gives a role, and groups where the row names none, to every row without a role or with this unknown one. */
export const giveImportRole = operation({
  name: 'giveImportRole',
  input: z.object({
    importId: z.uuid(),
    /** The unknown role as written; blank: rows without one. */
    written: z.string().max(limits.cell),
    roleId: z.uuid(),
    groupIds: z.array(z.uuid()).max(limits.choices),
  }),
  fails: [...draftFails, 'role-not-found'],
  lock: (tx, { importId }) => lockOfImport(tx, importId),
  async run({ tx, now, actor, fail }, { importId, written, roleId, groupIds }): Promise<number> {
    const { found, acting } = await draftOf(tx, actor, importId);
    const { organization, permissions } = acting;
    const role = organization.roles.find(({ id }) => id === roleId);
    if (!role) throw fail('role-not-found', {}, 'role');
    const all = await listGroups(tx, { organizationId: organization.id, within: groupIds });
    const names = groupIds.length === 0 ? [] : nameable(permissions, all).map(({ name }) => name);
    const groups = formatGroups(names, groupReader(names));
    const { rows, drafted } = await checkDraft(tx, importId, acting, { now });
    const code = written === '' ? 'role-missing' : 'unknown-role';
    const changes = rows.flatMap(({ findings }, index) => {
      const row = drafted[index];
      const isMeant = findings.some(finding => finding.code === code && finding.value === written);
      if (!row || !isMeant) return [];
      return [
        { id: row.id, data: { role: role.name, ...(row.groups === '' && groups !== '' && { groups }) } },
      ];
    });
    await updateRows(tx, importId, changes);
    if (written === '') {
      await updateReading(tx, importId, { ...storedReading(found), everybody: { role: role.name, groups } });
    }
    return changes.length;
  },
});

/** Writes another role or group in place of an unknown one, in every row that has it. */
export const replaceImportValue = operation({
  name: 'replaceImportValue',
  input: z.object({
    importId: z.uuid(),
    column: z.enum(['Role', 'Groups']),
    value: z.string().max(limits.cell),
    by: z.string().max(limits.name),
  }),
  fails: [...draftFails],
  lock: (tx, { importId }) => lockOfImport(tx, importId),
  async run({ tx, now, actor }, { importId, column, value, by }): Promise<number> {
    const { acting } = await draftOf(tx, actor, importId);
    const { rows, drafted, context } = await checkDraft(tx, importId, acting, { now });
    const read = groupReader(context.groups.map(({ name }) => name));
    const code = column === 'Role' ? 'unknown-role' : 'unknown-group';
    const changes = rows.flatMap(({ findings }, index): Parameters<typeof updateRows>[2] => {
      const row = drafted[index];
      const isMeant = findings.some(finding => finding.code === code && finding.value === value);
      if (!row || !isMeant) return [];
      if (column === 'Role') return [{ id: row.id, data: { role: by } }];
      const names = read(row.groups).map(name => (name === value ? by : name));
      return [{ id: row.id, data: { groups: formatGroups([...new Set(names)], read) } }];
    });
    await updateRows(tx, importId, changes);
    return changes.length;
  },
});

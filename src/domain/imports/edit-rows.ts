import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { listGroups } from '../access/store.ts';
import { limits } from '../limits.ts';
import { operation } from '../operation/operation.ts';
import { nameable } from '../visibility.ts';
import { checkDraft } from './check-draft.ts';
import { formatGroups, groupReader } from './csv/groups.ts';
import { draftOf, lockOfImport } from './draft.ts';
import { markRemoved, updateRows } from './store.ts';

const cell = z.string().trim().max(limits.cell);
const ofRow = z.object({ importId: z.uuid(), rowId: z.uuid() });

/** Changes the cells of one row of the actor's draft. */
export const editImportRow = operation({
  name: 'editImportRow',
  input: ofRow.extend({
    email: cell,
    role: cell,
    /** Names as typed; groups of the organization by id. */
    groups: z.array(z.string().trim().max(limits.groupsCell)).max(limits.choices),
    groupIds: z.array(z.uuid()).max(limits.choices),
    name: cell,
    /** Also every other row with the role that this row had, which is unknown. */
    isRoleForAll: z.boolean(),
  }),
  fails: ['import-not-found', 'organization-not-found', 'not-allowed', 'import-resolved'],
  lock: (tx, { importId }) => lockOfImport(tx, importId),
  async run(
    { tx, now, actor },
    { importId, rowId, groups: typed, groupIds, isRoleForAll, ...data },
  ): Promise<void> {
    const { acting } = await draftOf(tx, actor, importId);
    const { organization, permissions } = acting;
    const known = await listGroups(tx, { organizationId: organization.id });
    const chosen = nameable(permissions, known).filter(({ id }) => groupIds.includes(id));
    const names = [...chosen.map(({ name }) => name), ...typed];
    const groups = formatGroups(names, groupReader(known.map(({ name }) => name)));
    const others = isRoleForAll ? await sameRole(tx, acting, { importId, rowId, now }) : [];
    await updateRows(tx, importId, [
      ...others.map(id => ({ id, data: { role: data.role } })),
      { id: rowId, data: { ...data, groups } },
    ]);
  },
});

/** The ids of the other rows with the unknown role that this row has. */
async function sameRole(
  tx: Transaction,
  acting: ActingMember,
  { importId, rowId, now }: { importId: string; rowId: string; now: Date },
): Promise<string[]> {
  const { rows, drafted } = await checkDraft(tx, importId, acting, { now });
  const written = drafted.find(({ id }) => id === rowId)?.role;
  return drafted
    .filter(
      ({ id, role }, index) =>
        id !== rowId && role === written && rows[index]?.findings.some(({ code }) => code === 'unknown-role'),
    )
    .map(({ id }) => id);
}

/** Takes one row out of the actor's draft. */
export const removeImportRow = operation({
  name: 'removeImportRow',
  input: ofRow,
  fails: ['import-not-found', 'organization-not-found', 'not-allowed', 'import-resolved'],
  lock: (tx, { importId }) => lockOfImport(tx, importId),
  async run({ tx, actor }, { importId, rowId }): Promise<void> {
    await draftOf(tx, actor, importId);
    await markRemoved(tx, importId, rowId);
  },
});

const columns = { Email: 'email', Role: 'role', Groups: 'groups', Name: 'name' } as const;

/**
 * Rewrites every cell that differs from a known name only in case, or that has one address and more around it.
 * @returns how many cells were changed
 */
export const fixImportCase = operation({
  name: 'fixImportCase',
  input: z.object({ importId: z.uuid() }),
  fails: ['import-not-found', 'organization-not-found', 'not-allowed', 'import-resolved'],
  lock: (tx, { importId }) => lockOfImport(tx, importId),
  async run({ tx, now, actor }, { importId }): Promise<number> {
    const { acting } = await draftOf(tx, actor, importId);
    const { rows, drafted } = await checkDraft(tx, importId, acting, { now });
    const changes = rows.flatMap((row, index) =>
      row.findings.flatMap(finding => {
        const id = drafted[index]?.id;
        if (finding.fix === undefined || finding.column === 'Row' || finding.column === 'Action' || !id)
          return [];
        return [{ id, data: { [columns[finding.column]]: finding.fix } }];
      }),
    );
    await updateRows(tx, importId, changes);
    return changes.length;
  },
});

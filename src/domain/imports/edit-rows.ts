import { z } from 'zod';
import { limits } from '../limits.ts';
import { operation } from '../operation/operation.ts';
import { checkDraft } from './check-draft.ts';
import { draftOf, lockOfImport } from './draft.ts';
import { markRemoved, updateRows } from './store.ts';

const cell = z.string().trim().max(limits.cell);
const ofRow = z.object({ importId: z.uuid(), rowId: z.uuid() });

/** Changes the cells of one row of the actor's draft. */
export const editImportRow = operation({
  input: ofRow.extend({ email: cell, role: cell, groups: cell, name: cell }),
  fails: ['import-not-found', 'organization-not-found', 'not-allowed', 'import-resolved'],
  lock: (tx, { importId }) => lockOfImport(tx, importId),
  async run({ tx, actor }, { importId, rowId, ...data }): Promise<void> {
    await draftOf(tx, actor, importId);
    await updateRows(tx, importId, [{ id: rowId, data }]);
  },
});

/** Takes one row out of the actor's draft. */
export const removeImportRow = operation({
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

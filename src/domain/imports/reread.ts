import { z } from 'zod';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { operation } from '../operation/operation.ts';
import { carryOver } from './carry-over.ts';
import { ImportFileError } from './csv/errors.ts';
import type { Choices, CsvFile, ImportLimits, RawRow, Table } from './csv/file.ts';
import { draftOf, lockOfImport } from './draft.ts';
import { dropLayout, keepLayout } from './layouts/store.ts';
import { attemptToRead, tableIn } from './read-file.ts';
import { type Reading, readingOf, readingWithout, storedReading } from './reading.ts';
import { findSource, type Import, replaceRows, storedRows, updateReading } from './store.ts';

const draftFails = ['import-not-found', 'organization-not-found', 'not-allowed', 'import-resolved'] as const;

/** Puts the rows of another reading of the file in place of a draft's rows, with what the person did to these. */
export const rereadImport = operation({
  name: 'rereadImport',
  input: z.object({
    importId: z.uuid(),
    rows: z.custom<RawRow[]>(),
    /** The rows that the file had in the reading before. */
    before: z.custom<RawRow[]>().optional(),
    hasGroups: z.boolean(),
    reading: z.custom<Reading>(),
    /** Remember the chosen columns for files with this header, or forget them. */
    remember: z.boolean().optional(),
  }),
  fails: [...draftFails],
  lock: (tx, { importId }) => lockOfImport(tx, importId),
  async run(
    { tx, now, actor, audit },
    { importId, rows, before = [], hasGroups, reading, remember },
  ): Promise<void> {
    const { found } = await draftOf(tx, actor, importId);
    const { organizationId } = found;
    const { fingerprint, choices } = reading;
    const isRemembered = remember === true && fingerprint !== null && choices.columns !== undefined;
    await replaceRows(tx, importId, {
      rows: carryOver(rows, { before, now: await storedRows(tx, importId) }),
      hasGroups,
      reading: { ...reading, isRemembered },
    });
    if (remember === undefined || fingerprint === null || !choices.columns) return;
    if (remember) {
      await keepLayout(tx, { organizationId, fingerprint, columns: choices.columns, createdAt: now });
    } else await dropLayout(tx, organizationId, fingerprint);
    audit({
      organizationId,
      action: 'import.columns',
      subject: fileOf(found),
      after: { remembered: remember },
    });
  },
});

/** Forgets the columns that were chosen for files like this one; the draft stays as it was read. */
export const forgetImportColumns = operation({
  name: 'forgetImportColumns',
  input: z.object({ importId: z.uuid() }),
  fails: [...draftFails],
  lock: (tx, { importId }) => lockOfImport(tx, importId),
  async run({ tx, actor, audit }, { importId }): Promise<void> {
    const { found } = await draftOf(tx, actor, importId);
    const reading = storedReading(found);
    const { organizationId } = found;
    if (!reading.isRemembered || reading.fingerprint === null) return;
    await dropLayout(tx, organizationId, reading.fingerprint);
    await updateReading(tx, importId, { ...reading, isRemembered: false });
    audit({ organizationId, action: 'import.columns', subject: fileOf(found), after: { remembered: false } });
  },
});

const fileOf = ({ fileName }: Import) => fileName ?? 'pasted rows';

/**
 * Reads a draft's file again with what the person chose, beside what they chose before.
 * @throws DomainError those of rereadImport, file-gone; ImportFileError when it can't be read so
 */
export async function chooseReading(
  domain: Domain,
  actor: Person,
  importId: string,
  chosen: Choices,
  { limits, remember }: { limits: ImportLimits; remember?: boolean },
): Promise<void> {
  const { found } = await draftOf(domain.db, actor, importId);
  const before = storedReading(found);
  const answers = { ...before.choices.answers, ...chosen.answers };
  const choices = { ...before.choices, ...chosen, answers };
  const source = await sourceOf(domain, importId);
  const read = (as: Choices) => attemptToRead(source, limits, as, found.fileName === null);
  const file = await read(choices);
  const isUnknown = file instanceof ImportFileError;
  const reading = isUnknown ? readingWithout(tableIn(file), choices) : readingOf(file, choices, false);
  const { everybody } = before;
  await rereadImport(domain, actor, {
    importId,
    rows: rowsOf(file, everybody),
    before: rowsOf(await read(before.choices), everybody),
    hasGroups: !isUnknown && file.hasGroups,
    reading: { ...reading, everybody, otherEncodings: keptEncodings(before, reading) },
    ...(remember !== undefined && { remember }),
  });
}

/** The rows of a reading; who has no role gets the one that the person chose for everybody. */
function rowsOf(file: CsvFile | ImportFileError, everybody: Reading['everybody']): RawRow[] {
  if (file instanceof ImportFileError) return [];
  return file.rows.map(row => (everybody && row.role === '' ? filled(row, everybody) : row));
}

const filled = (row: RawRow, { role, groups }: { role: string; groups: string }): RawRow => ({
  ...row,
  role,
  groups: row.groups || groups,
});

/** After another encoding was chosen, the first one stays on offer. */
function keptEncodings(before: Reading, reading: Reading): Reading['otherEncodings'] {
  if (!reading.choices.encoding) return reading.otherEncodings;
  const all = new Set([before.encoding, ...before.otherEncodings]);
  all.delete(reading.encoding);
  return [...all];
}

/** The columns of a draft's file. @throws DomainError import-not-found, not-allowed, import-resolved, file-gone */
export async function tableOfImport(
  domain: Domain,
  actor: Person,
  importId: string,
  limits: ImportLimits,
): Promise<{ found: Import; table: Table }> {
  const { found } = await draftOf(domain.db, actor, importId);
  const { encoding } = storedReading(found).choices;
  const source = await sourceOf(domain, importId);
  return {
    found,
    table: tableIn(await attemptToRead(source, limits, { encoding }, found.fileName === null)),
  };
}

async function sourceOf({ db }: Domain, importId: string): Promise<Uint8Array> {
  const source = await findSource(db, importId);
  if (!source) throw new DomainError('file-gone', {});
  return source;
}

import type { Domain } from '../domain.ts';
import { ImportFileError } from './csv/errors.ts';
import type { Choices, CsvFile, ImportLimits, RawRow } from './csv/file.ts';
import { readCsv, readPasted } from './csv/read.ts';
import { findLayout } from './layouts/store.ts';
import { type Reading, readingOf, readingWithout } from './reading.ts';

/** What a draft begins with. */
export interface ReadFile {
  rows: RawRow[];
  hasGroups: boolean;
  reading: Reading;
  /** The file itself, small enough to read it again. */
  source: Uint8Array | null;
}

/** A larger file is read once, as it arrives. */
const KEPT_MOST = 1024 * 1024;

/**
 * Reads a file, or pasted text, for an organization: with the columns that somebody chose for such files before, and
 * without rows when the person has to choose them first.
 * @throws ImportFileError
 */
export async function readFile(
  { db }: Domain,
  organizationId: string,
  bytes: AsyncIterable<Uint8Array> | string,
  limits: ImportLimits,
): Promise<ReadFile> {
  const isPasted = typeof bytes === 'string';
  const { whole, rest } = await beginningOf(isPasted ? [Buffer.from(bytes)] : bytes);
  if (!whole) {
    const file = await readCsv(rest, limits);
    return { rows: file.rows, hasGroups: file.hasGroups, reading: readingOf(file, {}, false), source: null };
  }
  const first = await attemptToRead(whole, limits, {}, isPasted);
  const { fingerprint } = tableIn(first);
  const columns = fingerprint ? await findLayout(db, organizationId, fingerprint) : null;
  const again = columns && (await attemptToRead(whole, limits, { columns }, isPasted));
  if (again && !(again instanceof ImportFileError)) return fileOf(again, { columns }, true, whole);
  if (!(first instanceof ImportFileError)) return fileOf(first, {}, false, whole);
  return { rows: [], hasGroups: false, reading: readingWithout(tableIn(first)), source: whole };
}

const fileOf = (file: CsvFile, chosen: Choices, isRemembered: boolean, source: Uint8Array): ReadFile => ({
  rows: file.rows,
  hasGroups: file.hasGroups,
  reading: readingOf(file, chosen, isRemembered),
  source,
});

/** Reads bytes; the error when only the columns are unknown. @throws ImportFileError any other */
export async function attemptToRead(
  bytes: Uint8Array,
  limits: ImportLimits,
  choices: Choices,
  isPasted: boolean,
): Promise<CsvFile | ImportFileError> {
  try {
    if (isPasted && !choices.encoding)
      return await readPasted(Buffer.from(bytes).toString(), limits, choices);
    return await readCsv(bytes, limits, choices);
  } catch (error) {
    if (error instanceof ImportFileError && error.table) return error;
    throw error;
  }
}

const noTable = { hasHeader: false, columns: [], fingerprint: null };

/** The columns of a file, whether Foyer knows them or not. */
export function tableIn(file: CsvFile | ImportFileError) {
  return file.table ?? noTable;
}

/** Everything, if it is small enough to keep; else the same bytes to be read on. */
async function beginningOf(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ whole: Uint8Array | null; rest: AsyncIterable<Uint8Array> }> {
  const taken: Uint8Array[] = [];
  const source = iterate(bytes);
  let length = 0;
  for (;;) {
    const { value, done } = await source.next();
    if (done) return { whole: Buffer.concat(taken), rest: source };
    taken.push(value);
    length += value.length;
    if (length > KEPT_MOST) return { whole: null, rest: continued(taken, source) };
  }
}

async function* iterate(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  yield* bytes;
}

async function* continued(taken: Uint8Array[], source: AsyncGenerator<Uint8Array>) {
  try {
    for (let piece = taken.shift(); piece; piece = taken.shift()) yield piece;
    yield* source;
  } finally {
    await source.return(undefined);
  }
}

import { readFile } from 'node:fs/promises';
import { checkRows } from '../../../src/domain/imports/check.ts';
import { ImportFileError } from '../../../src/domain/imports/csv/errors.ts';
import type { ImportLimits } from '../../../src/domain/imports/csv/file.ts';
import { readCsv } from '../../../src/domain/imports/csv/read.ts';
import { checkContext } from './check-context.ts';

/** The limits that Foyer has by default. */
export const limits: ImportLimits = { maxBytes: 2 * 1_024 * 1_024, maxRows: 100 };

/** What becomes of a file: its rows with their classes and findings, or why it is refused. */
export type Outcome =
  | {
      read: string;
      ignored?: string[];
      /** Questions about columns, as "header: column". */
      asks?: string[];
      /** Lines without a person, and people whose account isn't active. */
      leftOut?: { lines: number[]; inactive?: { count: number; header: string } };
      /** Encodings in which the text looks as right. */
      doubts?: string[];
      /** line class email|role|groups|name [findings] */
      rows: string[];
    }
  /** `columns`: where the person can choose which is which. */
  | { refused: string; data: unknown; columns?: string[] };

/** The bytes of a file of the corpus. */
export function corpusFile(name: string): Promise<Buffer> {
  return readFile(new URL(`../../corpus/imports/${name}`, import.meta.url));
}

/** Reads and checks a file and returns the outcome in a form for a table. */
export async function outcomeOf(bytes: Uint8Array | Iterable<Uint8Array>): Promise<Outcome> {
  try {
    const file = await readCsv(bytes, limits);
    const { rows, encoding, delimiter, ignoredColumns, questions, otherEncodings } = file;
    const checked = checkRows(rows, checkContext()).rows.map(row => {
      const { line, email, role, groups, name } = row.raw;
      const findings = row.findings.map(({ column, code }) => `${column}:${code}`).join(' ');
      const cells = [email, role, groups, name].join('|');
      return `${line} ${row.class} ${cells}${findings && ` [${findings}]`}`;
    });
    const ignored = ignoredColumns.length > 0 && { ignored: ignoredColumns };
    const asks = questions.map(({ header, column }) => `${header}: ${column}`);
    const { lines, inactive } = file.leftOut;
    return {
      read: `${encoding} ${JSON.stringify(delimiter)}`,
      ...ignored,
      ...(asks.length > 0 && { asks }),
      ...((lines.length > 0 || inactive) && { leftOut: { lines, ...(inactive && { inactive }) } }),
      ...(otherEncodings.length > 0 && { doubts: otherEncodings }),
      rows: checked,
    };
  } catch (error) {
    if (error instanceof ImportFileError) {
      const columns = error.table?.columns.map(({ header }) => header);
      return { refused: error.code, data: error.data, ...(columns && { columns }) };
    }
    throw error;
  }
}

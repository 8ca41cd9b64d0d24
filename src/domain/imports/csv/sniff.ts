import type { Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { limits } from '../../limits.ts';
import { cleanCell } from './cells.ts';
import type { Delimiter } from './file.ts';
import { countKnown, type Header, readHeader } from './header.ts';

/** How many lines Foyer searches for a header: some programs write a title above it. */
const LINES_LOOKED_AT = 5;
/** The same limit with blank records included. */
const RECORDS_LOOKED_AT = 100;

const delimiters: readonly Delimiter[] = [',', ';', '\t'];

/** Options of csv-parse for every reader. */
export function parserOptions(delimiter: Delimiter): Options {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    max_record_size: limits.row,
  };
}

/** The layout of a file, detected from its beginning. */
export interface Layout {
  delimiter: Delimiter;
  /** Null: no record looks like a header. */
  header: Header | null;
  /** Records up to and including the header, blank ones included. */
  recordsBefore: number;
  /** The line of the header, or of the first record when there is none. */
  headerLine: number;
  /** The first record that is not blank. */
  first: string[];
}

/** Detects the separator and finds the header in the beginning of a file (outside quotes). */
export function sniff(text: string): Layout {
  const said = /^"?sep=([,;\t])"?(?:\r|\n|$)/iu.exec(text)?.[1] as Delimiter | undefined;
  const present = delimiters.filter(delimiter => delimiter === ',' || text.includes(delimiter));
  const layouts = (said ? [said] : present).map(delimiter => layoutOf(text, delimiter));
  return layouts.reduce((best, layout) => (score(layout) > score(best) ? layout : best));
}

/** Known columns decide; without any, the number of cells. */
function score({ header, first }: Layout): number {
  return header ? 1_000 + countKnown(header) : Math.min(first.length, 999);
}

function layoutOf(text: string, delimiter: Delimiter): Layout {
  const records = beginning(text, delimiter);
  let best: { header: Header; at: number } | null = null;
  let looked = 0;
  for (const [at, cells] of records.entries()) {
    if (isBlank(cells) || /^sep=/iu.test(cells[0] ?? '')) continue;
    // A header never follows the first person.
    if (looked++ >= LINES_LOOKED_AT || cells.some(cell => cell.includes('@'))) break;
    const header = readHeader(cells);
    const known = countKnown(header);
    if (known > 0 && (!best || known > countKnown(best.header))) best = { header, at };
  }
  const firstAt = records.findIndex(cells => !isBlank(cells) && !/^sep=/iu.test(cells[0] ?? ''));
  return {
    delimiter,
    header: best?.header ?? null,
    recordsBefore: best ? best.at + 1 : 0,
    headerLine: 1 + linesOf(records.slice(0, best?.at ?? Math.max(firstAt, 0))),
    first: records[firstAt] ?? [],
  };
}

/** The first records of a text that may be cut anywhere. */
function beginning(text: string, delimiter: Delimiter): string[][] {
  const records: string[][] = [];
  let looked = 0;
  try {
    parse(text, {
      ...parserOptions(delimiter),
      on_record: (record: string[]) => {
        const cells = record.map(cleanCell);
        records.push(cells);
        if (!isBlank(cells)) looked += 1;
        if (looked > LINES_LOOKED_AT || records.length > RECORDS_LOOKED_AT) throw new Error('seen enough');
        return null;
      },
    });
  } catch {
    // The rest isn't needed, or the beginning ends inside quotes: errors of the file are reported when it is read.
  }
  return records;
}

/** Is every cell blank, or only separators of another kind? */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every(cell => cell === '' || /^[\s,;]+$/u.test(cell));
}

/** Counts the lines of records. Line ends occur in a record only between quotes, so they are in its cells. */
export function linesOf(records: readonly (readonly string[])[]): number {
  let lines = records.length;
  for (const cells of records) {
    for (const cell of cells) {
      if (cell.includes('\n') || cell.includes('\r')) lines += cell.match(/\r\n|\r|\n/gu)?.length ?? 0;
    }
  }
  return lines;
}

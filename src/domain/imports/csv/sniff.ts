import type { Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { limits } from '../../limits.ts';
import { cleanCell } from './cells.ts';
import type { Choices, Delimiter, Table } from './file.ts';
import { countKnown, type Header, isAddress, readHeader, tableOf, withQuestions } from './header.ts';

/** How many lines Foyer searches for a header: some programs write a title above it. */
const LINES_LOOKED_AT = 10;
/** The same limit with blank records included. */
const RECORDS_LOOKED_AT = 100;
/** How many rows below the header show what its columns contain. */
const SAMPLES = 5;

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
  /** Lines above the header that Foyer leaves out. */
  linesAbove: number[];
  /** Each line is in quotation marks as a whole: Excel saved one column. */
  isWrapped: boolean;
  table: Table;
}

/** Detects the separator and finds the header in the beginning of a file (outside quotes). */
export function sniff(text: string, choices: Choices = {}): Layout {
  const said = /^"?sep=([,;\t])"?(?:\r|\n|$)/iu.exec(text)?.[1] as Delimiter | undefined;
  const present = delimiters.filter(delimiter => delimiter === ',' || text.includes(delimiter));
  const layouts = (said ? [said] : present).flatMap(delimiter => {
    const records = beginning(text, delimiter);
    const isWrapped = looksWrapped(records, delimiter);
    const plain = layoutOf(records, delimiter, choices);
    if (!isWrapped) return [plain];
    const inside = records.map(cells => unwrapped(cells, delimiter));
    return [plain, { ...layoutOf(inside, delimiter, choices), isWrapped }];
  });
  return layouts.reduce((best, layout) => (score(layout) > score(best) ? layout : best));
}

/** Known columns decide; without any, the number of cells. */
function score({ header, first }: Layout): number {
  return header ? 1_000 + countKnown(header) : Math.min(first.length, 999);
}

function looksWrapped(records: readonly string[][], delimiter: Delimiter): boolean {
  const filled = records.filter(cells => !isBlank(cells));
  return (
    filled.length > 0 && filled.every(([first = '', ...rest]) => isBlank(rest) && first.includes(delimiter))
  );
}

/** The cells of a line that is in quotation marks as a whole; any other record as it is. */
export function unwrapped(cells: string[], delimiter: Delimiter): string[] {
  const [line = '', ...rest] = cells;
  if (!line.includes(delimiter) || !isBlank(rest)) return cells;
  try {
    const [inside] = parse(line, parserOptions(delimiter)) as string[][];
    return inside?.map(cleanCell) ?? cells;
  } catch {
    return cells;
  }
}

/** A word for who made the file: the address beside it is no person of the list. */
const title = /[:：]$|^(?:exported|generated|created|erstellt|exportiert|exporté)\b/iu;

/** Does a record name a person, and not the one who made the file? */
function isPerson(cells: readonly string[]): boolean {
  return cells.some(isAddress) && !cells.some(cell => title.test(cell));
}

const isSeparatorLine = (cells: readonly string[]) => /^sep=/iu.test(cells[0] ?? '');

function layoutOf(records: string[][], delimiter: Delimiter, choices: Choices): Layout {
  const found = findHeader(records) ?? (choices.columns ? guessHeader(records) : null);
  const filledAt = records.findIndex(cells => !isBlank(cells) && !isSeparatorLine(cells));
  const guessed = found ?? guessHeader(records);
  const below = records.slice(guessed === null ? 0 : guessed + 1).filter(cells => !isBlank(cells));
  const samples = below.slice(0, SAMPLES);
  const table = tableOf(guessed === null ? null : (records[guessed] ?? []), samples);
  const header = headerIn(records, found, samples, choices);
  const recordsBefore = found === null ? 0 : found + 1;
  return {
    delimiter,
    header,
    recordsBefore,
    headerLine: 1 + linesOf(records.slice(0, found ?? Math.max(filledAt, 0))),
    first: records[filledAt] ?? [],
    linesAbove: linesAbove(records, found),
    isWrapped: false,
    table,
  };
}

function headerIn(
  records: string[][],
  at: number | null,
  samples: readonly string[][],
  choices: Choices,
): Header | null {
  if (at === null) return choices.columns ? withQuestions(readHeader([]), samples, choices) : null;
  return withQuestions(readHeader(records[at] ?? []), samples, choices);
}

/** The record with the most known columns, before the first person. */
function findHeader(records: readonly string[][]): number | null {
  let best: { known: number; at: number } | null = null;
  let looked = 0;
  for (const [at, cells] of records.entries()) {
    if (isBlank(cells) || isSeparatorLine(cells)) continue;
    // A header never follows the first person.
    if (looked++ >= LINES_LOOKED_AT || isPerson(cells)) break;
    if (cells.some(cell => cell.includes('@'))) continue;
    const known = countKnown(readHeader(cells));
    if (known > 0 && (!best || known > best.known)) best = { known, at };
  }
  return best?.at ?? null;
}

/** The record above the first person, for a header in which Foyer knows nothing. */
function guessHeader(records: readonly string[][]): number | null {
  const person = records.findIndex(isPerson);
  const above = records.findLastIndex(
    (cells, at) => at < person && !isBlank(cells) && !isSeparatorLine(cells) && cells.length > 1,
  );
  return above < 0 ? null : above;
}

function linesAbove(records: readonly string[][], header: number | null): number[] {
  const lines: number[] = [];
  let line = 1;
  for (const cells of records.slice(0, header ?? 0)) {
    if (!isBlank(cells) && !isSeparatorLine(cells)) lines.push(line);
    line += linesOf([cells]);
  }
  return lines;
}

/** The first records of a text that may be cut anywhere. */
function beginning(text: string, delimiter: Delimiter): string[][] {
  const records: string[][] = [];
  let looked = 0;
  let people = 0;
  try {
    parse(text, {
      ...parserOptions(delimiter),
      on_record: (record: string[]) => {
        const cells = record.map(cleanCell);
        records.push(cells);
        if (!isBlank(cells)) looked += 1;
        if (people > 0 || isPerson(cells)) people += 1;
        const isSeen = people > SAMPLES || looked > LINES_LOOKED_AT + SAMPLES;
        if (isSeen || records.length > RECORDS_LOOKED_AT) throw new Error('seen enough');
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

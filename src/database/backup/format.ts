import { z } from 'zod';

/** Of the file; a later Foyer that changes it counts on. */
export const FORMAT = 1;

/** The first line. */
export const headSchema = z.object({
  foyerBackup: z.number(),
  at: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.string()).min(1),
  queue: z.number(),
});
export type Head = z.infer<typeof headSchema>;

/** The line before a table's rows, which are as COPY writes them, and end with END. */
export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });

/** The last line but one. */
export const footSchema = z.object({
  rows: z.record(z.string(), z.number()),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/u) })),
});
export type Foot = z.infer<typeof footSchema>;

/** The last line: of all before it. */
export const sumSchema = z.object({ sha256: z.string() });

/** Ends a table's rows, as in PostgreSQL's own dumps. */
export const END = '\\.\n';
const NEWLINE = 0x0a;
/** No line outside of rows is nearly as long. */
const LONGEST_LINE = 1_000_000;

/** A line, whole rows of a table, or the end of its rows. */
export type Part = { kind: 'line'; line: string } | { kind: 'rows'; rows: Buffer } | { kind: 'end' };

/** Takes a backup's text apart as it comes. A line that names a table begins its rows. */
export async function* partsOf(source: AsyncIterable<Buffer>): AsyncGenerator<Part, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let inRows = false;
  for await (const chunk of source) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    while (true) {
      const next: Next = inRows ? nextOfRows(rest) : nextLine(rest);
      const [part, length] = next;
      if (part === undefined) break;
      rest = rest.subarray(length);
      if (part.kind === 'line') inRows = part.line.startsWith('{"table":');
      if (part.kind === 'end') inRows = false;
      yield part;
    }
  }
  if (rest.length > 0 || inRows) throw new Error('The text ends within a line.');
}

/** What comes next, and its length; undefined: it isn't whole yet. */
type Next = [Part | undefined, number];

function nextLine(rest: Buffer): Next {
  const at = rest.indexOf(NEWLINE);
  if (at < 0 && rest.length > LONGEST_LINE) throw new Error('A line is too long.');
  return at < 0 ? [undefined, 0] : [{ kind: 'line', line: rest.toString('utf8', 0, at) }, at + 1];
}

function nextOfRows(rest: Buffer): Next {
  if (rest.subarray(0, END.length).toString('latin1') === END) return [{ kind: 'end' }, END.length];
  const end = rest.indexOf(`\n${END}`);
  const length = (end < 0 ? rest.lastIndexOf(NEWLINE) : end) + 1;
  return length === 0 ? [undefined, 0] : [{ kind: 'rows', rows: rest.subarray(0, length) }, length];
}

/** How many rows that is: COPY writes each in one line. */
export function countRows(rows: Buffer): number {
  let count = 0;
  for (let at = rows.indexOf(NEWLINE); at >= 0; at = rows.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

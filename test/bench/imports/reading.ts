import { parse } from 'csv-parse/sync';
import { type CheckContext, checkRows } from '../../../src/domain/imports/check.ts';
import { columns } from '../../../src/domain/imports/csv/file.ts';
import { readCsv } from '../../../src/domain/imports/csv/read.ts';
import { writeCsv } from '../../../src/domain/imports/csv/write.ts';
import { checkContext } from '../../domain/imports/check-context.ts';
import { markdown, ms, number, ratio } from '../markdown.ts';
import { known } from '../organization.ts';
import { median } from '../statistics.ts';
import { crowdOf, rowsFor } from './crowd.ts';

/** Milliseconds of one file: read, read and checked, and parsed by csv-parse alone. */
interface Took {
  read: number;
  checked: number;
  bare: number;
}

/** One size of file: rows, warm-ups that are not counted, and rounds that are. */
interface Load {
  rows: number;
  warmUps: number;
  rounds: number;
}

const full: Load[] = [
  { rows: 100, warmUps: 100, rounds: 300 },
  { rows: 10_000, warmUps: 3, rounds: 15 },
];
const quickly = full.map(load => ({ ...load, warmUps: 1, rounds: 2 }));

/** Reads and checks files, and lets bare csv-parse read the same bytes, in turns: what to print. */
export async function measureReading({ quick }: { quick: boolean }): Promise<string[]> {
  const loads = quick ? quickly : full;
  const took: Took[] = [];
  for (const load of loads) took.push(await play(load));
  const row = (name: string, cell: (figures: Took) => string) => [name, ...took.map(cell)];
  return [
    markdown(
      ['reading a file', ...loads.map(({ rows }) => `${number(rows)} rows (ms)`)],
      [
        row('Foyer: read', figures => ms(figures.read)),
        row('Foyer: read and every row checked', figures => ms(figures.checked)),
        row('bare csv-parse: cells only', figures => ms(figures.bare)),
        row('ratio of reading', ({ read, bare }) => ratio(read, bare)),
        row('ratio of reading and checking', ({ checked, bare }) => ratio(checked, bare)),
      ],
    ),
    `Median of ${loads.map(({ rounds, rows }) => `${rounds} rounds of ${number(rows)} rows`).join(' and ')}, in turns in one warm process, on the same bytes. ` +
      'Foyer tells the encoding and the separator, finds the header, streams, and checks addresses, roles, groups, reach, duplicates and seats; csv-parse gets the separator and gives arrays of cells (`csv-parse/sync`).',
  ];
}

async function play({ rows, warmUps, rounds }: Load): Promise<Took> {
  const crowd = crowdOf(rows);
  const cells = rowsFor(crowd).map(({ email, role, groups, name }) => [email, role, groups, name]);
  const bytes = Buffer.from(writeCsv(columns, cells));
  const context = checkContext({ people: new Map(crowd.map(person => [person.email, known('W', person)])) });
  const runs = {
    read: async () => (await read(bytes, rows)).length,
    checked: async () => ready(await read(bytes, rows), context),
    bare: async () => (parse(bytes, { bom: true }) as string[][]).length - 1,
  };
  const names = ['read', 'checked', 'bare'] as const;
  const samples: Record<keyof Took, number[]> = { read: [], checked: [], bare: [] };
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const start = performance.now();
      const found = await runs[name]();
      const spent = performance.now() - start;
      if (found !== rows) throw new Error(`Of ${rows} rows, ${found} were found good (${name}).`);
      if (round >= 0) samples[name].push(spent);
    }
  }
  return { read: median(samples.read), checked: median(samples.checked), bare: median(samples.bare) };
}

const read = async (bytes: Buffer, maxRows: number) =>
  (await readCsv(bytes, { maxBytes: bytes.length, maxRows })).rows;

const ready = (rows: Awaited<ReturnType<typeof read>>, context: CheckContext) =>
  checkRows(rows, context).counts.ready;

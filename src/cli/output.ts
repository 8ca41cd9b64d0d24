import { writeCells } from '../domain/csv-lines.ts';
import { tableOf } from '../operate/table.ts';

/** How a command prints what it read. */
export interface Format {
  json?: boolean | undefined;
  csv?: boolean | undefined;
}

/** A column of a table: its heading, and what it shows of an item. */
export type Column<Item> = readonly [heading: string, show: (item: Item) => string];

/** Prints items: a table for people, CSV, or an array of JSON for programs. */
export async function print<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  columns: readonly Column<Item>[],
  { json = false, csv = false }: Format,
): Promise<void> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  if (json) return void process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  const head = columns.map(([heading]) => heading);
  const rows = all.map(item => columns.map(([, show]) => show(item)));
  process.stdout.write(csv ? writeCells([head, ...rows]) : tableOf(head, rows));
}

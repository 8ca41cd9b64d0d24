import type { Database, Transaction } from './client.ts';
import { Prisma } from './generated/client.ts';
import { PLANNED_ANEW } from './statement-names.ts';

/** Rows scanned in list order before the filters' indexes are used. */
const WALKED = 2_500;
/** Rows scanned for a count before that. */
const SAMPLED = 1_500;
/** When the filters match at least one in so many of them, the scan goes on up to the limit. */
const FREQUENT = 5;

/** A condition in two equivalent forms. */
export interface Filter {
  /** Checks one row. */
  probe: Prisma.Sql;
  /** Finds all rows, by an index. */
  seek: Prisma.Sql;
}

/** A condition with one form for both. */
export const plainly = (sql: Prisma.Sql): Filter => ({ probe: sql, seek: sql });

/** A table in an order that ends with its id, read from any cursor on. */
export interface KeyedList {
  /** With its alias, as in `members m`. */
  table: Prisma.Sql;
  alias: Prisma.Sql;
  /** All of them in one direction. */
  order: { columns: Prisma.Sql[]; isDescending: boolean };
  /** The condition that an index in that order covers. */
  scope: Prisma.Sql;
  filters: Filter[];
}

/** Where to read: after a row's key, before it, from the start, or back from the end. */
export type KeyedCursor<Key> = { after: Key } | { before: Key } | 'start' | 'end';

type Cursor = KeyedCursor<Prisma.Sql[]>;

/** The same cursor, by the values of the order's columns. */
export function cursorAt<Key>(cursor: KeyedCursor<Key>, valuesOf: (key: Key) => Prisma.Sql[]): Cursor {
  if (typeof cursor === 'string') return cursor;
  return 'after' in cursor ? { after: valuesOf(cursor.after) } : { before: valuesOf(cursor.before) };
}

type Reader = Database | Transaction;

const anew = Prisma.raw(PLANNED_ANEW);

const whole = (value: number) => Prisma.raw(String(Math.trunc(value)));

/**
 * Ids in list order, at most `take`. First scan 2,500 rows in list order; if that finds too few, use the filter's index
 * and sort. Rows that don't match cost little either way.
 */
export async function findIds(db: Reader, list: KeyedList, cursor: Cursor, take: number): Promise<string[]> {
  const { table, alias, scope, filters } = list;
  const isBack = cursor === 'end' || (typeof cursor === 'object' && 'before' in cursor);
  const isDescending = list.order.isDescending !== isBack;
  const direction = isDescending ? Prisma.sql`desc` : Prisma.empty;
  const order = Prisma.join(list.order.columns.map(column => Prisma.sql`${column} ${direction}`));
  const rows = Prisma.sql`${table} where ${scope} ${beyond(list, cursor, isDescending)}`;
  const ids = async (query: Prisma.Sql) => {
    const found = await db.$queryRaw<{ id: string }[]>`${anew} ${query}`;
    return (isBack ? found.reverse() : found).map(({ id }) => id);
  };
  if (filters.length === 0)
    return ids(Prisma.sql`select ${alias}.id from ${rows} order by ${order} limit ${whole(take)}`);
  const near = await ids(Prisma.sql`
    select ${alias}.id from (select ${alias}.* from ${rows} order by ${order} limit ${whole(WALKED)}) ${alias}
    where ${all(filters, 'probe')} order by ${order} limit ${whole(take)}`);
  if (near.length === take) return near;
  // Materialized so that PostgreSQL plans for all matches, not for the first few.
  return ids(Prisma.sql`
    with found as materialized (select ${Prisma.join(list.order.columns)} from ${rows} and ${all(filters, 'seek')})
    select ${alias}.id from found ${alias} order by ${order} limit ${whole(take)}`);
}

/** Lists that follow each other, such as one for each role, so that each has an index in its order. */
export interface SortedList<Key> {
  parts: readonly KeyedList[];
  /** The part that a key belongs to; -1: none. */
  partOf(key: Key): number;
  /** The values of that part's order. */
  valuesOf(key: Key): Prisma.Sql[];
}

/** Ids of such a list, at most `take`: from each part in turn, until there are enough. */
export async function findSorted<Key>(
  db: Reader,
  { parts, partOf, valuesOf }: SortedList<Key>,
  cursor: KeyedCursor<Key>,
  take: number,
): Promise<string[]> {
  const key = typeof cursor === 'string' ? null : 'after' in cursor ? cursor.after : cursor.before;
  const isBack = cursor === 'end' || (typeof cursor === 'object' && 'before' in cursor);
  const keyed = key === null ? -1 : partOf(key);
  const step = isBack ? -1 : 1;
  const edge = isBack ? 'end' : 'start';
  let place = keyed >= 0 ? keyed : isBack ? parts.length - 1 : 0;
  let at: Cursor = keyed >= 0 ? cursorAt(cursor, valuesOf) : edge;
  let found: string[] = [];
  for (let part = parts[place]; part && found.length < take; part = parts[place]) {
    const ids = await findIds(db, part, at, take - found.length);
    found = isBack ? [...ids, ...found] : [...found, ...ids];
    place += step;
    at = edge;
  }
  return found;
}

/**
 * Reads at most `take` rows in list order, whether they match the filters or not, so that a whole list is read in time
 * that grows with its length alone.
 * @returns ids of those that match, and the key of the last row read as it was then, each column as text: the row may be
 *   changed or gone before the next rows are read; null: the list has ended
 */
export async function walkIds(
  db: Reader,
  list: KeyedList,
  cursor: Cursor,
  take: number,
): Promise<{ ids: string[]; last: string[] | null }> {
  const { table, alias, scope, filters } = list;
  const direction = list.order.isDescending ? Prisma.sql`desc` : Prisma.empty;
  const order = Prisma.join(list.order.columns.map(column => Prisma.sql`${column} ${direction}`));
  const matches = filters.length > 0 ? all(filters, 'probe') : Prisma.sql`true`;
  const key = Prisma.join(list.order.columns.map(column => Prisma.sql`${column}::text`));
  const rows = await db.$queryRaw<{ id: string; key: string[]; matches: boolean | null }[]>`${anew}
    select ${alias}.id, array[${key}] as key, ${matches} as matches
    from (select ${alias}.* from ${table} where ${scope} ${beyond(list, cursor, list.order.isDescending)}
      order by ${order} limit ${whole(take)}) ${alias}
    order by ${order}`;
  return {
    ids: rows.filter(row => row.matches).map(({ id }) => id),
    last: rows.length < take ? null : (rows.at(-1)?.key ?? null),
  };
}

function beyond({ order }: KeyedList, cursor: Cursor, isDescending: boolean): Prisma.Sql {
  if (typeof cursor === 'string') return Prisma.empty;
  const key = 'after' in cursor ? cursor.after : cursor.before;
  return Prisma.sql`and (${Prisma.join(order.columns)}) ${isDescending ? Prisma.sql`<` : Prisma.sql`>`}
    (${Prisma.join(key)})`;
}

const all = (filters: Filter[], form: keyof Filter) =>
  Prisma.join(
    filters.map(filter => filter[form]),
    ' and ',
  );

/** A count; `isExact` false: there are more than `count`. */
export interface Tally {
  count: number;
  isExact: boolean;
}

/** What was found, as a count up to a limit. */
export const upTo = (limit: number, found: number): Tally => ({
  count: Math.min(found, limit),
  isExact: found <= limit,
});

/** The limits of a count: for the whole list, and with filters. */
export interface Most {
  all: number;
  filtered: number;
}

/**
 * Counts a list up to a limit; beyond it, says only that there are more. Finds frequent matches among the first rows,
 * and rare ones by a filter's index.
 */
export async function countUpTo(
  db: Reader,
  list: KeyedList,
  { all: most, filtered: mostFiltered }: Most,
): Promise<Tally> {
  const { table, alias, scope, filters } = list;
  const count = async (rows: Prisma.Sql, limit: number): Promise<Tally> => {
    const [row] = await db.$queryRaw<{ count: number }[]>`${anew}
      select count(*)::int as count from (${rows} limit ${whole(limit + 1)}) counted`;
    return upTo(limit, row?.count ?? 0);
  };
  if (filters.length === 0) return count(Prisma.sql`select 1 from ${table} where ${scope}`, most);
  const [sample] = await db.$queryRaw<{ looked: number; found: number }[]>`${anew}
    select count(*)::int as looked, (count(*) filter (where ${all(filters, 'probe')}))::int as found
    from (select ${alias}.* from ${table} where ${scope} limit ${whole(SAMPLED)}) ${alias}`;
  const isAll = sample && sample.looked < SAMPLED;
  if (sample && (isAll || sample.found > mostFiltered)) return upTo(mostFiltered, sample.found);
  if (sample && sample.found * FREQUENT >= sample.looked)
    return count(
      Prisma.sql`select 1 from ${table} where ${scope} and ${all(filters, 'probe')}`,
      mostFiltered,
    );
  return count(
    Prisma.sql`select 1 from (with found as materialized
      (select 1 from ${table} where ${scope} and ${all(filters, 'seek')}) select 1 from found) found`,
    mostFiltered,
  );
}

import type { Client } from 'pg';

/** A table of the database, its names ready for SQL. */
export interface StoredTable {
  name: string;
  /** Those that are written; the database computes others. */
  columns: string[];
}

const QUEUE = 'graphile_worker';
/** What migrations note: a restore migrates by itself. */
const NOTES = ['_prisma_migrations', 'migrations'];

/** Foyer's tables and the job queue's. */
const OURS = `c.relkind = 'r' and c.relnamespace in (current_schema()::regnamespace, to_regnamespace('${QUEUE}'))
  and c.relname not in (${NOTES.map(name => `'${name}'`).join()})`;

/** Every table, each after those that it refers to: a row is loaded after the rows that it names. */
export async function tablesInOrder(client: Client): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable & { refers: string[] }>(`
    select c.oid::regclass::text as name,
      array(select quote_ident(attname) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select distinct confrelid::regclass::text from pg_constraint
        where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as refers
    from pg_class c where ${OURS} order by c.oid::regclass::text`);
  const ordered: StoredTable[] = [];
  let left = rows;
  while (left.length > 0) {
    const ready = left.filter(({ refers }) => !refers.some(name => left.some(table => table.name === name)));
    if (ready.length === 0) {
      throw new Error(
        `These tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}.`,
      );
    }
    ordered.push(...ready.map(({ name, columns }) => ({ name, columns })));
    left = left.filter(table => !ready.includes(table));
  }
  return ordered;
}

/** The last value of each sequence that was used. */
export interface StoredSequence {
  name: string;
  value: string;
}

/** A sequence belongs to no snapshot: read it after the rows, and it is never below what they use. */
export async function readSequences(client: Client): Promise<StoredSequence[]> {
  const { rows } = await client.query<StoredSequence>(`
    select format('%I.%I', schemaname, sequencename)::regclass::text as name, last_value::text as value
    from pg_sequences where schemaname in (current_schema(), '${QUEUE}') and last_value is not null order by 1`);
  return rows;
}

/** The last migration of the job queue's own tables. */
export async function queueRevision(client: Client): Promise<number> {
  const { rows } = await client.query<{ id: number }>(`select max(id) as id from ${QUEUE}.migrations`);
  return rows[0]?.id ?? 0;
}

import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate } from '../migrate.ts';
import { connect } from '../migrating/connection.ts';
import { MIGRATION_LOCK } from '../migrating/patience.ts';
import { readMigrations } from '../migration-files.ts';
import { type Foot, type Head, type Part, tableSchema } from './format.ts';
import { checkBackup, nextLineOf, readParts } from './read.ts';
import { queueRevision, type StoredTable, tablesInOrder } from './tables.ts';
import { refuseTarget } from './target.ts';
import { withoutTriggers } from './triggers.ts';

/** What was restored. */
export interface Restored {
  head: Head;
  rows: number;
  /** Migrations that this version has and the backup's didn't. */
  migrated: string[];
}

/**
 * Restores a backup: makes the tables as they were when it was written, loads every row in one transaction, then
 * migrates to this version.
 * @param yes deletes what the database has
 * @throws Error with a sentence; then no row was changed
 */
export async function restoreBackup(
  file: string,
  { databaseUrl, ownerUrl, yes }: { databaseUrl: string; ownerUrl: string; yes: boolean },
): Promise<Restored> {
  const { head, foot } = await checkBackup(file);
  const owner = () => connect(ownerUrl, 'DATABASE_OWNER_URL', 'foyer-restore');
  await using(owner, client => refuseTarget(client, head, { yes }));
  const then = (await readMigrations()).filter(({ name }) => head.migrations.includes(name));
  await migrate(databaseUrl, ownerUrl, { migrations: then });
  await using(owner, client => load(client, file, head, foot));
  const migrated = await migrate(databaseUrl, ownerUrl);
  return { head, rows: Object.values(foot.rows).reduce((sum, count) => sum + count, 0), migrated };
}

async function using<Result>(open: () => Promise<Client>, work: (client: Client) => Promise<Result>) {
  const client = await open();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function load(client: Client, file: string, head: Head, foot: Foot): Promise<void> {
  // A process that starts now waits.
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  const queue = await queueRevision(client);
  if (queue !== head.queue)
    throw new Error(
      `The backup’s job queue has revision ${head.queue}, and this version’s has ${queue}. Restore it with the Foyer that wrote it, then start this one.`,
    );
  const tables = await tablesInOrder(client);
  await client.query('begin');
  try {
    await client.query(`set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
      set local lock_timeout = '5s'`);
    await withoutTriggers(client, tables, async () => {
      await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
      await readParts(file, parts => loadTables(client, parts, tables, foot));
      await forgetServer(client);
    });
    await setSequences(client, foot);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw inWords(error as Error & { code?: string });
  }
  // Until the first ANALYZE PostgreSQL plans as for empty tables.
  await client.query('analyze');
}

async function loadTables(
  client: Client,
  parts: AsyncGenerator<Part, undefined>,
  tables: readonly StoredTable[],
  foot: Foot,
): Promise<void> {
  await nextLineOf(parts);
  for (let found = tableSchema.safeParse(await nextLineOf(parts)); found.success; ) {
    const { table, columns } = found.data;
    // Names go into SQL as this database has them, not as a file does.
    const own = tables.find(({ name }) => name === table);
    const into = columns.map(column => own?.columns.find(name => name === column));
    if (!own || into.includes(undefined)) throw new Error(`The table ${table} isn’t as in the backup.`);
    const copy = client.query(copyFrom(`copy ${own.name} (${into.join(', ')}) from stdin`));
    await pipeline(rowsOf(parts), copy);
    if (copy.rowCount !== foot.rows[table]) throw new Error(`The table ${table} lacks rows.`);
    found = tableSchema.safeParse(await nextLineOf(parts));
  }
  while (!(await parts.next()).done);
}

async function* rowsOf(parts: AsyncGenerator<Part, undefined>): AsyncGenerator<Buffer> {
  while (true) {
    const { value } = await parts.next();
    if (value?.kind !== 'rows') return;
    yield value.rows;
  }
}

/** The processes that had taken jobs are gone. Transactions count from one again: no later one can equal an old one. */
async function forgetServer(client: Client): Promise<void> {
  await client.query(`
    update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null;
    update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null;
    update webhook_messages set xact = -xact where body is null and xact > 0`);
}

async function setSequences(client: Client, { sequences }: Foot): Promise<void> {
  for (const { name, value } of sequences) {
    await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
  }
}

function inWords(error: Error & { code?: string }): Error {
  const { code, message } = error;
  if (code === '53100')
    return new Error(
      `The database’s disk is full. Nothing was restored, and no row was changed. Make room, then run this again.`,
      { cause: error },
    );
  if (code === '55P03')
    return new Error(
      'Somebody uses this database. Nothing was restored. Stop Foyer everywhere, then run this again.',
      { cause: error },
    );
  return new Error(`The backup can’t be restored: ${message}. No row was changed.`, { cause: error });
}

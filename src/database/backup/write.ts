import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { connect } from '../migrating/connection.ts';
import { readApplied } from '../migrating/history.ts';
import { MIGRATION_LOCK } from '../migrating/patience.ts';
import { END, FORMAT, type Foot, type Head } from './format.ts';
import { queueRevision, readSequences, type StoredTable, tablesInOrder } from './tables.ts';
import { refuseUsed } from './target.ts';

/** What a backup has. */
export interface Written {
  tables: number;
  rows: number;
  bytes: number;
}

/**
 * Writes every row of the database into one compressed file, as it is at one moment, while Foyer runs.
 * @param ownerUrl the database as the role that owns the tables
 * @param alone refuses while Foyer runs: what it does later would be lost
 * @throws Error with a sentence; then there is no file
 */
export async function writeBackup(
  ownerUrl: string,
  file: string,
  now: Date,
  { alone = false }: { alone?: boolean } = {},
): Promise<Written> {
  const draft = await openDraft(file);
  const client = await connect(ownerUrl, 'DATABASE_OWNER_URL', 'foyer-backup').catch(error =>
    rm(draft.name).then(() => {
      throw error;
    }),
  );
  try {
    if (alone) await refuseUsed(client);
    const { head, tables } = await begin(client, now);
    const foot: Foot = { rows: {}, sequences: [] };
    await pipeline(
      Readable.from(summed(contents(client, head, tables, foot))),
      createGzip(),
      draft.handle.createWriteStream({ flush: true }),
    );
    await rename(draft.name, file);
    const rows = Object.values(foot.rows).reduce((sum, count) => sum + count, 0);
    return { tables: tables.length, rows, bytes: (await stat(file)).size };
  } catch (error) {
    await rm(draft.name, { force: true });
    throw inWords(error as Error & { code?: string }, file, client.user);
  } finally {
    await draft.handle.close().catch(() => {});
    await client.end().catch(() => {});
  }
}

/** The file gets its name when it is whole. */
async function openDraft(file: string): Promise<{ name: string; handle: FileHandle }> {
  const isThere = await stat(file).catch(() => undefined);
  if (isThere) throw new Error(`${file} is there already. Name another file, or remove it.`);
  const name = `${file}.part`;
  const handle = await open(name, 'wx', 0o600).catch(error => {
    throw inWords(error, file, undefined);
  });
  return { name, handle };
}

/** Begins a transaction that sees one moment. No migration can change the tables until it is over. */
async function begin(client: Client, now: Date): Promise<{ head: Head; tables: StoredTable[] }> {
  // While a process migrates, this waits.
  await client.query('select pg_advisory_lock_shared($1)', [MIGRATION_LOCK]);
  const migrations = (await readApplied(client)).map(({ migration_name }) => migration_name);
  if (migrations.length === 0) throw new Error('This database is empty: Foyer has never started on it.');
  const tables = await tablesInOrder(client);
  await client.query('begin isolation level repeatable read read only');
  await client.query(`lock table ${tables.map(({ name }) => name).join(', ')} in access share mode`);
  await client.query(`set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
    set local extra_float_digits = 3; set local bytea_output = 'hex'`);
  const { rows } = await client.query<{ postgres: string }>(
    `select current_setting('server_version') as postgres`,
  );
  const queue = await queueRevision(client);
  await client.query('select pg_advisory_unlock_shared($1)', [MIGRATION_LOCK]);
  const head = {
    foyerBackup: FORMAT,
    at: now.toISOString(),
    postgres: rows[0]?.postgres ?? '',
    migrations,
    queue,
  };
  return { head, tables };
}

async function* contents(
  client: Client,
  head: Head,
  tables: readonly StoredTable[],
  foot: Foot,
): AsyncGenerator<Buffer> {
  yield line(head);
  for (const { name: table, columns } of tables) {
    yield line({ table, columns });
    const rows = client.query(copyTo(`copy ${table} (${columns.join(', ')}) to stdout`));
    yield* rows;
    foot.rows[table] = rows.rowCount;
    yield Buffer.from(END);
  }
  foot.sequences = await readSequences(client);
  yield line(foot);
}

const line = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`);

/** Adds the checksum. */
async function* summed(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  yield line({ sha256: hash.digest('hex') });
}

function inWords(error: Error & { code?: string }, file: string, user: string | undefined): Error {
  const { code } = error;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Error(
      `The disk of ${file} is full, so there is no backup. Make room, or name a file elsewhere.`,
    );
  if (code === 'EEXIST')
    return new Error(`${file}.part is there: another backup runs, or was ended. Remove it, then try again.`);
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EPERM' || code === 'ENOTDIR')
    return new Error(`Foyer can’t write ${file} (${code}). Name a file in a folder that you can write to.`);
  if (code === '42501')
    return new Error(
      `The user "${user}" can’t read every table. Set DATABASE_OWNER_URL to the user that owns them.`,
      { cause: error },
    );
  return error;
}

import { randomUUID } from 'node:crypto';
import { runMigrations } from 'graphile-worker';
import { Client, Pool } from 'pg';
import { type Migration, readMigrations } from './migration-files.ts';

// The number under which Prisma's own CLI locks its migrations: it and this never run side by side.
const ADVISORY_LOCK = 72707369;

type AppliedRow = { migration_name: string; checksum: string; finished: boolean; logs: string | null };

/**
 * Brings the database at `databaseUrl` up to date: Foyer's migrations, then those of the job queue. Processes that
 * start together wait for each other (PostgreSQL's advisory lock); each migration is one transaction. The
 * bookkeeping is Prisma's (`_prisma_migrations`), so `prisma migrate status` and `deploy` agree with it.
 *
 * Returns the names of the migrations it applied. Throws, with a sentence, when the database was migrated by a newer
 * Foyer, when an applied migration's file was edited since, or when a migration fails (nothing of it remains).
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    application_name: 'foyer-migrate',
  });
  // A connection that breaks shows in the query that waits on it; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect().catch(error => {
    throw unreachable(databaseUrl, error);
  });
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const migrations = await readMigrations();
    await createBookkeeping(client);
    const pending = findPending(migrations, await readApplied(client));
    for (const migration of pending) await apply(client, migration);
    await migrateQueue(databaseUrl);
    return pending.map(migration => migration.name);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Why there is no connection, as a sentence that says what to do. */
function unreachable(databaseUrl: string, error: Error & { code?: string }): Error {
  const { host, pathname, username } = new URL(databaseUrl);
  const [server, database, user] = [host, pathname.slice(1), username].map(decodeURIComponent);
  if (error.code === '28P01' || error.code === '28000')
    return new Error(
      `The database server at ${server} refuses the user "${user}" (${error.code}); check the name and password in DATABASE_URL.`,
      { cause: error },
    );
  if (error.code === '3D000')
    return new Error(
      `The database server at ${server} has no database "${database}"; create it, or correct DATABASE_URL.`,
      { cause: error },
    );
  return new Error(
    `The database at ${server} cannot be reached (${error.code ?? error.message}); check that PostgreSQL runs there, and DATABASE_URL.`,
    { cause: error },
  );
}

function findPending(migrations: Migration[], applied: AppliedRow[]): Migration[] {
  const known = new Map(migrations.map(migration => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.migration_name);
    if (migration === undefined)
      throw new Error(
        `The database has the migration "${row.migration_name}", which this version of Foyer does not know: a newer Foyer used it. Start that version or a later one.`,
      );
    if (!row.finished)
      throw new Error(
        `The migration "${row.migration_name}" was left unfinished in this database. Set it right, then mark it with "prisma migrate resolve".${row.logs ? ` It ended with: ${row.logs}` : ''}`,
      );
    if (row.checksum !== migration.checksum)
      throw new Error(
        `The migration "${row.migration_name}" was changed after it had been applied to this database. Restore its file; put changes into a new migration.`,
      );
  }
  const done = new Set(applied.map(row => row.migration_name));
  return migrations.filter(migration => !done.has(migration.name));
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, transaction_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    const { message } = error as Error;
    const [, extension] = /\bextension "(\w+)"/u.exec(message) ?? [];
    if (extension) throw lacksExtension(client, extension, error as Error & { code?: string });
    throw new Error(`The migration "${migration.name}" failed and left nothing behind: ${message}`, {
      cause: error,
    });
  }
}

/** What to do where the server lacks an extension, or our user may not add it to the database. */
function lacksExtension(client: Client, name: string, error: Error & { code?: string }): Error {
  const isRefused = error.code === '42501';
  return new Error(
    isRefused
      ? `Foyer needs PostgreSQL's extension "${name}", and the user "${client.user}" may not add it to the database "${client.database}". Have an administrator run "create extension ${name}" in that database once, then start again. (${error.message})`
      : `Foyer needs PostgreSQL's extension "${name}", which this server does not have; it comes with PostgreSQL's own contrib modules. Install them, then start again. (${error.message})`,
    { cause: error },
  );
}

/** The table exactly as Prisma's schema engine creates it. */
async function createBookkeeping(client: Client): Promise<void> {
  await client.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`);
}

async function readApplied(client: Client): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    `select migration_name, checksum, finished_at is not null as finished, logs
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return rows;
}

async function migrateQueue(databaseUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {});
  pool.on('connect', client => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

import { randomUUID } from 'node:crypto';
import { runMigrations } from 'graphile-worker';
import { Client, Pool } from 'pg';
import { grantTo } from './grants.ts';
import { type Migration, readMigrations } from './migration-files.ts';

// The number of the advisory lock in Prisma's own CLI: it and this code never migrate at the same time.
const ADVISORY_LOCK = 72707369;

type AppliedRow = { migration_name: string; checksum: string; finished: boolean; logs: string | null };

/**
 * Migrates the database: Foyer's migrations, then the job queue's, then the grants of the program's role. Processes
 * that start together wait for each other (PostgreSQL's advisory lock); each migration is one transaction. It uses
 * Prisma's own table (`_prisma_migrations`), so `prisma migrate status` and `deploy` agree with it.
 *
 * Returns the names of the migrations it applied. Throws, with a sentence, when a newer Foyer migrated the database,
 * when somebody edited an applied migration's file, when a migration fails (it leaves nothing behind), or when the role
 * lacks the rights to finish.
 * @param databaseUrl the database as the program's role
 * @param ownerUrl the same as the role that owns it, when that is another one
 */
export async function migrate(databaseUrl: string, ownerUrl = databaseUrl): Promise<string[]> {
  const setting = ownerUrl === databaseUrl ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
  const owner = await connect(ownerUrl, setting);
  try {
    if (ownerUrl === databaseUrl && !(await canMigrate(owner)))
      return await requireMigrated(owner, databaseUrl);
    const role = ownerUrl === databaseUrl ? null : await roleOf(databaseUrl, owner.database);
    await owner.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const migrations = await readMigrations();
    await createBookkeeping(owner);
    const pending = findPending(migrations, await readApplied(owner));
    for (const migration of pending) await apply(owner, migration);
    await migrateQueue(ownerUrl);
    if (role) await grantTo(owner, role);
    return pending.map(migration => migration.name);
  } finally {
    await owner.end().catch(() => {});
  }
}

async function connect(url: string, setting: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'foyer-migrate',
  });
  // The waiting query fails when the connection breaks; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect().catch(error => {
    throw unreachable(url, setting, error);
  });
  return client;
}

/** The program's role in PostgreSQL. */
async function roleOf(databaseUrl: string, ownersDatabase: string | undefined): Promise<string> {
  const program = await connect(databaseUrl, 'DATABASE_URL');
  try {
    if (program.database !== ownersDatabase)
      throw new Error(
        `DATABASE_URL names the database "${program.database}", and DATABASE_OWNER_URL "${ownersDatabase}". Set both to the same database.`,
      );
    const { rows } = await program.query<{ role: string }>('select current_user as role');
    return rows[0]?.role ?? '';
  } finally {
    await program.end().catch(() => {});
  }
}

async function canMigrate(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ can: boolean }>(
    `select has_schema_privilege(current_schema(), 'CREATE') as can`,
  );
  return rows[0]?.can === true;
}

/** For a process without the owner's address: another process migrates. */
async function requireMigrated(client: Client, databaseUrl: string): Promise<string[]> {
  const { rows } = await client.query<{ has: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as has`,
  );
  const pending = rows[0]?.has ? findPending(await readMigrations(), await readApplied(client)) : ['all'];
  const isQueueReady = await migrateQueue(databaseUrl).then(
    () => true,
    error => {
      if (error.code === '42501') return false;
      throw error;
    },
  );
  if (pending.length === 0 && isQueueReady) return [];
  throw new Error(
    `The database needs migrations, and the user "${client.user}" can't make them. Set DATABASE_OWNER_URL to the database's owner, then start again.`,
  );
}

/** Why there is no connection, as a sentence with what to do. */
function unreachable(databaseUrl: string, setting: string, error: Error & { code?: string }): Error {
  const { host, pathname, username } = new URL(databaseUrl);
  const [server, database, user] = [host, pathname.slice(1), username].map(decodeURIComponent);
  if (error.code === '28P01' || error.code === '28000')
    return new Error(
      `The database server at ${server} refuses the user "${user}" (${error.code}); check the name and password in ${setting}.`,
      { cause: error },
    );
  if (error.code === '3D000')
    return new Error(
      `The database server at ${server} has no database "${database}"; create it, or correct ${setting}.`,
      { cause: error },
    );
  return new Error(
    `The database at ${server} cannot be reached (${error.code ?? error.message}); check that PostgreSQL runs there, and ${setting}.`,
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

/** What to do when the server lacks an extension, or our user may not add it to the database. */
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

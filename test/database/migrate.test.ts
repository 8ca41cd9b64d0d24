import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { readMigrations } from '../../src/database/migration-files.ts';
import { startChild } from '../support/child.ts';
import { createEmptyDatabase } from '../support/database.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const prismaCli = fileURLToPath(import.meta.resolve('prisma/build/index.js'));

describe('the migration at start', () => {
  let url: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    ({ ownerUrl: url, drop } = await createEmptyDatabase());
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await drop();
  });

  it('the migration creates an empty database once, including the job queue', async () => {
    const names = (await readMigrations()).map(migration => migration.name);
    expect(await migrate(url)).toEqual(names);
    expect(await migrate(url)).toEqual([]);
    expect(await query(url, 'select count(*)::int as jobs from graphile_worker.jobs')).toEqual([{ jobs: 0 }]);
    expect(await query(url, 'select count(*)::int as entries from audit_entries')).toEqual([{ entries: 0 }]);
  });

  it('of two processes that start together one migrates, and the other waits for it', async () => {
    // Prisma's own lock, so that both are seen to wait for it before either may begin.
    const holder = new Client({ connectionString: url });
    holder.on('error', () => {});
    await holder.connect();
    await holder.query('select pg_advisory_lock(72707369)');
    const children = [startChild('migrating.child.ts', [url]), startChild('migrating.child.ts', [url])];
    const waiting =
      "select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and objid = 72707369 and database = (select oid from pg_database where datname = current_database())";
    await expect.poll(async () => (await holder.query(waiting)).rows).toEqual([{ n: 2 }]);
    await holder.end();
    const applied = await Promise.all(
      children.map(async child => JSON.parse((await child.nextLine()) ?? 'null')),
    );
    expect(applied.flat()).toEqual((await readMigrations()).map(migration => migration.name));
    expect(await Promise.all(children.map(child => child.ended))).toEqual([
      { code: 0, stderr: '' },
      { code: 0, stderr: '' },
    ]);
  });

  it('Prisma knows the applied migrations and finds nothing left to do', async () => {
    await migrate(url);
    expect(await prisma(url, ['migrate', 'status'])).toMatch(/Database schema is up to date!/);
    expect(await prisma(url, ['migrate', 'deploy'])).toMatch(/No pending migrations to apply/);
  });

  it('the migration knows what Prisma has applied', async () => {
    await prisma(url, ['migrate', 'deploy']);
    expect(await migrate(url)).toEqual([]);
  });

  it('the migration refuses to continue when the file of an applied migration was changed', async () => {
    await migrate(url);
    await query(url, "update _prisma_migrations set checksum = 'other'");
    await expect(migrate(url)).rejects.toThrow(/was changed after it had been applied/);
  });

  it('the migration refuses another one that was left unfinished', async () => {
    await migrate(url);
    await query(url, "update _prisma_migrations set finished_at = null, logs = 'out of disk'");
    await expect(migrate(url)).rejects.toThrow(/was left unfinished in this database.*out of disk/);
  });

  it('the migration names a failed migration, and leaves nothing of it behind', async () => {
    await query(url, 'create table audit_entries (id int)');
    await expect(migrate(url)).rejects.toThrow(
      /migration "\d+_init" failed and left nothing behind: .*audit_entries/,
    );
    expect(
      await query(url, "select tablename from pg_tables where schemaname = 'public' order by 1"),
    ).toEqual([{ tablename: '_prisma_migrations' }, { tablename: 'audit_entries' }]);
    await query(url, 'drop table audit_entries');
    expect(await migrate(url)).toHaveLength((await readMigrations()).length);
  });

  it('the migration says what to do when it may not add an extension, and continues once somebody has', async () => {
    // As servers do that lock their extensions away: PostgreSQL's own words and code.
    await query(
      url,
      `create function refuse() returns event_trigger language plpgsql as $$ begin
         raise insufficient_privilege using message = 'permission denied to create extension "pg_trgm"';
       end $$;
       create event trigger refusing on ddl_command_start when tag in ('CREATE EXTENSION') execute function refuse()`,
    );
    const name = new URL(url).pathname.slice(1);
    await expect(migrate(url)).rejects.toThrow(
      new RegExp(
        `can't add it to the database "${name}"\\. Have an administrator run "create extension pg_trgm"`,
      ),
    );
    await query(url, 'drop event trigger refusing; create extension pg_trgm');
    expect(await migrate(url)).toContain('20261122162258_lists_at_scale');
  });

  it('the migration creates everything in the schema file', async () => {
    const paths = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma'];
    expect(await prisma(url, ['migrate', 'diff', ...paths, '--exit-code'])).toMatch(/No difference detected/);
  });
});

/** Runs Prisma's own CLI; rejects with what it printed when it ends with another code than 0. */
async function prisma(url: string, args: string[]): Promise<string> {
  vi.stubEnv('DATABASE_URL', url);
  vi.stubEnv('SHADOW_DATABASE_URL', url);
  const command = [prismaCli, ...args, '--config', 'prisma/config.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root });
  return stdout;
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

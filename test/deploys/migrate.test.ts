import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { migrate, requireMigrated } from '../../src/database/migrate.ts';
import { readMigrations } from '../../src/database/migration-files.ts';
import { until } from '../faults/until.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';
import { lockWaits } from '../support/lock-waits.ts';
import { runProgram } from '../support/process.ts';
import { laterMigration } from './versions.ts';

const COMMAND = join(import.meta.dirname, '../../src/operate/migrate.ts');
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };

/** Runs `npm run migrate` with only these settings. */
function command(settings: Record<string, string>, ...args: string[]) {
  return new Promise<{ code: number | string; stdout: string; stderr: string }>(resolve => {
    const env = { PATH: process.env.PATH ?? '', ...settings };
    execFile(process.execPath, [COMMAND, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

it('“npm run migrate” migrates without any setting of Slack, says what it did, and the second time that nothing was left', async () => {
  const empty = await createEmptyDatabase();
  const settings = { DATABASE_URL: empty.url, DATABASE_OWNER_URL: empty.ownerUrl };
  const names = (await readMigrations()).map(({ name }) => `  ${name}\n`);
  expect(await command(settings)).toEqual({
    code: 0,
    stdout: `Applied ${names.length} migrations:\n${names.join('')}`,
    stderr: '',
  });
  expect(await command(settings)).toEqual({
    code: 0,
    stdout: 'The database has every migration of this version. Nothing changed.\n',
    stderr: '',
  });
  await empty.drop();
});

it('“npm run migrate” ends with 1 and a sentence when it can’t', async () => {
  const empty = await createEmptyDatabase();
  expect(await command({ DATABASE_OWNER_URL: empty.ownerUrl })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('DATABASE_URL is missing.'),
  });
  expect(await command({ DATABASE_URL: empty.url })).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^The database needs migrations, and the user "foyer_program" can't make them/u,
    ),
  });
  expect(await command({ DATABASE_URL: empty.url }, '--minutes', '0')).toMatchObject({
    code: 1,
    stderr: '--minutes 0 is not a number of minutes from 1 to 1440.\n',
  });
  await empty.drop();
});

it('a start with MIGRATE_ON_START=false changes nothing: it says to run “npm run migrate”', async () => {
  const empty = await createEmptyDatabase();
  const program = runProgram({
    ...SLACK,
    DATABASE_URL: empty.url,
    DATABASE_OWNER_URL: empty.ownerUrl,
    MIGRATE_ON_START: 'false',
  });
  const { code, stderr } = await program.ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^The database lacks \d+ migrations \(20261122120000_init, .*\), and MIGRATE_ON_START is false\. Run “npm run migrate”, then start again\.\n$/u,
  );
  const tables = `select count(*)::int as n from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
  expect(await query(empty.ownerUrl, tables)).toEqual([{ n: 0 }]);
  await empty.drop();
});

it('a start with MIGRATE_ON_START=false needs the job queue’s migrations, too', async () => {
  const own = await createTestDatabase();
  await requireMigrated(own.url);
  await query(own.ownerUrl, 'drop schema graphile_worker cascade');
  await expect(requireMigrated(own.ownerUrl)).rejects.toThrow(
    /^The database lacks a migration \(the job queue’s\)/u,
  );
  expect(await query(own.ownerUrl, `select to_regnamespace('graphile_worker') as queue`)).toEqual([
    { queue: null },
  ]);
  await migrate(own.url, own.ownerUrl);
  await requireMigrated(own.url);
  await own.drop();
});

it('a version with a migration of its own does not start on a database of another line, which lacks it', async () => {
  const own = await createTestDatabase();
  const [theirs, ours] = [laterMigration('theirs', 'select 1'), laterMigration('ours', 'select 1')];
  const all = await readMigrations();
  await migrate(own.url, own.ownerUrl, { migrations: [...all, theirs] });
  await expect(migrate(own.url, own.ownerUrl, { migrations: [...all, ours] })).rejects.toThrow(
    'The database has the migration "29991231235959_theirs", which this version of Foyer doesn’t know, and lacks "29991231235959_ours". Start a version that has both.',
  );
  await own.drop();
});

it('a migration waits for a lock only briefly, lets others pass, and tries again until the table is free', async () => {
  const own = await createTestDatabase();
  const more = laterMigration('thanks', 'alter table members add thanks int');
  const reading = new Client({ connectionString: own.ownerUrl });
  await reading.connect();
  await reading.query('begin; select from members');
  const migrating = migrate(own.url, own.ownerUrl, { migrations: [...(await readMigrations()), more] });
  await until(async () => (await lockWaits(own.db)) > 0, 'the migration to wait');
  // It queues behind the migration, which waits for the open transaction: it would wait as long as that.
  expect(await query(own.ownerUrl, 'select count(*)::int as n from scoped.members')).toEqual([{ n: 0 }]);
  await reading.query('commit');
  await reading.end();
  expect(await migrating).toEqual(['29991231235959_thanks']);
  expect(await query(own.ownerUrl, 'select thanks from scoped.members')).toEqual([]);
  await own.drop();
});

it('a migration that never gets its lock leaves nothing behind, and names who has it and what to do', async () => {
  const own = await createTestDatabase();
  const sql = 'create table thanks (id int); alter table members add thanks int';
  const migrations = [...(await readMigrations()), laterMigration('thanks', sql)];
  const holder = new Client({ connectionString: own.ownerUrl });
  await holder.connect();
  await holder.query('begin; lock table members');
  await expect(migrate(own.url, own.ownerUrl, { migrations })).rejects.toThrow(
    /^The migration "29991231235959_thanks" did not get its locks in 7 tries, and left nothing behind\. The oldest open transaction is \d+ seconds old: process \d+ of PostgreSQL\. Wait for it or end it, then run “npm run migrate”\.$/u,
  );
  expect(await query(own.ownerUrl, `select to_regclass('thanks') as made`)).toEqual([{ made: null }]);
  await holder.end();
  await own.drop();
});

it('a statement of a migration that takes too long is ended, leaves nothing behind, and says how to give it time', async () => {
  const own = await createTestDatabase();
  const sql = 'create table thanks (id int); select pg_sleep(60)';
  const migrations = [...(await readMigrations()), laterMigration('thanks', sql)];
  await expect(migrate(own.url, own.ownerUrl, { migrations, statementMinutes: 0.01 })).rejects.toThrow(
    /^The migration "29991231235959_thanks" has a statement that took longer than 0\.01 minutes, and left nothing behind\. .* “npm run migrate -- --minutes 30”\.$/u,
  );
  expect(await query(own.ownerUrl, `select to_regclass('thanks') as made`)).toEqual([{ made: null }]);
  await own.drop();
});

it('a migration leaves the views of tables alone that it doesn’t change, and replaces all where it removes what they show', async () => {
  const own = await createTestDatabase();
  const ids = async () =>
    new Map(
      (
        (await query(
          own.ownerUrl,
          `select relname as name, oid::int as id from pg_class where relnamespace = 'scoped'::regnamespace`,
        )) as { name: string; id: number }[]
      ).map(({ name, id }) => [name, id]),
    );
  const before = await ids();
  const added = laterMigration(
    'a',
    'alter table members add thanks int; create table thanks (workspace_id uuid)',
  );
  const all = [...(await readMigrations()), added];
  await migrate(own.url, own.ownerUrl, { migrations: all });
  const after = await ids();
  expect([...after].filter(([name, id]) => before.get(name) !== id).map(([name]) => name)).toEqual([
    'thanks',
  ]);
  const removed = {
    ...laterMigration('b', 'alter table members drop thanks; drop table thanks'),
    name: '2999_b',
  };
  await migrate(own.url, own.ownerUrl, { migrations: [...all, removed] });
  expect([...(await ids()).keys()].sort()).toEqual([...before.keys()].sort());
  await own.drop();
});

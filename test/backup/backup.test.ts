import { stat } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { restoreBackup } from '../../src/database/backup/restore.ts';
import { writeBackup } from '../../src/database/backup/write.ts';
import { migrate } from '../../src/database/migrate.ts';
import { readMigrations } from '../../src/database/migration-files.ts';
import { writeRowOfEachTable } from '../isolation/a-row-of-each-table.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts';
import { connected, folderOfTest, forge, wholeOf } from './stage.ts';

const NOW = new Date('2026-11-27T23:00:00Z');

/** A database with rows in every table, one of them being worked on. */
async function filled(): Promise<TestDatabase> {
  const own = await createTestDatabase();
  await connected(own.ownerUrl, async owner => {
    await writeRowOfEachTable(owner);
    await writeRowOfEachTable(owner);
    await owner.query(`
      update members set name = E'tab \\t line \\n back\\\\slash \\r ’ü🙂' where name = 'Ada';
      select graphile_worker.add_job('send:shared', '{"deliveryId": "x"}', queue_name := 'one');
      select graphile_worker.add_job('refresh', job_key := 'kept', run_at := now() + interval '9 days');
      select nextval('webhook_sequence')`);
  });
  return own;
}

const lockJobs = (own: TestDatabase) =>
  connected(own.ownerUrl, owner =>
    owner.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed';
      update graphile_worker._private_job_queues set locked_at = now(), locked_by = 'killed'`),
  );

it('a backup that is restored into an empty database has every row, job, sequence and trigger as it was', async () => {
  await using folder = await folderOfTest();
  const own = await filled();
  const empty = await createEmptyDatabase();
  const before = await wholeOf(own.ownerUrl);
  const none = Object.keys(before).filter(name => (before[name] as unknown[]).length === 0);
  expect(none).toEqual(['graphile_worker._private_known_crontabs', 'install_states', 'installations']);
  await lockJobs(own);
  const file = folder.file('foyer.backup.gz');
  const written = await writeBackup(own.ownerUrl, file, NOW);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const restored = await restoreBackup(file, {
    databaseUrl: empty.url,
    ownerUrl: empty.ownerUrl,
    yes: false,
  });
  expect(restored).toMatchObject({ rows: written.rows, migrated: [], head: { at: NOW.toISOString() } });
  expect(await wholeOf(empty.ownerUrl)).toEqual(before);
  await connected(empty.ownerUrl, writeRowOfEachTable);
  await own.drop();
  await empty.drop();
});

it('a note of a change that waits for its webhook is never taken for one of a later transaction', async () => {
  await using folder = await folderOfTest();
  const own = await filled();
  const empty = await createEmptyDatabase();
  await connected(own.ownerUrl, owner => owner.query('update webhook_messages set body = null, xact = 900'));
  const file = folder.file('foyer.backup.gz');
  await writeBackup(own.ownerUrl, file, NOW);
  await restoreBackup(file, { databaseUrl: empty.url, ownerUrl: empty.ownerUrl, yes: false });
  const { rows } = await connected(empty.ownerUrl, owner =>
    owner.query('select xact::int from webhook_messages'),
  );
  expect(rows).toEqual([{ xact: -900 }, { xact: -900 }]);
  await own.drop();
  await empty.drop();
});

it('a backup has one moment: rows that are written together are there together or not at all', async () => {
  await using folder = await folderOfTest();
  const own = await filled();
  const empty = await createEmptyDatabase();
  let [writes, isOver] = [0, false];
  const writing = connected(own.ownerUrl, async owner => {
    for (; !isOver; writes += 1) {
      await owner.query(`with paired as (insert into audit_entries (id, organization_id, at, actor, action, subject)
          select gen_random_uuid(), id, now(), 'U1', 'paired', '${writes}' from organizations limit 1)
        insert into slack_events (workspace_id, event_id, received_at)
          select id, 'paired ${writes}', now() from workspaces limit 1`);
    }
  });
  while (writes < 20) await new Promise(setImmediate);
  const file = folder.file('foyer.backup.gz');
  await writeBackup(own.ownerUrl, file, NOW);
  isOver = true;
  await writing;
  await restoreBackup(file, { databaseUrl: empty.url, ownerUrl: empty.ownerUrl, yes: false });
  const { rows } = await connected(empty.ownerUrl, owner =>
    owner.query(`select (select count(*)::int from slack_events where event_id like 'paired%') as one,
      (select count(*)::int from audit_entries where action = 'paired') as other`),
  );
  expect(rows[0].one).toBeGreaterThanOrEqual(20);
  expect(rows[0].other).toBe(rows[0].one);
  await own.drop();
  await empty.drop();
});

it('a backup of an older version is restored as it was, and migrated afterwards', async () => {
  await using folder = await folderOfTest();
  const [older, empty] = [await createEmptyDatabase(), await createEmptyDatabase()];
  const all = await readMigrations();
  await migrate(older.url, older.ownerUrl, { migrations: all.slice(0, -2) });
  const file = folder.file('foyer.backup.gz');
  await writeBackup(older.ownerUrl, file, NOW);
  const place = { databaseUrl: empty.url, ownerUrl: empty.ownerUrl, yes: false };
  expect((await restoreBackup(file, place)).migrated).toEqual(all.slice(-2).map(({ name }) => name));
  // Now it is newer than the backup.
  await expect(restoreBackup(file, { ...place, yes: true })).rejects.toThrow(
    /^This database has the migration "\w+", which the backup is too old for\. Restore into an empty database\./u,
  );
  await older.drop();
  await empty.drop();
});

it('a restore deletes what a database has only with --yes, and not while somebody uses it', async () => {
  await using folder = await folderOfTest();
  const [own, other] = [await filled(), await filled()];
  const file = folder.file('foyer.backup.gz');
  await writeBackup(own.ownerUrl, file, NOW);
  const place = { databaseUrl: other.url, ownerUrl: other.ownerUrl };
  const before = await wholeOf(other.ownerUrl);
  await expect(restoreBackup(file, { ...place, yes: false })).rejects.toThrow(
    /^This database has data: .*2 in members.* Restoring deletes all of it\. Add --yes to do that\.$/u,
  );
  await connected(other.url, () =>
    expect(restoreBackup(file, { ...place, yes: true })).rejects.toThrow(
      /^Somebody uses this database \(connections: 1 of “a program without a name”\)\. Stop Foyer everywhere/u,
    ),
  );
  expect(await wholeOf(other.ownerUrl)).toEqual(before);
  await restoreBackup(file, { ...place, yes: true });
  expect(await wholeOf(other.ownerUrl)).toEqual(await wholeOf(own.ownerUrl));
  await own.drop();
  await other.drop();
});

it('a restore that fails in the middle leaves every row as it was', async () => {
  await using folder = await folderOfTest();
  const [own, other] = [await filled(), await filled()];
  const [file, forged] = [folder.file('foyer.backup.gz'), folder.file('forged.gz')];
  await writeBackup(own.ownerUrl, file, NOW);
  // One of the last tables refers to an organization that isn't there.
  await forge(file, forged, text =>
    text.replace(
      /(\{"table":"audit_entries".*\n\S+\t)[0-9a-f-]{36}/u,
      '$100000000-0000-4000-8000-000000000000',
    ),
  );
  const before = await wholeOf(other.ownerUrl);
  await expect(
    restoreBackup(forged, { databaseUrl: other.url, ownerUrl: other.ownerUrl, yes: true }),
  ).rejects.toThrow(/^The backup can’t be restored: .*foreign key.* No row was changed\.$/u);
  expect(await wholeOf(other.ownerUrl)).toEqual(before);
  await own.drop();
  await other.drop();
});

it('a backup is refused where it can’t be written, and leaves no file behind', async () => {
  await using folder = await folderOfTest();
  const [own, empty] = [await createTestDatabase(), await createEmptyDatabase()];
  const file = folder.file('foyer.backup.gz');
  await expect(writeBackup(own.ownerUrl, folder.file('no/such.gz'), NOW)).rejects.toThrow(
    /^Foyer can’t write .*such\.gz \(ENOENT\)\. Name a file in a folder/u,
  );
  await expect(writeBackup(empty.ownerUrl, file, NOW)).rejects.toThrow('This database is empty');
  await expect(writeBackup(own.url, file, NOW)).rejects.toThrow(
    /^The user "foyer_program" can’t read every table\. Set DATABASE_OWNER_URL/u,
  );
  await writeBackup(own.ownerUrl, file, NOW);
  await expect(writeBackup(own.ownerUrl, file, NOW)).rejects.toThrow(/is there already\. Name another file/u);
  await own.drop();
  await empty.drop();
});

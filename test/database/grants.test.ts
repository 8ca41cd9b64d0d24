import { randomUUID } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/database/client.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';
import { roleThatChangesAuditLog, roleThatSeesEveryWorkspace } from '../../src/database/grants.ts';
import { migrate } from '../../src/database/migrate.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openWorkplace } from '../support/process.ts';
import { scratchFolder } from '../support/scratch.ts';

const DENIED = /permission denied|must be owner|denied for (table|schema)/u;

describe('the role that the program runs as', () => {
  let own: TestDatabase;
  let program: Client;
  let id: string;
  let workspaceId: string;

  beforeAll(async () => {
    own = await createTestDatabase();
    const { db } = own;
    const now = new Date('2026-03-02T09:00:00Z');
    const workspace = await db.workspace.create({
      data: { slackTeamId: randomUUID(), name: 'Lovelace', botUserId: 'UBOT', createdAt: now },
    });
    workspaceId = workspace.id;
    const organization = await db.organization.create({
      data: { workspaceId, name: 'Lovelace Labs', template: 'crowdsec', createdAt: now },
    });
    const entry = { organizationId: organization.id, at: now, actor: 'U1', action: 'a', subject: 's' };
    ({ id } = await db.auditEntry.create({ data: entry }));
    program = new Client({ connectionString: own.url });
    await program.connect();
  });
  afterAll(async () => {
    await program?.end();
    await own?.drop();
  });

  it('the program’s role reads and adds audit entries, and can do nothing else with them', async () => {
    const attempts = [
      "update audit_entries set actor = 'U2'",
      'update audit_entries set subject = subject where id = $1',
      'delete from audit_entries',
      'truncate audit_entries',
      'truncate audit_entries, organizations cascade',
      'drop table audit_entries',
      'drop schema public cascade',
      'alter table audit_entries disable trigger all',
      'alter table audit_entries disable trigger audit_entries_append_only',
      'drop trigger audit_entries_append_only on audit_entries',
      'create or replace function refuse_change_of_audit_entries() returns trigger language plpgsql as $f$ begin return null; end $f$',
      'create trigger mine before insert on audit_entries for each row execute function refuse_change_of_audit_entries()',
      'alter table audit_entries rename to entries',
      'create rule mine as on insert to audit_entries do instead nothing',
      "set session_replication_role = 'replica'",
      'set role foyer',
      'set session authorization foyer',
      "insert into audit_entries select * from audit_entries on conflict (id) do update set actor = 'U2'",
      "merge into audit_entries a using (select 1) b on true when matched then update set actor = 'U2'",
      'grant update on audit_entries to current_user',
      'create table public.mine (id int)',
      "update scoped.audit_entries set actor = 'U2'",
      'delete from scoped.audit_entries',
      'drop view scoped.audit_entries',
      'create or replace view scoped.audit_entries as select 1 as id',
      'create view scoped.mine as select 1 as id',
      'select id from audit_entries',
      'select id from members',
      "insert into _prisma_migrations (id, checksum, migration_name) values ('x', 'x', 'x')",
    ];
    for (const attempt of attempts) {
      const values = attempt.includes('$1') ? [id] : [];
      const failure = await program.query(attempt, values).then(
        () => 'it was done',
        error => `${error.message}`,
      );
      // A grant that gives nothing is only warned of.
      if (!attempt.startsWith('grant')) expect(failure, attempt).toMatch(/permission denied|must be owner/u);
    }
    await program.query(`select set_config('foyer.workspace', $1, false)`, [workspaceId]);
    expect((await program.query('select id, actor, subject from scoped.audit_entries')).rows).toEqual([
      { id, actor: 'U1', subject: 's' },
    ]);
    const db = openDatabase(own.url, { poolSize: 1 });
    expect(await roleThatChangesAuditLog(db)).toBeNull();
    expect(await roleThatSeesEveryWorkspace(db)).toBeNull();
    await closeDatabase(db);
  });

  it('a role that owns the tables, or may read one, is known to see every workspace', async () => {
    const owning = openDatabase(own.ownerUrl, { poolSize: 1 });
    expect(await roleThatSeesEveryWorkspace(owning)).toBe('foyer');
    await owning.$executeRaw`grant select on public.members to foyer_program`;
    const db = openDatabase(own.url, { poolSize: 1 });
    expect(await roleThatSeesEveryWorkspace(db)).toBe('foyer_program');
    await owning.$executeRaw`revoke select on public.members from foyer_program`;
    expect(await roleThatSeesEveryWorkspace(db)).toBeNull();
    await closeDatabase(owning);
    await closeDatabase(db);
  });

  it('the program’s role gets its rights on tables of later migrations', async () => {
    const owner = new Client({ connectionString: own.ownerUrl });
    await owner.connect();
    await owner.query(`
      create table later (id int generated always as identity, name text);
      create function rename_person(text) returns int language sql security definer
        as $$ select count(*)::int from audit_entries $$`);
    await owner.end();
    await program.query("insert into later (name) values ('a')");
    await program.query("update later set name = 'b'");
    await program.query('delete from later');
    const { rows } = await program.query("select rename_person('Ada') as entries");
    expect(rows).toEqual([{ entries: 1 }]);
  });
});

describe('a start with the owner’s address beside the program’s', () => {
  it('a start with the owner’s address creates the tables as the owner and grants any role of that name its rights, again and again', async () => {
    const empty = await createEmptyDatabase();
    const role = `Program "${randomUUID()}`;
    const url = new URL(empty.url);
    url.username = encodeURIComponent(role);
    url.password = 'secret';
    const owner = new Client({ connectionString: empty.ownerUrl });
    await owner.connect();
    await owner.query(`create role ${escapeIdentifier(role)} login password 'secret'`);
    const name = escapeIdentifier(role);
    await migrate(url.href, empty.ownerUrl);
    await owner.query(`grant update, delete on audit_entries to ${name}`);
    expect(await migrate(url.href, empty.ownerUrl)).toEqual([]);
    const db = openDatabase(url.href, { poolSize: 1 });
    await db.$queryRaw`select graphile_worker.add_job('refresh')::text`;
    expect(await db.$queryRaw`select count(*)::int as jobs from graphile_worker._private_jobs`).toEqual([
      { jobs: 1 },
    ]);
    expect(await db.auditEntry.count()).toBe(0);
    expect(await roleThatChangesAuditLog(db)).toBeNull();
    await closeDatabase(db);
    await owner.end();
    await empty.drop();
  });

  it('only the process that migrates needs the owner’s address', async () => {
    const empty = await createEmptyDatabase();
    await expect(migrate(empty.url)).rejects.toThrow(
      /^The database needs migrations, and the user "foyer_program" can't make them\. Set DATABASE_OWNER_URL/u,
    );
    await migrate(empty.url, empty.ownerUrl);
    expect(await migrate(empty.url)).toEqual([]);
    await empty.drop();
  });
});

describe('a program whose role can change the audit log', () => {
  it('a program whose role can change the audit log says so once at start and says what to do; another one doesn’t', async () => {
    await using place = await openWorkplace();
    const restricted = await place.start();
    expect(restricted.log()).not.toContain('audit trail');
    const owning = await place.start({ DATABASE_URL: place.ownerUrl ?? '', DATABASE_OWNER_URL: '' });
    const warnings = owning
      .log()
      .split('\n')
      .filter(line => line.includes('can change the audit trail'));
    expect(warnings).toHaveLength(1);
    expect(JSON.parse(warnings[0] ?? '').msg).toMatch(
      /^The database user "foyer" can change the audit trail\. Set DATABASE_OWNER_URL to it/u,
    );
  });

  it.each([
    ['owns the schema', 'alter schema public owner to foyer_program'],
    ['may update the table', 'grant update on audit_entries to foyer_program'],
    ['may update one column', 'grant update (actor) on audit_entries to foyer_program'],
    ['may truncate', 'grant truncate on audit_entries to foyer_program'],
  ])('a program whose role can change the audit log is detected when it %s', async (_why, sql) => {
    const own = await createTestDatabase();
    const owner = new Client({ connectionString: own.ownerUrl });
    await owner.connect();
    await owner.query('begin');
    await owner.query(sql);
    await owner.query('commit');
    const db = openDatabase(own.url, { poolSize: 1 });
    try {
      expect(await roleThatChangesAuditLog(db)).toBe('foyer_program');
    } finally {
      await closeDatabase(db);
      await owner.end();
      await own.drop();
    }
  });

  it('a program whose role can change the audit log is detected when it belongs to a role that may delete', async () => {
    const own = await createTestDatabase();
    const owner = new Client({ connectionString: own.ownerUrl });
    await owner.connect();
    // Roles are those of the whole server, where other tests start programs with the usual one.
    const role = `writer_${randomUUID()}`;
    const url = new URL(own.url);
    url.username = role;
    url.password = 'secret';
    await owner.query(
      `create role "${role}" login password 'secret' in role foyer_program, pg_write_all_data`,
    );
    const db = openDatabase(url.href, { poolSize: 1 });
    try {
      expect(await roleThatChangesAuditLog(db)).toBe(role);
    } finally {
      await closeDatabase(db);
      await owner.query(`drop role "${role}"`);
      await owner.end();
      await own.drop();
    }
  });
});

it('a data folder of an older version gets the second role, and the program runs as that', async () => {
  const folder = await scratchFolder('foyer-roles-');
  const before = await startEmbeddedPostgres(folder);
  const older = new Client({ connectionString: before.ownerUrl });
  await older.connect();
  // As the older version left it: migrated by its only role.
  await migrate(before.ownerUrl);
  await older.query('drop role foyer_program');
  await older.end();
  await before.stop();
  const now = await startEmbeddedPostgres(folder);
  try {
    await migrate(now.url, now.ownerUrl);
    const db = openDatabase(now.url, { poolSize: 1 });
    expect(await roleThatChangesAuditLog(db)).toBeNull();
    await expect(db.$executeRaw`delete from audit_entries`).rejects.toThrow(DENIED);
    await closeDatabase(db);
  } finally {
    await now.stop();
    await rm(await realpath(join(folder, 'postgres')), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
});

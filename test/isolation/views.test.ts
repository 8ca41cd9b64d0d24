import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { SUBJECT, writeRowOfEachTable } from './a-row-of-each-table.ts';

/** Tables that the program uses as they are, each with the reason. */
const WHOLE = new Map([
  ['_prisma_migrations', 'of the database: the program reads which migrations it has'],
  ['installations', 'read before it is known which workspace asks, by Slack’s id of its team'],
  ['install_states', 'of a browser in which somebody begins to install Foyer'],
  ['workspaces', 'read before it is known which workspace asks'],
]);

let own: TestDatabase;
let owner: Client;
let program: Client;
let [mine, theirs]: string[] = [];
let views: { name: string; named: boolean; columns: string }[] = [];

beforeAll(async () => {
  own = await createTestDatabase();
  owner = new Client({ connectionString: own.ownerUrl });
  program = new Client({ connectionString: own.url });
  await owner.connect();
  await program.connect();
  await program.query('set search_path = scoped, public');
  [mine, theirs] = [await writeRowOfEachTable(owner), await writeRowOfEachTable(owner)];
  ({ rows: views } = await owner.query(`
    select table_name as name, bool_or(column_name = 'workspace_id') as named,
      string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
    from information_schema.columns where table_schema = 'scoped' group by table_name order by name`));
});
afterAll(async () => {
  await owner?.end();
  await program?.end();
  await own?.drop();
});

const work = (workspace: string | undefined) =>
  program.query(`select set_config('foyer.workspace', $1, false)`, [workspace ?? '']);

async function countOf(table: string, where = 'true', client = program): Promise<number> {
  const { rows } = await client.query(`select count(*)::int as count from ${table} where ${where}`);
  return rows[0].count;
}

/** Does something as the program, and undoes it. */
async function undone<Result>(act: () => Promise<Result>): Promise<Result> {
  await program.query('begin');
  try {
    return await act();
  } finally {
    await program.query('rollback');
  }
}

const refusal = (text: string) =>
  undone(() =>
    program.query(text).then(
      ({ rowCount }) => `${rowCount} done`,
      error => `${error.message}`,
    ),
  );

describe('what the program finds in each table', () => {
  it('each table is seen through a view of one workspace’s rows, or is one of a few with a reason', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
    );
    const expected = rows.map(({ name }) => name).filter(name => !WHOLE.has(name));
    expect(views.map(({ name }) => name)).toEqual(expected);
  });

  it('the program has no right to a table that has a view, and none to more than reading of the migrations', async () => {
    await work(mine);
    for (const { name } of views)
      for (const text of [
        `select 1 from public.${name}`,
        `delete from public.${name}`,
        `truncate public.${name}`,
      ])
        expect(await refusal(text), text).toMatch(/^permission denied for table/u);
    expect(await refusal('delete from _prisma_migrations')).toMatch(/^permission denied/u);
  });

  it('rows of another workspace are invisible, and no statement changes or removes them', async () => {
    for (const { name, columns } of views) {
      await work(mine);
      const own = await countOf(`public.${name}`, `workspace_id = '${mine}'`, owner);
      expect(await countOf(`public.${name}`, `workspace_id = '${theirs}'`, owner), name).toBeGreaterThan(0);
      expect(await countOf(`scoped.${name}`), name).toBe(own);
      if (name === 'audit_entries') continue;
      const [column] = columns.split(', ');
      const changed = await refusal(`update scoped.${name} set ${column} = ${column}`);
      expect(changed, name).toBe(`${own} done`);
      // Some rows can't go while others name them; they are this workspace's own.
      const removed = await refusal(`delete from scoped.${name}`);
      expect(removed, name).toMatch(new RegExp(`^${own} done$|foreign key constraint`, 'u'));
    }
  });

  it('no row is written for another workspace', async () => {
    await work(mine);
    for (const { name, named, columns } of views) {
      const values = columns.replace('workspace_id', `'${theirs}'::uuid`);
      const taken = await refusal(`
        insert into scoped.${name} (${columns}) select ${values} from scoped.${name} limit 1`);
      // Where only the database writes the workspace there is no way to name another one.
      if (named) expect(taken, name).toMatch(/violates check option|duplicate key|of another workspace/u);
      else expect(columns.split(', '), name).not.toContain('workspace_id');
      if (!named) continue;
      const moved = await refusal(`update scoped.${name} set workspace_id = '${theirs}'`);
      expect(moved, name).toMatch(/violates check option|duplicate key|of another workspace/u);
    }
  });

  it('a row names rows of its own workspace alone, even when the owner writes it', async () => {
    const { rows: keys } = await owner.query<{ table: string; column: string; parent: string }>(`
      select c.relname as "table", a.attname as "column", p.relname as parent from pg_constraint f
      join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
      where f.contype = 'f' and p.relname <> 'workspaces' and c.relnamespace = 'public'::regnamespace`);
    expect(keys.length).toBeGreaterThan(40);
    for (const { table, column, parent } of keys) {
      const { rows } = await owner.query(`select id from ${parent} where workspace_id = $1`, [theirs]);
      const text = `update ${table} set ${column} = $1 where workspace_id = $2`;
      await owner.query('begin');
      const done = await owner.query(text, [rows[0]?.id, mine]).then(
        () => 'done',
        error => `${error.message}`,
      );
      await owner.query('rollback');
      expect(done, `${table}.${column}`).toMatch(
        /names a row of another workspace|append only|"import_sources_pkey"/u,
      );
    }
    const { rows } = await owner.query('select id from organizations where workspace_id = $1', [theirs]);
    await work(mine);
    expect(
      await refusal(
        `insert into scoped.groups (id, organization_id, name) values (gen_random_uuid(), '${rows[0]?.id}', 'Mine')`,
      ),
    ).toContain('names a row of another workspace');
  });

  it('the program sees no rows without a workspace, and can write none', async () => {
    await owner.query(`insert into workspaces (id, slack_team_id, name, bot_user_id, created_at)
      values (gen_random_uuid(), 'T0', 'Empty', 'UBOT', now())`);
    for (const workspace of [undefined, '00000000-0000-4000-8000-000000000000']) {
      await work(workspace);
      for (const { name } of views) expect(await countOf(`scoped.${name}`), name).toBe(0);
      const organization = await refusal(`
        insert into scoped.organizations (id, workspace_id, name, template, domains, created_at)
        select gen_random_uuid(), id, 'Labs', 'senturo', '{}', now() from workspaces limit 1`);
      expect(organization).toMatch(/violates check option/u);
      const { rows } = await owner.query('select id from organizations');
      const group = await refusal(`
        insert into scoped.groups (id, organization_id, name) values (gen_random_uuid(), '${rows[0].id}', 'Watches')`);
      expect(group).toMatch(/null value in column "workspace_id"|of another workspace/u);
    }
  });

  it('a person is erased from the audit log of one’s own workspace alone', async () => {
    const { rows } = await owner.query('select id, workspace_id as workspace from organizations');
    for (const { id, workspace } of rows) {
      await work(mine);
      const changed = await undone(() =>
        program.query(
          `select erase_from_audit_entries($1, array['${SUBJECT}'], '{}', 'erased person 0a1b')::int as count`,
          [id],
        ),
      );
      expect(changed.rows).toEqual([{ count: workspace === mine ? 1 : 0 }]);
    }
  });

  it('the hash of a secret tells its workspace and nothing else, also before one is known', async () => {
    await work(undefined);
    const { rows: tokens } = await owner.query(`
      select token_hash as hash, workspace_id as workspace from invitation_tokens
      union all select token_hash, workspace_id from invite_links
      union all select secret_hash, workspace_id from sign_ins
      union all select secret_hash, workspace_id from api_keys`);
    expect(tokens).toHaveLength(8);
    for (const { hash, workspace } of [...tokens, { hash: 'nobody’s', workspace: null }]) {
      const { rows } = await program.query('select workspace_of_secret($1) as found', [hash]);
      expect(rows).toEqual([{ found: workspace }]);
    }
  });
});

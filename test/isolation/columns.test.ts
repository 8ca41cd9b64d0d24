import { Client } from 'pg';
import { expect, it } from 'vitest';
import { readMigrations } from '../../src/database/migration-files.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';
import { writeRowOfEachTable } from './a-row-of-each-table.ts';

/** Tables whose rows belong to no single workspace, each with the reason. */
const OF_ALL = new Map([
  ['_prisma_migrations', 'of the database'],
  ['installations', 'names the workspace as its key, and has no rows in these tests'],
  ['install_states', 'of a browser in which somebody begins to install Foyer'],
  ['workspaces', 'read before it is known which workspace asks'],
]);

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by name`,
  );
  return rows.map(({ name }) => name).filter(name => !OF_ALL.has(name));
}

const countOf = async (client: Client, table: string, workspaceId: string) => {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from "${table}" where workspace_id = $1`,
    [workspaceId],
  );
  return rows[0]?.count ?? 0;
};

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

it('each table of a workspace’s rows names the workspace, and a row never lacks it', async () => {
  const { ownerUrl, drop } = await createTestDatabase();
  const owner = await connected(ownerUrl);
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'workspace_id' and is_nullable = 'NO'
         and table_name <> 'installations' order by name`,
    );
    expect(rows.map(({ name }) => name)).toEqual(await tablesOf(owner));
  } finally {
    await owner.end();
    await drop();
  }
});

it('a row that does not say whose it is belongs to its parent’s workspace', async () => {
  const { ownerUrl, drop } = await createTestDatabase();
  const owner = await connected(ownerUrl);
  try {
    const workspaces = [await writeRowOfEachTable(owner), await writeRowOfEachTable(owner)];
    for (const table of await tablesOf(owner))
      for (const workspace of workspaces)
        expect(await countOf(owner, table, workspace), table).toBeGreaterThan(0);
  } finally {
    await owner.end();
    await drop();
  }
});

it.each([1, 2])('the migration gives the rows of %i workspaces their own', async several => {
  const { ownerUrl, drop } = await createEmptyDatabase();
  const owner = await connected(ownerUrl);
  try {
    const migrations = await readMigrations();
    const from = migrations.findIndex(({ name }) => name.endsWith('_workspace_of_each_row'));
    for (const { sql } of migrations.slice(0, from)) await owner.query(sql);
    const workspaces: string[] = [];
    while (workspaces.length < several) workspaces.push(await writeRowOfEachTable(owner));
    const tables = await tablesOf(owner);
    for (const { sql } of migrations.slice(from)) await owner.query(sql);
    for (const table of tables)
      for (const workspace of workspaces)
        expect(await countOf(owner, table, workspace), table).toBeGreaterThan(0);
    await expect(owner.query(`update audit_entries set actor = 'U2'`)).rejects.toThrow(/append only/u);
    const { rows } = await owner.query(
      `select tgname from pg_trigger where tgenabled = 'A' and tgname like '%_search_text' order by 1`,
    );
    expect(rows).toEqual([{ tgname: 'invitations_search_text' }, { tgname: 'members_search_text' }]);
  } finally {
    await owner.end();
    await drop();
  }
});

import { Client } from 'pg';
import { closeDatabase, openDatabase } from '../../../src/database/client.ts';
import { SCOPED } from '../../../src/database/scoped-views.ts';
import { inWorkspace } from '../../../src/database/workspace-scope.ts';
import { furnishQueries, type Place } from '../lists/stage.ts';
import { markdown, ms, number, ratio } from '../markdown.ts';
import type { Measured, Options } from '../part.ts';
import type { Server } from '../postgres.ts';
import { median } from '../statistics.ts';

/** A statement that an index serves, with its values. */
interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

const ways = ['tables', 'views', 'policies'] as const;
type Way = (typeof ways)[number];

/** A slow statement is not measured for longer. */
const LONGEST_MS = 5_000;

/**
 * Reads the same rows from the tables themselves, through the views, and with row-level security, in turns; then how
 * much it costs that a connection serves another workspace than before: what to print.
 */
export async function measureIsolation(server: Server, { quick, progress }: Options): Promise<Measured> {
  const sizes = quick ? [1_000, 5_000] : [1_000, 1_000_000];
  const { places, url, close } = await furnishQueries(server, sizes, 'bench_isolation');
  progress(`generated workspaces of ${sizes.map(number).join(' and ')}`);
  const [small, large] = places;
  if (!small || !large) throw new Error('There are no places.');
  try {
    const statements = await compare(url, large, quick ? 3 : 100);
    progress('statements in three ways');
    const switching = await measureSwitching(url, [small, large], quick ? 20 : 2_000);
    const lines = [
      markdown(
        [
          'one workspace’s rows',
          'tables (ms)',
          'views (ms)',
          'row-level security (ms)',
          'views to tables',
          'row-level security to tables',
        ],
        statements,
      ),
      `Medians, in turns, of an organization of ${number(large.size)} members and invitations, beside another workspace.`,
      markdown(
        ['a lookup by key', 'p50 (ms)'],
        [
          ['the same workspace as before on its connection', ms(switching.same)],
          ['another workspace than before, each time', ms(switching.other)],
          ['ratio', ratio(switching.other, switching.same)],
        ],
      ),
    ];
    return { lines };
  } finally {
    await close();
  }
}

async function compare(url: string, place: Place, rounds: number): Promise<string[][]> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  const clients: Record<Way, Client> = {
    tables: owner,
    views: new Client({ connectionString: url }),
    policies: new Client({ connectionString: url }),
  };
  try {
    await clients.views.connect();
    await clients.policies.connect();
    await owner.query(`
      create role bench_policies;
      grant usage on schema public to bench_policies;
      grant select on all tables in schema public to bench_policies`);
    for (const table of ['members', 'invitations', 'group_grants'])
      await owner.query(`
        alter table ${table} enable row level security;
        create policy bench on ${table} to bench_policies using (workspace_id = (select foyer_workspace()))`);
    await clients.views.query(`set search_path = ${SCOPED}, public`);
    await clients.policies.query('set role bench_policies');
    for (const client of Object.values(clients))
      await client.query(`select set_config('foyer.workspace', $1, false)`, [place.workspaceId]);
    const rows: string[][] = [];
    for (const statement of statementsOf(place)) rows.push(await rowOf(clients, statement, rounds));
    return rows;
  } finally {
    for (const client of Object.values(clients)) await client.end();
  }
}

async function rowOf(clients: Record<Way, Client>, statement: Statement, rounds: number): Promise<string[]> {
  const samples: Record<Way, number[]> = { tables: [], views: [], policies: [] };
  const found = new Set<number | null>();
  const spent = { tables: 0, views: 0, policies: 0 };
  for (let round = -1; round < rounds; round += 1) {
    for (const way of ways) {
      if (spent[way] > LONGEST_MS) continue;
      const start = performance.now();
      const { rowCount } = await clients[way].query(statement.text, statement.values);
      const took = performance.now() - start;
      found.add(rowCount);
      spent[way] += took;
      // The first reads from the disk.
      if (round >= 0) samples[way].push(took);
      else if (took > LONGEST_MS) samples[way].push(took);
    }
  }
  if (found.size !== 1) throw new Error(`"${statement.name}" finds different rows: ${[...found].join(', ')}`);
  const [tables, views, policies] = ways.map(way => median(samples[way])) as [number, number, number];
  return [statement.name, ms(tables), ms(views), ms(policies), ratio(views, tables), ratio(policies, tables)];
}

function statementsOf({ organizationId, deep, groups }: Place): Statement[] {
  const { state, name, id } = deep.member;
  return [
    {
      name: 'Current users: page one',
      text: `select m.id from members m where m.organization_id = $1::uuid order by m.state, m.name, m.id limit 11`,
      values: [organizationId],
    },
    {
      name: 'Current users: page ten thousand',
      text: `select m.id from members m where m.organization_id = $1::uuid
        and (m.state, m.name, m.id) > ($2::"MemberState", $3, $4::uuid) order by m.state, m.name, m.id limit 11`,
      values: [organizationId, state, name, id],
    },
    {
      name: 'Current users: newest first',
      text: `select m.id from members m where m.organization_id = $1::uuid and m.state = 'active'
        order by m.joined_at desc, m.id desc limit 11`,
      values: [organizationId],
    },
    {
      name: 'Current users: search of a rare name',
      text: `with found as materialized (select m.state, m.name, m.id from members m
          where m.organization_id = $1::uuid and m.search_text like searchable('%Quackenbush%'))
        select m.id from found m order by m.state, m.name, m.id limit 11`,
      values: [organizationId],
    },
    {
      name: 'Current users: of a rare group',
      text: `select m.id from members m where m.organization_id = $1::uuid
        and m.id in (select g.member_id from group_grants g where g.group_id = $2::uuid)`,
      values: [organizationId, groups.rare],
    },
    {
      name: 'Invited users: page ten thousand',
      text: `select i.id from invitations i where i.organization_id = $1::uuid and i.status = 'pending' and i.id < $2::uuid
        order by i.id desc limit 11`,
      values: [organizationId, deep.invitation.id],
    },
    {
      name: 'one pending invitation by its address',
      text: `select i.id from invitations i where i.organization_id = $1::uuid and i.email = $2 and i.status = 'pending'`,
      values: [organizationId, deep.invitation.email],
    },
  ];
}

async function measureSwitching(
  url: string,
  places: [Place, Place],
  rounds: number,
): Promise<{ same: number; other: number }> {
  const db = openDatabase(url, { poolSize: 1 });
  const [one, two] = places;
  const read = async ({ workspaceId, organizationId }: Place) => {
    const start = performance.now();
    const found = await inWorkspace(workspaceId, () =>
      db.organization.findUnique({ where: { id: organizationId }, select: { name: true } }),
    );
    if (!found) throw new Error('The organization is not found.');
    return performance.now() - start;
  };
  try {
    const samples: { same: number[]; other: number[] } = { same: [], other: [] };
    for (let round = 0; round < rounds; round += 1) {
      samples.other.push(await read(one), await read(two));
      samples.same.push(await read(two), await read(two));
    }
    return { same: median(samples.same), other: median(samples.other) };
  } finally {
    await closeDatabase(db);
  }
}

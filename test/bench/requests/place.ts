import { Client } from 'pg';
import { systemClock } from '../../../src/clock.ts';
import { closeDatabase, openWholeDatabase } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import type { Person } from '../../../src/domain/domain.ts';
import { saveWorkspace } from '../../../src/domain/organizations/store.ts';
import { furnish } from '../organization.ts';
import type { Server } from '../postgres.ts';
import type { StandIn } from './slack-stand-in.ts';

export const GROUP = 'Teacher Laptops';
export const ROLE = 'Viewer';

/** Where the requests happen, the same in every copy of the database. */
export interface Place {
  organizationId: string;
  /** Names two copies of the database, Foyer's and the floor's. */
  databases: { foyer: string; floor: string };
}

/** Who invites and who can be invited. */
export interface Cast {
  inviters: StandIn['people'];
  crowd: StandIn['people'];
}

/** Copies the database of one organization: Foyer and the floor get the same rows in the same tables. */
export async function makePlace(server: Server, slack: StandIn, cast: Cast): Promise<Place> {
  const { organizationId, workspaceId } = await makeTemplate(server, 'bench_template', slack, cast);
  const copy = (name: string) => server.createDatabase(name, 'bench_template');
  const databases = { foyer: await copy('bench_foyer'), floor: await copy('bench_floor') };
  await workFor(databases.floor, workspaceId);
  return { organizationId, databases };
}

/** Makes a database with one organization in which every inviter has the top role. */
export async function makeTemplate(
  server: Server,
  name: string,
  slack: StandIn,
  { inviters, crowd }: Cast,
): Promise<{ url: string; organizationId: string; workspaceId: string; admin: Person }> {
  const url = await server.createDatabase(name);
  await migrate(url);
  const db = openWholeDatabase(url);
  const [grace, ...others] = inviters;
  if (!grace) throw new Error('The stand-in for Slack has no people.');
  try {
    const now = systemClock.now();
    const workspace = { slackTeamId: slack.teamId, name: 'Lovelace', botUserId: 'U0FOYER', createdAt: now };
    const { id: workspaceId } = await saveWorkspace(db, workspace);
    const everybody = [...others, ...crowd];
    const groups = `${GROUP}\nStudent Devices`;
    const { organizationId, admin } = await furnish(db, workspaceId, grace, everybody, 'crowdsec', groups);
    const { roleId } = await db.member.findFirstOrThrow({ where: { organizationId } });
    const members = others.map(({ id: slackUserId, name, email }) => ({ slackUserId, name, email }));
    await db.member.createMany({
      data: members.map(member => ({ ...member, organizationId, roleId, joinedAt: now })),
    });
    // What the set-up queued is not part of what is measured.
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    return { url, organizationId, workspaceId, admin };
  } finally {
    await closeDatabase(db);
  }
}

/** The floor's connections say for which workspace they work, as Foyer's do, so that no row has to look it up. */
async function workFor(url: string, workspaceId: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`alter database ${client.database} set foyer.workspace = '${workspaceId}'`);
  await client.end();
}

import { Client } from 'pg';
import { systemClock } from '../../../src/clock.ts';
import { closeDatabase, openWholeDatabase } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
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

/**
 * Makes one organization in which every inviter has the top role, and copies its database: Foyer and the floor get the
 * same rows in the same tables.
 */
export async function makePlace(
  server: Server,
  slack: StandIn,
  { inviters, crowd }: { inviters: StandIn['people']; crowd: StandIn['people'] },
): Promise<Place> {
  const url = await server.createDatabase('bench_template');
  await migrate(url);
  const db = openWholeDatabase(url);
  const [grace, ...others] = inviters;
  if (!grace) throw new Error('The stand-in for Slack has no people.');
  let organizationId: string;
  let workspaceId: string;
  try {
    const now = systemClock.now();
    const workspace = { slackTeamId: slack.teamId, name: 'Lovelace', botUserId: 'U0FOYER', createdAt: now };
    const { id } = await saveWorkspace(db, workspace);
    const made = await furnish(db, id, grace, [...others, ...crowd], 'crowdsec', `${GROUP}\nStudent Devices`);
    organizationId = made.organizationId;
    workspaceId = id;
    const { roleId } = await db.member.findFirstOrThrow({ where: { organizationId } });
    const members = others.map(({ id: slackUserId, name, email }) => ({ slackUserId, name, email }));
    await db.member.createMany({
      data: members.map(member => ({ ...member, organizationId, roleId, joinedAt: now })),
    });
    // What the set-up queued is not part of what is measured.
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
  } finally {
    await closeDatabase(db);
  }
  const copy = (name: string) => server.createDatabase(name, 'bench_template');
  const databases = { foyer: await copy('bench_foyer'), floor: await copy('bench_floor') };
  await workFor(databases.floor, workspaceId);
  return { organizationId, databases };
}

/** The floor's connections say for which workspace they work, as Foyer's do, so that no row has to look it up. */
async function workFor(url: string, workspaceId: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`alter database ${client.database} set foyer.workspace = '${workspaceId}'`);
  await client.end();
}

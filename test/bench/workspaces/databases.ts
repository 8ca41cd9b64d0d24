import { systemClock } from '../../../src/clock.ts';
import { closeDatabase, type Database, openWholeDatabase } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { SHARED_QUEUE } from '../../../src/delivery/jobs.ts';
import { moveQueue } from '../../../src/delivery/move-queue.ts';
import { saveWorkspace } from '../../../src/domain/organizations/store.ts';
import { readKey, Sealing } from '../../../src/installations/sealing.ts';
import { saveInstallation } from '../../../src/installations/store.ts';
import { sealTokens } from '../../../src/installations/tokens.ts';
import { furnish } from '../organization.ts';
import type { Server } from '../postgres.ts';
import { GROUP } from '../requests/place.ts';
import type { Cloud, Installed } from './cloud.ts';

/** Workspaces that are furnished at once. */
const AT_ONCE = 3;

/**
 * Makes a database for each size, with so many workspaces, each installed and set up.
 * @returns their addresses
 */
export async function makeDatabases(
  server: Server,
  { slack, installed }: Cloud,
  sizes: number[],
  encryptionKey: string,
): Promise<string[]> {
  const sealing = new Sealing([readKey(encryptionKey)]);
  const url = await server.createDatabase('bench_workspaces');
  await migrate(url);
  const urls: string[] = [];
  let done = 0;
  for (const size of sizes) {
    const db = openWholeDatabase(url);
    try {
      const waiting = installed.slice(done, size).values();
      const lane = async () => {
        for (const each of waiting) await add(db, sealing, slack.appId, each);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      // What the set-up queued is not part of what is measured.
      await db.$executeRaw`delete from graphile_worker._private_jobs`;
      await db.$executeRaw`delete from graphile_worker._private_job_queues`;
    } finally {
      await closeDatabase(db);
    }
    done = size;
    urls.push(await server.createDatabase(`bench_workspaces_${size}`, 'bench_workspaces'));
  }
  return urls;
}

async function add(
  db: Database,
  sealing: Sealing,
  appId: string,
  { slack, name, token: botToken, botUserId, admin, crowd }: Installed,
): Promise<void> {
  const at = systemClock.now();
  const { id: workspaceId } = await saveWorkspace(db, {
    slackTeamId: slack.teamId,
    name,
    botUserId,
    createdAt: at,
    defaultCommand: '/invite',
  });
  await db.$transaction(async tx => {
    await saveInstallation(tx, {
      workspaceId,
      appId,
      installedBy: admin.id,
      installedAt: at,
      scopes: [],
      isOrgWide: false,
      ...sealTokens(sealing, workspaceId, { botToken, refreshToken: null, expiresAt: null }),
    });
    await moveQueue(tx, workspaceId, SHARED_QUEUE);
  });
  await furnish(db, workspaceId, admin, crowd, 'crowdsec', `${GROUP}\nStudent Devices`);
}

import { systemClock } from '../../../src/clock.ts';
import { closeDatabase, type Database, openDatabase } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { inWorkspace } from '../../../src/database/workspace-scope.ts';
import { sendImport } from '../../../src/domain/imports/send.ts';
import { saveWorkspace } from '../../../src/domain/organizations/store.ts';
import { admin, crowdOf } from '../imports/crowd.ts';
import { draftFor } from '../imports/draft.ts';
import { furnish } from '../organization.ts';
import type { Server } from '../postgres.ts';

/** Milliseconds until a file’s invitations are committed, with a webhook and without. */
export interface Imported {
  on: number;
  off: number;
}

/** Commits the same file in fresh organizations, with a webhook that is sent everything and without, in turns. */
export async function measureImporting(
  server: Server,
  { rows, warmUps, rounds }: { rows: number; warmUps: number; rounds: number },
): Promise<Imported[]> {
  const url = await server.createDatabase('bench_webhooks_import');
  await migrate(url);
  const db = openDatabase(url);
  try {
    const all: Imported[] = [];
    for (let round = 0; round < warmUps + rounds; round += 1) {
      const send = (isOn: boolean) => sendFile(db, { rows, isOn, team: `T${round}${isOn}` });
      const [first, second] = [await send(round % 2 === 0), await send(round % 2 !== 0)];
      all.push(round % 2 === 0 ? { on: first, off: second } : { on: second, off: first });
    }
    return all.slice(warmUps);
  } finally {
    await closeDatabase(db);
  }
}

async function sendFile(
  db: Database,
  { rows, isOn, team }: { rows: number; isOn: boolean; team: string },
): Promise<number> {
  const createdAt = systemClock.now();
  const known = { slackTeamId: team, name: 'Lovelace Labs', botUserId: 'U0FOYER', createdAt };
  const workspace = await saveWorkspace(db, known);
  return inWorkspace(workspace.id, async () => {
    const crowd = crowdOf(rows);
    const place = await furnish(db, workspace.id, admin, crowd, 'senturo');
    const { organizationId } = place;
    const { domain, importId } = await draftFor(db, place, crowd);
    // Turned off, it costs what any organization without webhooks pays.
    await db.webhookEndpoint.create({
      data: {
        id: importId,
        organizationId,
        url: 'https://hooks.lovelace.example/',
        state: isOn ? 'on' : 'off',
        secret: new Uint8Array(24),
        blankMeansAll: false,
        createdAt,
      },
    });
    const start = performance.now();
    await sendImport(domain, place.admin, { importId });
    const took = performance.now() - start;
    const written = await db.webhookMessage.count({
      where: { type: 'invitation.created', state: 'waiting' },
    });
    if (written !== (isOn ? rows : 0))
      throw new Error(`${written} webhooks were written for ${rows} invitations.`);
    return took;
  });
}

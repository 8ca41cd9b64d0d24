import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { closeDatabase, type Database, openWholeDatabase } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { saveWorkspace } from '../../../src/domain/organizations/store.ts';
import { startChild } from '../children.ts';
import { furnish } from '../organization.ts';
import type { Server } from '../postgres.ts';
import { openLine } from '../requests/load.ts';
import { commandRequest } from '../requests/payloads.ts';
import type { StandIn } from '../requests/slack-stand-in.ts';
import { startBare } from './bare.ts';
import { addEndpoint, startReceiver } from './endpoint.ts';

/** Milliseconds of one change, from Slack’s request. */
export interface Arrival {
  acknowledged: number;
  received: number;
  /** Of an insert and its notification just before. */
  bare: number;
}

/** Invites people one at a time, each until the receiver knows, in turns with a bare insert and its notification. */
export async function measureArriving(
  server: Server,
  { warmUps, changes }: { warmUps: number; changes: number },
): Promise<Arrival[]> {
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const people = { BENCH_PEOPLE: `${warmUps + changes}` };
    const standIn = new URL('../requests/slack-stand-in.ts', import.meta.url);
    const { ready: slack, stop } = await startChild(standIn, people, line =>
      'apiUrl' in line ? (line as unknown as StandIn) : null,
    );
    stops.push(stop);
    const [grace, ...crowd] = slack.people;
    if (!grace) throw new Error('The stand-in for Slack has no people.');

    const databaseUrl = await server.createDatabase('bench_webhooks');
    await migrate(databaseUrl);
    const db = openWholeDatabase(databaseUrl);
    stops.push(() => closeDatabase(db));
    const workspace = {
      slackTeamId: slack.teamId,
      name: 'Lovelace',
      botUserId: 'U0FOYER',
      createdAt: new Date(),
    };
    const { id } = await saveWorkspace(db, workspace);
    const { organizationId } = await furnish(db, id, grace, crowd, 'crowdsec');
    const receiver = await startReceiver();
    stops.push(receiver.stop);
    await addEndpoint(db, organizationId, receiver.url);
    const bare = await startBare(databaseUrl);
    stops.push(bare.stop);

    const foyer = await startChild(
      new URL('../../../src/main.ts', import.meta.url),
      {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
        SLACK_APP_TOKEN: '',
        SLACK_COMMAND: '',
        DATABASE_URL: databaseUrl,
        WEBHOOK_ALLOW_PRIVATE: 'true',
        PORT: '0',
        LOG_LEVEL: 'info',
      },
      line => z.string().nullable().catch(null).parse(line.url),
    );
    stops.push(foyer.stop);
    const line = await openLine(foyer.ready, 1);
    stops.push(async () => line.close());

    const arrivals: Arrival[] = [];
    for (const { email } of crowd) {
      const bareTook = await bare.insertAndNotify(email);
      const heard = receiver.heard(`"${email}"`);
      const text = `<mailto:${email}|${email}> as Viewer in "Teacher Laptops"`;
      const start = performance.now();
      const { latency } = await line.send(commandRequest(slack, grace, text));
      arrivals.push({ acknowledged: latency, received: (await heard) - start, bare: bareTook });
      await quiet(db);
    }
    return arrivals.slice(warmUps);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** Waits until the messages to people are sent too. */
async function quiet(db: Database): Promise<void> {
  for (;;) {
    const [jobs] = await db.$queryRaw<[{ left: number }]>`
      select count(*)::int as left from graphile_worker._private_jobs`;
    if (jobs.left === 0) return;
    await pause(10);
  }
}

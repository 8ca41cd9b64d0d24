import { ManualClock } from 'local-slack';
import { RateLimits } from 'local-slack/inside';
import { systemClock } from '../../../src/clock.ts';
import { closeDatabase, type Database, openWholeDatabase } from '../../../src/database/client.ts';
import { growingId } from '../../../src/database/growing-id.ts';
import { migrate } from '../../../src/database/migrate.ts';
import type { Jobs } from '../../../src/delivery/jobs.ts';
import { reserveSends } from '../../../src/delivery/rate-limit.ts';
import { saveWorkspace } from '../../../src/domain/organizations/store.ts';
import type { Goal } from '../goals.ts';
import type { Server } from '../postgres.ts';
import { leastTime } from './least-time.ts';

const MESSAGES = 1_000;

/**
 * Books the turns of 1,000 direct messages as Foyer does, and plays them to the local Slack's rate limits by a clock
 * that jumps from turn to turn.
 * @throws when the local Slack would answer any of them with 429
 */
export async function bookedTurns(server: Server): Promise<Goal> {
  const url = await server.createDatabase('bench_turns');
  await migrate(url);
  const db = openWholeDatabase(url);
  try {
    const workspace = {
      slackTeamId: 'T1',
      name: 'Lovelace',
      botUserId: 'U0FOYER',
      createdAt: systemClock.now(),
    };
    const { id: workspaceId } = await saveWorkspace(db, workspace);
    const deliveryIds = Array.from({ length: MESSAGES }, growingId);
    await reserveSends({ db, workspaceId }, { organizationId: workspaceId, deliveryIds }, '0');
    for (let later = await laterTurns(db); later; later = await laterTurns(db)) {
      await reserveSends({ db, workspaceId }, later.payload, later.id);
    }
    const turns = await db.$queryRaw<{ at: Date }[]>`
      select run_at as at from graphile_worker._private_jobs order by run_at`;
    const [first] = turns;
    if (!first || turns.length !== MESSAGES)
      throw new Error(`${turns.length} turns were booked of ${MESSAGES}.`);
    const start = first.at.getTime();
    const clock = new ManualClock(first.at);
    const limits = new RateLimits(clock);
    for (const [index, { at }] of turns.entries()) {
      clock.advance(at.getTime() - clock.now().getTime());
      const { limited } = limits.take('chat.postMessage', { team: 'T1', channel: `D${index}` });
      if (limited)
        throw new Error(`Message ${index + 1} would be refused after ${(at.getTime() - start) / 1000} s.`);
    }
    const took = (clock.now().getTime() - start) / 1000;
    return {
      name: '1,000 direct messages, beside the least at an even pace, none refused',
      most: 1.05,
      measured: took / leastTime(MESSAGES).evenly,
    };
  } finally {
    await closeDatabase(db);
  }
}

/** The job that books the next turns. */
async function laterTurns(db: Database): Promise<{ id: string; payload: Jobs['send-many'] } | undefined> {
  const [job] = await db.$queryRaw<{ id: string; payload: Jobs['send-many'] }[]>`
    select id::text, payload from graphile_worker._private_jobs where payload ->> 'deliveryIds' is not null`;
  return job;
}

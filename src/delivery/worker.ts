import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Runner, run, type TaskList, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker';
import { Pool } from 'pg';
import { z } from 'zod';
import { carryAccess } from './access/carry.ts';
import { endExhausted } from './exhausted.ts';
import { refreshHome } from './home/publish.ts';
import { listPeople } from './list-people.ts';
import { schedules } from './schedules.ts';
import { type Delivery, refreshMessages, sendDelivery } from './slack-message.ts';
import { keepLocksAlive } from './stale-locks.ts';
import { runSync } from './sync/run.ts';

const sendPayload = z.object({ deliveryId: z.uuid(), bookedFor: z.number().optional() });
const refreshPayload = z.union([
  z.object({ invitationId: z.uuid() }),
  z.object({ joinRequestId: z.uuid() }),
  z.object({ importId: z.uuid() }),
]);

const accessPayload = z.object({
  workspaceId: z.uuid(),
  slackId: z.string(),
  atMost: z.int().positive().optional(),
});
const syncPayload = z.object({
  organizationId: z.uuid(),
  syncId: z.uuid(),
  by: z.string(),
  after: z.uuid().optional(),
  problems: z.array(z.object({ tieId: z.uuid(), reason: z.string() })),
});
const homePayload = z.object({ workspaceId: z.uuid(), slackUserId: z.string() });
const listingPayload = z.object({ workspaceId: z.uuid(), cursor: z.string().optional() });

const CONCURRENCY = 5;
const START_AGAIN_MS = 1_000;
const LOOK_FOR_EXHAUSTED_MS = 15_000;

export interface DeliveryWorker {
  /** Whether jobs are taken from the queue. */
  isReady(): Promise<boolean>;
  /** Finishes the jobs in hand, then ends. */
  stop(): Promise<void>;
}

/** Works off the queue: jobs wake it within milliseconds, and any number of processes share them. */
export async function startWorker(parts: Delivery & { databaseUrl: string }): Promise<DeliveryWorker> {
  const { databaseUrl, log } = parts;
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONCURRENCY + 3,
    application_name: 'foyer-worker',
    connectionTimeoutMillis: 5_000,
    // A server that went away without a word must not hold a worker for the quarter of an hour TCP takes.
    query_timeout: 30_000,
    keepAlive: true,
  });
  pool.on('error', error => log.warn({ err: error }, 'a connection of the queue broke'));
  pool.on('connect', client => client.on('error', () => {}));
  const taskList: TaskList = {
    send: (payload, { job }) => {
      const { deliveryId, bookedFor } = sendPayload.parse(payload);
      const isLast = job.attempts >= job.max_attempts;
      return sendDelivery(parts, deliveryId, { jobId: String(job.id), bookedFor, isLast });
    },
    refresh: payload => refreshMessages(parts, refreshPayload.parse(payload)),
    access: (payload, { job }) =>
      carryAccess(parts, accessPayload.parse(payload), { isLast: job.attempts >= job.max_attempts }),
    sync: (payload, { job }) =>
      runSync(parts, syncPayload.parse(payload), { isLast: job.attempts >= job.max_attempts }),
    home: payload => refreshHome(parts, homePayload.parse(payload)),
    'list-people': payload => listPeople(parts, listingPayload.parse(payload)),
    ...Object.fromEntries(
      Object.entries(schedules).map(([name, { run }]) => [name, async () => void (await run(parts))]),
    ),
  };
  const stopping = new AbortController();
  let current: { runner: Runner; locks: { stop(): Promise<void> } } | undefined;

  async function begin(): Promise<void> {
    const events: WorkerEvents = new EventEmitter();
    const locks = keepLocksAlive({ pool, events, log });
    try {
      const runner = await run({
        pgPool: pool,
        taskList,
        crontab: Object.entries(schedules)
          .map(([name, { cron }]) => `${cron} ${name}`)
          .join('\n'),
        events,
        noHandleSignals: true,
        preset: {
          worker: {
            concurrentJobs: CONCURRENCY,
            pollInterval: 2_000,
            // Without a batch the end of a job is not waited for: a database that is down at that moment would
            // be an unhandled rejection.
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
          },
        },
        logger: new WorkerLogger(() => (level, message) => {
          if (level === 'error') log.warn({ source: 'queue' }, message);
          else log.debug({ source: 'queue' }, message);
        }),
      });
      current = { runner, locks };
    } catch (error) {
      await locks.stop();
      throw error;
    }
  }

  /** Graphile Worker ends when it cannot write down how a job ended; then it is started anew. */
  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (current) {
        const { runner, locks } = current;
        await runner.promise.catch(error => log.warn({ err: error }, 'the queue stopped'));
        current = undefined;
        await locks.stop();
      }
      await pause(START_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      await begin().catch(error => log.warn({ err: error }, 'the queue cannot be started yet'));
    }
  }

  await begin();
  const running = keepRunning();
  const exhausted = setInterval(() => {
    endExhausted(parts).catch(error => log.warn({ err: error }, 'given-up jobs could not be looked for'));
  }, LOOK_FOR_EXHAUSTED_MS);

  return {
    async isReady() {
      if (!current) return false;
      try {
        await pool.query('select 1 from graphile_worker.jobs limit 1');
        return true;
      } catch {
        return false;
      }
    },
    async stop() {
      clearInterval(exhausted);
      stopping.abort();
      await current?.runner.stop().catch(error => log.warn({ err: error }, 'the queue stopped badly'));
      await running;
      // It may have been starting anew just then.
      await current?.runner.stop().catch(() => {});
      await current?.locks.stop();
      await pool.end();
    },
  };
}

import { EventEmitter } from 'node:events';
import { type Runner, run, type TaskList, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker';
import { Pool } from 'pg';
import { z } from 'zod';
import { type Delivery, refreshMessages, sendDelivery } from './slack-message.ts';
import { keepLocksAlive } from './stale-locks.ts';

const sendPayload = z.object({ deliveryId: z.uuid() });
const refreshPayload = z.union([z.object({ invitationId: z.uuid() }), z.object({ joinRequestId: z.uuid() })]);

const CONCURRENCY = 5;

export interface DeliveryWorker {
  /** Whether the queue can be reached. */
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
  });
  pool.on('error', error => log.warn({ err: error }, 'a connection of the queue broke'));
  pool.on('connect', client => client.on('error', () => {}));
  const taskList: TaskList = {
    send: (payload, { job }) =>
      sendDelivery(parts, sendPayload.parse(payload).deliveryId, {
        isLast: job.attempts >= job.max_attempts,
      }),
    refresh: payload => refreshMessages(parts, refreshPayload.parse(payload)),
  };
  const events: WorkerEvents = new EventEmitter();
  const locks = keepLocksAlive({ pool, events, log });
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    events,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: new WorkerLogger(() => (level, message) => {
      if (level === 'error') log.warn({ source: 'queue' }, message);
      else log.debug({ source: 'queue' }, message);
    }),
  });
  runner.promise.catch(error => log.error({ err: error }, 'the queue stopped'));
  return {
    async isReady() {
      try {
        await pool.query('select 1 from graphile_worker.jobs limit 1');
        return true;
      } catch {
        return false;
      }
    },
    async stop() {
      await runner.stop().catch(error => log.warn({ err: error }, 'the queue stopped badly'));
      await locks.stop();
      await pool.end();
    },
  };
}

import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Runner, run, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker';
import type { WebhookSettings } from '../domain/domain.ts';
import { firstWords } from '../log/first-words.ts';
import { endExhausted } from './exhausted.ts';
import { adoptOlderJobs } from './older-jobs.ts';
import { createQueuePool } from './queue-pool.ts';
import type { Served } from './served.ts';
import type { Delivery } from './slack-message.ts';
import { keepLocksAlive } from './stale-locks.ts';
import { cronOf, tasksOf } from './task-list.ts';
import { WebhookSender } from './webhooks/sender.ts';

const START_AGAIN_MS = 1_000;
const TIDY_MS = 15_000;
const closedWebhooks: WebhookSettings = { secrets: null, allowsPrivate: false };

export interface DeliveryWorker {
  /** Does the worker take jobs from the queue? */
  isReady(): Promise<boolean>;
  /** Finishes the running jobs, then ends. */
  stop(): Promise<void>;
}

export interface WorkerParts extends Pick<Delivery, 'db' | 'clock' | 'log'> {
  databaseUrl: string;
  /** Whose jobs this process runs; other processes run the others'. */
  served: Served;
  /** Does it add the scheduled work to the queue at its times? */
  keepsSchedules: boolean;
  /** Absent: secrets are stored as they are, and only public addresses are called. */
  webhooks?: WebhookSettings;
}

/** Runs the queue's jobs: a new job wakes it within milliseconds, and any number of processes share the queue. */
export async function startWorker(parts: WorkerParts): Promise<DeliveryWorker> {
  const { db, log, databaseUrl, served, keepsSchedules } = parts;
  const pool = createQueuePool(databaseUrl, served.concurrency + 3, log);
  const webhooks = new WebhookSender({
    ...(parts.webhooks ?? closedWebhooks),
    db,
    clock: parts.clock,
    log,
    served,
  });
  const taskList = tasksOf(served, { ...parts, sender: webhooks });
  const stopping = new AbortController();
  let current: { runner: Runner; locks: { stop(): Promise<void> } } | undefined;

  async function begin(): Promise<void> {
    const events: WorkerEvents = new EventEmitter();
    const locks = keepLocksAlive({ pool, events, log });
    try {
      const runner = await run({
        pgPool: pool,
        taskList,
        ...(keepsSchedules ? { crontab: cronOf(served) } : { parsedCronItems: [] }),
        events,
        noHandleSignals: true,
        preset: {
          worker: {
            concurrentJobs: served.concurrency,
            pollInterval: 2_000,
            // Without a batch, Graphile Worker doesn't await the end of a job: a database that is down at that moment
            // would cause an unhandled rejection.
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
          },
        },
        logger: new WorkerLogger(() => (level, message, meta) => {
          const fields = { source: 'queue', ...(meta?.error ? { err: meta.error } : {}) };
          log[level === 'error' ? 'warn' : 'debug'](fields, firstWords(message));
        }),
      });
      current = { runner, locks };
    } catch (error) {
      await locks.stop();
      throw error;
    }
  }

  /** Graphile Worker stops when it can't record how a job ended; this starts it again. */
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

  async function tidy(): Promise<void> {
    await adoptOlderJobs(db);
    await endExhausted(parts, served);
  }

  await tidy();
  await begin();
  const running = keepRunning();
  const tidying = setInterval(() => {
    tidy().catch(error => log.warn({ err: error }, 'given-up jobs could not be looked for'));
  }, TIDY_MS);

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
      clearInterval(tidying);
      stopping.abort();
      await current?.runner.stop().catch(error => log.warn({ err: error }, 'the queue stopped badly'));
      await running;
      // It may have been restarting at that moment.
      await current?.runner.stop().catch(() => {});
      await current?.locks.stop();
      await webhooks.stop();
      await pool.end();
    },
  };
}

import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { type Runner, run, type TaskList, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker';
import { Pool } from 'pg';
import { firstWords } from '../log/first-words.ts';
import { endExhausted } from './exhausted.ts';
import { adoptOlderJobs } from './older-jobs.ts';
import type { Delivery } from './slack-message.ts';
import { keepLocksAlive } from './stale-locks.ts';
import { cronOf, tasksOf } from './task-list.ts';

const CONCURRENCY = 5;
const START_AGAIN_MS = 1_000;
const TIDY_MS = 15_000;

export interface DeliveryWorker {
  /** Does the worker take jobs from the queue? */
  isReady(): Promise<boolean>;
  /** Finishes the running jobs, then ends. */
  stop(): Promise<void>;
}

export interface WorkerParts extends Omit<Delivery, 'workspaceId' | 'client'> {
  databaseUrl: string;
  /** The workspaces whose jobs this process runs, each with its own client; other processes run the others' jobs. */
  clients: ReadonlyMap<string, WebClient>;
}

/** Runs the queue's jobs: a new job wakes it within milliseconds, and any number of processes share the queue. */
export async function startWorker(parts: WorkerParts): Promise<DeliveryWorker> {
  const { databaseUrl, clients, ...shared } = parts;
  const { db, log } = parts;
  const workspaces = [...clients].map(
    ([workspaceId, client]): Delivery => ({ ...shared, workspaceId, client }),
  );
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONCURRENCY + 3,
    application_name: 'foyer-worker',
    connectionTimeoutMillis: 5_000,
    // A server that vanished silently must not block a worker for the quarter of an hour that TCP takes.
    query_timeout: 30_000,
    keepAlive: true,
  });
  pool.on('error', error => log.warn({ err: error }, 'a connection of the queue broke'));
  pool.on('connect', client => client.on('error', () => {}));
  const taskList: TaskList = Object.assign({}, ...workspaces.map(tasksOf));
  const stopping = new AbortController();
  let current: { runner: Runner; locks: { stop(): Promise<void> } } | undefined;

  async function begin(): Promise<void> {
    const events: WorkerEvents = new EventEmitter();
    const locks = keepLocksAlive({ pool, events, log });
    try {
      const runner = await run({
        pgPool: pool,
        taskList,
        crontab: workspaces.map(cronOf).join('\n'),
        events,
        noHandleSignals: true,
        preset: {
          worker: {
            concurrentJobs: CONCURRENCY,
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
    for (const each of workspaces) await endExhausted(each);
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
      await pool.end();
    },
  };
}

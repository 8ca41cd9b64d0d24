import type { WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

/** A process marks itself alive within this time after its first job. */
const GRACE = '5 seconds';
/** A locked job that nobody has worked on for this long is lost: the answer with the job never arrived. */
const LOST = '30 seconds';
const EVERY_MS = 5_000;
const FIRST_MS = 6_000;
const AGAIN_MS = 1_000;

/**
 * Frees the jobs of processes that died. Graphile Worker leaves them locked for four hours. Here each process takes an
 * advisory lock named after its worker pool, which PostgreSQL drops when the process ends; any process that finds jobs
 * locked under a name without such a lock frees them. It also frees jobs locked under its own name that it doesn't work
 * on, because the connection broke before they arrived.
 */
export function keepLocksAlive(parts: { pool: Pool; events: WorkerEvents; log: Logger }): {
  stop(): Promise<void>;
} {
  const { pool, events, log } = parts;
  const inHand = new Set<string>();
  let letGo: () => void = () => {};
  let holding: Promise<void> = Promise.resolve();
  let poolId = '';
  let again: NodeJS.Timeout | undefined;
  let stopped = false;

  async function hold(): Promise<void> {
    const client = await pool.connect();
    let released = false;
    // A connection may break, and report it more than once, even after its release; pg accepts one release.
    const release = () => {
      if (!released) client.release(true);
      released = true;
    };
    letGo = release;
    client.on('error', () => {
      if (released) return;
      release();
      holdAgain();
    });
    try {
      await client.query('select pg_advisory_lock(hashtextextended($1, 1))', [poolId]);
    } catch (error) {
      release();
      throw error;
    }
  }

  function holdAgain(): void {
    if (stopped) return;
    clearTimeout(again);
    again = setTimeout(keep, AGAIN_MS);
  }

  /** Without the lock another process thinks this one is dead, so it retries until it has the lock. */
  function keep(): void {
    holding = hold().catch(error => {
      warn(error);
      holdAgain();
    });
  }

  async function free(): Promise<void> {
    const { rows } = await pool.query<{ locked_by: string }>(
      `select distinct locked_by from graphile_worker._private_jobs
       where locked_by is not null and locked_by <> $1 and locked_at < now() - $2::interval`,
      [poolId, GRACE],
    );
    for (const { locked_by: owner } of rows) {
      const freed = await pool.query<{ alone: boolean }>(
        `select pg_try_advisory_xact_lock(hashtextextended($1, 1)) as alone`,
        [owner],
      );
      if (!freed.rows[0]?.alone) continue;
      await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [[owner]]);
      log.warn({ owner }, 'jobs of a process that died were given back to the queue');
    }
    await pool.query(
      `update graphile_worker._private_jobs set locked_by = null, locked_at = null
       where locked_by = $1 and locked_at < now() - $2::interval and id <> all ($3::bigint[])`,
      [poolId, LOST, [...inHand]],
    );
    // Frees a lost job's queue too, because nothing else would be taken from it.
    await pool.query(
      `update graphile_worker._private_job_queues as queues set locked_by = null, locked_at = null
       where locked_by = $1 and locked_at < now() - $2::interval and not exists (
         select 1 from graphile_worker._private_jobs as jobs
         where jobs.job_queue_id = queues.id and jobs.locked_by is not null
       )`,
      [poolId, LOST],
    );
  }

  const warn = (error: unknown) => log.warn({ err: error }, 'stale jobs could not be looked for');
  events.on('job:start', ({ job }) => inHand.add(String(job.id)));
  events.on('job:complete', ({ job }) => inHand.delete(String(job.id)));
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id;
    keep();
  });
  const first = setTimeout(() => free().catch(warn), FIRST_MS);
  const timer = setInterval(() => free().catch(warn), EVERY_MS);

  return {
    async stop() {
      stopped = true;
      clearTimeout(first);
      clearInterval(timer);
      clearTimeout(again);
      await holding;
      letGo();
    },
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database/client.ts';

/** So few cost nothing, and a queue that is used again needs its row again, with a number of which there are 2^31. */
const MOST_UNUSED = 100;
const TRIES = 20;
const AGAIN_MS = 100;

/**
 * Deletes the rows of named queues without jobs. Graphile Worker keeps a row for each name ever used, and locks all of
 * them whenever it looks at a job with a queue: each costs a write, and other workers find no queue until that ends.
 *
 * Its own clean-up (GC_JOB_QUEUES) deletes a queue for which another transaction is adding a job, and nobody then takes
 * that job. Here the lock is given only while no transaction adds or takes a job; otherwise this tries again a moment
 * later, so that nobody waits for it.
 * Source: Graphile Worker 0.18, getJobs.js ("strategy 2"), cleanup.js; its add_jobs, which has no foreign key
 */
export async function dropUnusedQueues(db: Database): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    const [{ count }] = await db.$queryRaw<[{ count: number }]>`
      select count(*)::int from graphile_worker._private_job_queues as queues
      where not exists (select 1 from graphile_worker._private_jobs as jobs where jobs.job_queue_id = queues.id)`;
    if (count <= MOST_UNUSED) return;
    await db.$executeRaw`
      do $$ begin
        lock table graphile_worker._private_job_queues in share row exclusive mode nowait;
        delete from graphile_worker._private_job_queues as queues
        where locked_at is null
          and not exists (select 1 from graphile_worker._private_jobs as jobs where jobs.job_queue_id = queues.id);
      exception when lock_not_available then null;
      end $$`;
    await pause(AGAIN_MS);
  }
}

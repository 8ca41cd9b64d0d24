import type { Database } from '../database/client.ts';

/** Jobs that are due. */
export interface DueJobs {
  task: string;
  count: number;
  /** How long the oldest waits. */
  seconds: number;
}

/**
 * The jobs that are due, by task, with tasks that have none: a series that comes and goes can't be watched.
 * A task's name begins with what it does; the workspace that it serves follows.
 */
export function dueJobs(db: Database): Promise<DueJobs[]> {
  return db.$queryRaw`
    select split_part(t.identifier, ':', 1) as task, count(j.id)::int as count,
      coalesce(extract(epoch from now() - min(j.run_at)), 0)::float8 as seconds
    from graphile_worker._private_tasks t left join graphile_worker._private_jobs j on j.task_id = t.id
      and j.run_at <= now() and j.attempts < j.max_attempts and j.locked_at is null
    group by 1`;
}

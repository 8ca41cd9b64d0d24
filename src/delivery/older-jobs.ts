import type { Database } from '../database/client.ts';
import { jobs } from './jobs.ts';
import { schedules } from './schedules.ts';

/**
 * Moves jobs of an older version to their workspace, which those jobs didn't name; it is found by the row that a job is
 * about. Any process may do it; afterwards only a process of that workspace takes them. Jobs whose row is gone have
 * nothing to do, and scheduled jobs come again.
 */
export async function adoptOlderJobs(db: Database): Promise<void> {
  await db.$transaction(async tx => {
    const adopted = await tx.$executeRaw`
      with older as materialized (
        select jobs.id, tasks.identifier || ':' || workspace_of_job(jobs.payload::jsonb) as task
        from graphile_worker._private_jobs as jobs
        join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
        where tasks.identifier = any(${Object.keys(jobs)}::text[]) and jobs.locked_by is null
        for update of jobs skip locked
      ), known as (
        insert into graphile_worker._private_tasks (identifier)
        select distinct task from older where task is not null
        on conflict (identifier) do update set identifier = excluded.identifier
        returning id, identifier
      )
      update graphile_worker._private_jobs as jobs set task_id = known.id
      from older join known on known.identifier = older.task
      where jobs.id = older.id`;
    await tx.$executeRaw`
      select graphile_worker.complete_jobs(array_agg(jobs.id))
      from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      where tasks.identifier = any(${Object.keys({ ...jobs, ...schedules })}::text[]) and jobs.locked_by is null
      having count(*) > 0`;
    if (adopted > 0) await tx.$executeRaw`select pg_notify('jobs:insert', '{"r":1,"count":1}')`;
  });
}

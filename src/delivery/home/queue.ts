import { z } from 'zod';
import type { Database, Transaction } from '../../database/client.ts';
import { addJob } from '../queue.ts';

/** Changes within this time share one publishing. */
const TOGETHER_MS = 1_000;

/**
 * Updates App Homes of a workspace a moment later. The jobs of one workspace run one after the other, and each takes
 * over the homes of all jobs that are due, so a home is published once however much happens.
 * @param inMs how long to wait, in milliseconds
 */
export async function queueHomes(
  tx: Transaction | Database,
  workspaceId: string,
  slackUserIds: string[],
  { inMs = TOGETHER_MS }: { inMs?: number } = {},
): Promise<void> {
  if (slackUserIds.length === 0) return;
  const runAt = new Date(Date.now() + inMs);
  await addJob(tx, 'homes', { workspaceId }, { slackUserIds }, { runAt, queue: `homes:${workspaceId}` });
}

const taken = z.tuple([z.object({ slackUserIds: z.array(z.string()) })]);

/**
 * Moves the homes of all due jobs of the workspace into this job, in one statement, so that a kill loses no home.
 * @returns the Slack users whose homes to update, each once
 */
export async function takeDueHomes(db: Database, jobId: string): Promise<string[]> {
  const [{ slackUserIds }] = taken.parse(
    await db.$queryRaw`
      with mine as materialized (
        select id, task_id, payload from graphile_worker._private_jobs where id = ${jobId}::bigint
      ), others as (
        delete from graphile_worker._private_jobs where id in (
          select jobs.id from graphile_worker._private_jobs as jobs
          join mine on jobs.task_id = mine.task_id and jobs.id <> mine.id
            and jobs.payload ->> 'workspaceId' is not distinct from mine.payload ->> 'workspaceId'
          where jobs.locked_by is null and jobs.attempts < jobs.max_attempts
            and jobs.run_at <= clock_timestamp() + make_interval(secs => ${TOGETHER_MS / 1000}::float8)
          for update of jobs skip locked)
        returning id, payload
      ), homes as (
        select home, row_number() over (order by jobs.id, n) as place
        from (select id, payload from mine union all select id, payload from others) as jobs,
          json_array_elements_text(jobs.payload -> 'slackUserIds') with ordinality as t(home, n)
      ), due as (
        select jsonb_build_object('slackUserIds', coalesce(jsonb_agg(home order by place), '[]')) as payload
        from (select home, min(place) as place from homes group by home) as each_once
      )
      update graphile_worker._private_jobs as jobs set payload = (jobs.payload::jsonb || due.payload)::json
      from due where jobs.id = ${jobId}::bigint
      returning due.payload -> 'slackUserIds' as "slackUserIds"`,
  );
  return slackUserIds;
}

/** Reduces a job to these homes before its next try. */
export async function keepHomes(db: Database, jobId: string, slackUserIds: string[]): Promise<void> {
  await db.$executeRaw`
    update graphile_worker._private_jobs set payload = (payload::jsonb || ${JSON.stringify({ slackUserIds })}::jsonb)::json
    where id = ${jobId}::bigint`;
}

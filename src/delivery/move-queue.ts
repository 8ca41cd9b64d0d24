import type { Transaction } from '../database/client.ts';

/**
 * Moves a workspace's jobs to another queue, and adds new ones there from then on.
 * @param queue SHARED_QUEUE, or null: the workspace's own, which only a process with its token serves
 */
export async function moveQueue(tx: Transaction, workspaceId: string, queue: string | null): Promise<void> {
  const [before] = await tx.$queryRaw<{ own: string }[]>`
    select coalesce(queue, id::text) as own from workspaces where id = ${workspaceId}::uuid for update`;
  const name = queue ?? workspaceId;
  if (!before || before.own === name) return;
  await tx.$executeRaw`update workspaces set queue = ${queue}::text where id = ${workspaceId}::uuid`;
  await tx.$executeRaw`
    with moved as materialized (
      select jobs.id, split_part(tasks.identifier, ':', 1) || ':' || ${name} as task
      from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      where split_part(tasks.identifier, ':', 2) = ${before.own}
        and coalesce(jobs.payload ->> 'workspaceId', ${before.own}) = ${workspaceId}
    ), known as (
      insert into graphile_worker._private_tasks (identifier) select distinct task from moved
      on conflict (identifier) do update set identifier = excluded.identifier
      returning id, identifier
    )
    update graphile_worker._private_jobs as jobs set task_id = known.id,
      payload = (jobs.payload::jsonb || jsonb_build_object('workspaceId', ${workspaceId}::text))::json
    from moved join known on known.identifier = moved.task
    where jobs.id = moved.id`;
}

/** Deletes the jobs of a workspace that nobody runs now. */
export async function dropJobs(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.$executeRaw`
    delete from graphile_worker._private_jobs
    where payload ->> 'workspaceId' = ${workspaceId} and locked_by is null`;
}

import { z } from 'zod';
import { giveUp } from './ending.ts';
import { taskOf } from './jobs.ts';
import type { Delivery } from './slack-message.ts';
import { giveUpSync } from './sync-members/sync-members.ts';

const found = z.array(z.object({ id: z.bigint(), deliveryId: z.uuid() }));
const targets = z.array(z.object({ id: z.bigint(), workspaceId: z.uuid(), slackId: z.string() }));

/**
 * Ends jobs without tries left, so that nothing stays queued for ever. A delivery whose process died during the last
 * try ends as failed, and its initiator gets a message; so do pending changes of a channel or user group. Other jobs
 * are deleted: Graphile marks a running job replaced by a newer one of the same key as exhausted and removes its key.
 * Only jobs of one workspace: another's wait for its process.
 */
export async function endExhausted(parts: Delivery): Promise<void> {
  const { db, workspaceId } = parts;
  const [send, sendMany, mail, access] = ['send', 'send-many', 'mail', 'access'].map(name =>
    taskOf(name, workspaceId),
  );
  const jobs = found.parse(
    await db.$queryRaw`
      select jobs.id, json_array_elements_text(
        coalesce(jobs.payload -> 'deliveryIds', json_build_array(jobs.payload ->> 'deliveryId'))) as "deliveryId"
      from (
        select jobs.id, jobs.payload from graphile_worker._private_jobs as jobs
        join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
        where tasks.identifier in (${send}, ${sendMany}, ${mail}) and jobs.attempts >= jobs.max_attempts
          and jobs.locked_by is null
        limit 100) as jobs`,
  );
  for (const { deliveryId } of jobs) await giveUp(parts, deliveryId);
  for (const id of new Set(jobs.map(each => each.id))) {
    await db.$executeRaw`select graphile_worker.complete_jobs(array[${id}]::bigint[])`;
  }
  const waiting = targets.parse(
    await db.$queryRaw`
      select jobs.id, jobs.payload ->> 'workspaceId' as "workspaceId", jobs.payload ->> 'slackId' as "slackId"
      from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      where tasks.identifier = ${access} and jobs.attempts >= jobs.max_attempts and jobs.locked_by is null
        and jobs.key is not null
      limit 100`,
  );
  for (const { id, ...target } of waiting) {
    await giveUpSync(parts, target);
    await db.$executeRaw`select graphile_worker.complete_jobs(array[${id}]::bigint[])`;
  }
  await db.$executeRaw`
    select graphile_worker.complete_jobs(array_agg(jobs.id))
    from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where tasks.identifier like ${taskOf('%', workspaceId)}
      and tasks.identifier not in (${send}, ${sendMany}, ${mail}) and (tasks.identifier <> ${access} or jobs.key is null)
      and jobs.attempts >= jobs.max_attempts and jobs.locked_by is null
    having count(*) > 0`;
}

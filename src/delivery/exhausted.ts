import { z } from 'zod';
import { inWorkspace } from '../database/workspace-scope.ts';
import { deliveriesIn, endUninstalled, giveUp } from './ending.ts';
import { taskOf } from './jobs.ts';
import type { Served } from './served.ts';
import type { Delivery } from './slack-message.ts';
import { giveUpSync } from './sync-members/sync-members.ts';

const found = z.array(
  z.object({
    id: z.bigint(),
    workspaceId: z.uuid(),
    payload: z.looseObject({ slackId: z.string().optional() }),
  }),
);

/**
 * Ends jobs without tries left, so that nothing stays queued for ever. A delivery whose process died during the last
 * try ends as failed, and its initiator gets a message; so do pending changes of a channel or user group. Other jobs
 * are deleted: Graphile marks a running job replaced by a newer one of the same key as exhausted and removes its key.
 * Only jobs of the served queue: others wait for their process.
 */
export async function endExhausted(parts: Pick<Delivery, 'db' | 'clock'>, served: Served): Promise<void> {
  const { db, clock } = parts;
  const { queue } = served;
  const [send, sendMany, mail, access] = ['send', 'send-many', 'mail', 'access'].map(name =>
    taskOf(name, queue),
  );
  const jobs = found.parse(
    await db.$queryRaw`
      select jobs.id, jobs.payload,
        coalesce(jobs.payload ->> 'workspaceId', ${queue}) as "workspaceId"
      from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      where tasks.identifier in (${send}, ${sendMany}, ${mail}, ${access}) and jobs.attempts >= jobs.max_attempts
        and jobs.locked_by is null and (tasks.identifier <> ${access} or jobs.key is not null)
      limit 100`,
  );
  for (const { id, workspaceId, payload } of jobs) {
    const delivery = await served.of(workspaceId);
    const deliveryIds = deliveriesIn(payload);
    const { slackId } = payload;
    await inWorkspace(workspaceId, async () => {
      if (!delivery) await endUninstalled(db, clock, { workspaceId, deliveryIds });
      else if (slackId) await giveUpSync(delivery, { workspaceId, slackId });
      else for (const deliveryId of deliveryIds) await giveUp(delivery, deliveryId);
    });
    await db.$executeRaw`select graphile_worker.complete_jobs(array[${id}]::bigint[])`;
  }
  await db.$executeRaw`
    select graphile_worker.complete_jobs(array_agg(jobs.id))
    from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where tasks.identifier like ${taskOf('%', queue)}
      and tasks.identifier not in (${send}, ${sendMany}, ${mail}) and (tasks.identifier <> ${access} or jobs.key is null)
      and jobs.attempts >= jobs.max_attempts and jobs.locked_by is null
    having count(*) > 0`;
}

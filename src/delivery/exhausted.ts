import { z } from 'zod';
import { type Delivery, giveUp } from './slack-message.ts';

const found = z.array(z.object({ id: z.bigint(), deliveryId: z.uuid() }));

/**
 * Ends deliveries whose job has used up its tries without saying so, as happens when the process dies during the
 * last one: nothing stays queued for ever. Each ends as failed, and its causer is told.
 */
export async function endExhausted(parts: Delivery): Promise<void> {
  const { db } = parts;
  const jobs = found.parse(
    await db.$queryRaw`
      select jobs.id, jobs.payload ->> 'deliveryId' as "deliveryId"
      from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      where tasks.identifier = 'send' and jobs.attempts >= jobs.max_attempts and jobs.locked_by is null
      limit 100`,
  );
  for (const { id, deliveryId } of jobs) {
    await giveUp(parts, deliveryId);
    await db.$executeRaw`select graphile_worker.complete_jobs(array[${id}]::bigint[])`;
  }
}

import type { Task, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { fanOut } from './fan-out/job.ts';
import { runFanOut } from './fan-out/run.ts';
import { refreshHome } from './home/publish.ts';
import { listPeople } from './list-people.ts';
import { reserveSends } from './rate-limit.ts';
import { removeCards } from './remove-cards.ts';
import { schedules } from './schedules.ts';
import { type Delivery, refreshMessages, sendDelivery } from './slack-message.ts';
import { runSync } from './sync/run.ts';
import { syncMembers } from './sync-members/sync-members.ts';
import { type TaskName, taskOf } from './tasks.ts';

const sendPayload = z.object({ deliveryId: z.uuid(), bookedFor: z.number().optional() });
const sendManyPayload = z.object({ organizationId: z.uuid(), deliveryIds: z.array(z.uuid()) });
const refreshPayload = z.union([
  z.object({ invitationId: z.uuid() }),
  z.object({ joinRequestId: z.uuid() }),
  z.object({ importId: z.uuid() }),
]);
const memberSyncPayload = z.object({
  workspaceId: z.uuid(),
  slackId: z.string(),
  atMost: z.int().positive().optional(),
});
const syncPayload = z.object({
  organizationId: z.uuid(),
  syncId: z.uuid(),
  by: z.string(),
  after: z.uuid().optional(),
  problems: z.array(z.object({ linkId: z.uuid(), reason: z.string() })),
});
const homePayload = z.object({ workspaceId: z.uuid(), slackUserId: z.string() });
const removalPayload = z.object({
  organizationId: z.uuid(),
  cards: z.array(z.object({ channelId: z.string(), ts: z.string() })),
});
const listingPayload = z.object({ workspaceId: z.uuid(), cursor: z.string().optional() });

/** The queue's tasks in one workspace, each under that workspace's name and with its client. */
export function tasksOf(parts: Delivery): TaskList {
  const tasks: Record<TaskName, Task> = {
    send: (payload, { job }) => {
      const { deliveryId, bookedFor } = sendPayload.parse(payload);
      const isLast = job.attempts >= job.max_attempts;
      return sendDelivery(parts, deliveryId, { jobId: String(job.id), bookedFor, isLast });
    },
    'send-many': (payload, { job }) => reserveSends(parts, sendManyPayload.parse(payload), String(job.id)),
    refresh: payload => refreshMessages(parts, refreshPayload.parse(payload)),
    access: (payload, { job }) =>
      syncMembers(parts, own(parts, memberSyncPayload.parse(payload)), {
        isLast: job.attempts >= job.max_attempts,
      }),
    sync: (payload, { job }) =>
      runSync(parts, syncPayload.parse(payload), { isLast: job.attempts >= job.max_attempts }),
    home: payload => refreshHome(parts, own(parts, homePayload.parse(payload))),
    'list-people': payload => listPeople(parts, own(parts, listingPayload.parse(payload))),
    'fan-out': payload => runFanOut(parts, fanOut.parse(payload)),
    remove: payload => removeCards(parts, removalPayload.parse(payload)),
  };
  const timed = Object.entries(schedules).map(([name, { run }]): [string, Task] => [
    name,
    async () => void (await run(parts, parts.workspaceId, parts)),
  ]);
  return Object.fromEntries(
    [...Object.entries(tasks), ...timed].map(([name, task]) => [taskOf(name, parts.workspaceId), task]),
  );
}

/** The schedules of one workspace, as a crontab. */
export function cronOf({ workspaceId }: Delivery): string {
  return Object.entries(schedules)
    .map(([name, { cron }]) => `${cron} ${taskOf(name, workspaceId)}`)
    .join('\n');
}

function own<Payload extends { workspaceId: string }>({ workspaceId }: Delivery, payload: Payload): Payload {
  if (payload.workspaceId !== workspaceId) throw new Error('This job belongs to another workspace.');
  return payload;
}

import type { Job, Task, TaskList } from 'graphile-worker';
import { runBatch } from '../domain/batches/continue.ts';
import { runFanOut } from './fan-out/run.ts';
import { queueHomes } from './home/queue.ts';
import { refreshHomes } from './home/refresh.ts';
import { type JobName, type Jobs, jobs, taskOf } from './jobs.ts';
import { listPeople } from './list-people.ts';
import { sendMail } from './mail/send-mail.ts';
import { reserveSends } from './rate-limit.ts';
import { removeCards } from './remove-cards.ts';
import { schedules } from './schedules.ts';
import { type Delivery, refreshMessages, sendDelivery } from './slack-message.ts';
import { runSync } from './sync/run.ts';
import { syncMembers } from './sync-members/sync-members.ts';

type Run<Name extends JobName> = (parts: Delivery, payload: Jobs[Name], job: Job) => Promise<void>;

/** What each job does. */
const runs: { [Name in JobName]: Run<Name> } = {
  send: (parts, { deliveryId, bookedFor }, job) =>
    sendDelivery(parts, deliveryId, { jobId: job.id, bookedFor, isLast: isLast(job) }),
  mail: (parts, { deliveryId, bookedFor }, job) =>
    sendMail(parts, deliveryId, { jobId: job.id, bookedFor, isLast: isLast(job) }),
  'send-many': (parts, payload, job) => reserveSends(parts, payload, job.id),
  refresh: refreshMessages,
  access: (parts, payload, job) => syncMembers(parts, own(parts, payload), { isLast: isLast(job) }),
  sync: (parts, payload, job) => runSync(parts, payload, { isLast: isLast(job) }),
  batch: (parts, { batchId }) => runBatch(parts, batchId),
  'fan-out': runFanOut,
  homes: (parts, _, job) => refreshHomes(parts, job),
  home: (parts, payload) => queueHomes(parts.db, parts.workspaceId, [own(parts, payload).slackUserId]),
  'list-people': (parts, payload) => listPeople(parts, own(parts, payload)),
  remove: removeCards,
};

/** The queue's tasks in one workspace, each under that workspace's name and with its client. */
export function tasksOf(parts: Delivery): TaskList {
  const { workspaceId } = parts;
  const queued = (Object.keys(jobs) as JobName[]).map(name => [
    taskOf(name, workspaceId),
    taskFor(parts, name),
  ]);
  const timed = Object.entries(schedules).map(([name, { run }]) => {
    const task: Task = async () => void (await run(parts, workspaceId, parts));
    return [taskOf(name, workspaceId), task];
  });
  return Object.fromEntries([...queued, ...timed]);
}

function taskFor<Name extends JobName>(parts: Delivery, name: Name): Task {
  const run: Run<Name> = runs[name];
  return (payload, { job }) => run(parts, jobs[name].payload.parse(payload) as Jobs[Name], job);
}

const isLast = ({ attempts, max_attempts: most }: Job) => attempts >= most;

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

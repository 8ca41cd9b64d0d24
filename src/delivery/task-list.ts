import type { Job, Task, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { inWorkspace } from '../database/workspace-scope.ts';
import { runBatch } from '../domain/batches/continue.ts';
import { inRequest } from '../log/request.ts';
import { jobRuns, timed } from '../metrics/metrics.ts';
import { traced, withinTrace } from '../tracing/tracing.ts';
import { deliveriesIn, endUninstalled } from './ending.ts';
import { FairShare } from './fair-share.ts';
import { runFanOut } from './fan-out/run.ts';
import { runGreetings, sendGreeting } from './greetings.ts';
import { queueHomes } from './home/queue.ts';
import { refreshHomes } from './home/refresh.ts';
import { type JobName, type Jobs, jobs, requestOf, taskOf } from './jobs.ts';
import { listPeople } from './list-people.ts';
import { sendMail } from './mail/send-mail.ts';
import { postpone } from './queue.ts';
import { reserveSends } from './rate-limit.ts';
import { removeCards } from './remove-cards.ts';
import { schedules } from './schedules.ts';
import type { Served } from './served.ts';
import { type Delivery, refreshMessages, sendDelivery } from './slack-message.ts';
import { runSync } from './sync/run.ts';
import { syncMembers } from './sync-members/sync-members.ts';
import { dropUnusedQueues } from './unused-queues.ts';
import type { WebhookSender } from './webhooks/sender.ts';

type Parts = Delivery & { sender: Pick<WebhookSender, 'wake'> };
type Run<Name extends JobName> = (parts: Parts, payload: Jobs[Name], job: Job) => Promise<void>;

/** The scheduled work that is about no served workspace, and when it runs. */
const crons = { 'erase-removed': '43 * * * *', 'drop-unused-queues': '*/5 * * * *' };

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
  greet: (parts, payload) => runGreetings(parts, own(parts, payload)),
  greeting: (parts, payload, job) => sendGreeting(parts, own(parts, payload), { isLast: isLast(job) }),
  remove: removeCards,
  webhooks: async ({ workspaceId, sender }, { endpointId }) => sender.wake(workspaceId, endpointId),
};

/** The tasks of the queue that this process serves, each with the client of the job's workspace. */
export function tasksOf(
  served: Served,
  { db, clock, log, sender }: Pick<Parts, 'db' | 'clock' | 'log' | 'sender'>,
): TaskList {
  const { queue, atOnce } = served;
  const share = new FairShare(atOnce);
  const queued = (Object.keys(jobs) as JobName[]).map(name => {
    const task: Task = async (payload, { job }) => {
      const workspaceId = workspaceIn(payload) ?? queue;
      const parts = await served.of(workspaceId);
      const within = (work: () => Promise<void>) => inWorkspace(workspaceId, work);
      if (!parts)
        return within(() => endUninstalled(db, clock, { workspaceId, deliveryIds: deliveriesIn(payload) }));
      const { reference, traceparent } = requestOf(payload);
      const run = () =>
        within(() =>
          withinTrace(traceparent, () =>
            inRequest(() => runJob({ ...parts, sender }, name, payload, job), reference),
          ),
        );
      // A job of a named queue runs alone already.
      if (job.job_queue_id !== null) return run();
      if (!(await share.within(workspaceId, run))) await postpone(db, job.id);
    };
    return [taskOf(name, queue), task];
  });
  const timed = Object.entries(schedules).map(([name, { run }]) => {
    const task: Task = async () => {
      for (const workspaceId of await served.all()) {
        const parts = await served.of(workspaceId);
        // One workspace's failure delays no other; its schedule comes again.
        await inWorkspace(workspaceId, async () => parts && run(parts, workspaceId, parts)).catch(error => {
          log.warn({ err: error, workspaceId, source: name }, 'scheduled work failed');
        });
      }
    };
    return [taskOf(name, queue), task];
  });
  const others: Record<keyof typeof crons, Task> = {
    'erase-removed': async () => void (await served.eraseRemoved?.()),
    'drop-unused-queues': () => dropUnusedQueues(db),
  };
  const ofNobody = Object.entries(others).map(([name, task]) => [taskOf(name, queue), task]);
  return Object.fromEntries([...queued, ...timed, ...ofNobody]);
}

/** The workspace that a job names; those of an older version in a workspace's own queue name none. */
const workspaceIn = (payload: unknown) =>
  z.object({ workspaceId: z.uuid() }).safeParse(payload).data?.workspaceId;

function runJob<Name extends JobName>(parts: Parts, name: Name, payload: unknown, job: Job): Promise<void> {
  const run: Run<Name> = runs[name];
  return timed(
    () => traced('job', name, () => run(parts, jobs[name].payload.parse(payload) as Jobs[Name], job)),
    (seconds, failed) => {
      const outcome = failed ? 'failed' : 'done';
      jobRuns.observe({ task: name, outcome }, seconds);
      const { log, workspaceId } = parts;
      const ended = { task: name, outcome, ms: Math.round(seconds * 1_000), workspaceId };
      if (failed) log.info(ended, 'a job failed');
      else log.debug(ended, 'a job ended');
    },
  );
}

const isLast = ({ attempts, max_attempts: most }: Job) => attempts >= most;

/** The schedules of the served queue, as a crontab. */
export function cronOf({ queue }: Served): string {
  const timed = Object.entries(schedules).map(([name, { cron }]) => [name, cron] as const);
  return [...timed, ...Object.entries(crons)]
    .map(([name, cron]) => `${cron} ${taskOf(name, queue)}`)
    .join('\n');
}

function own<Payload extends { workspaceId: string }>({ workspaceId }: Delivery, payload: Payload): Payload {
  if (payload.workspaceId !== workspaceId) throw new Error('This job belongs to another workspace.');
  return payload;
}

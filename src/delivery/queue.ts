import type { Database, Transaction } from '../database/client.ts';
import { emptyFanOut } from './fan-out/job.ts';
import { type JobName, type Jobs, limitsOf, ofRequest } from './jobs.ts';
import { type JobOwner, type Subject, workspaceFor, workspaceOf } from './store.ts';

/** A running comparison with Slack, and how far it is. */
export type SyncUnderWay = Jobs['sync'];

/** Changes to an organization as a whole within this time share one job. */
export const TOGETHER_MS = 1_000;

/** Tries to add a job while a worker locks the one with its key; the second try already finds it locked. */
const ADDING_TRIES = 5;

/**
 * Adds a job for its workspace; inside a transaction it exists only if that commits. Adds nothing when the row that the
 * job is about is gone.
 *
 * If a worker locks the keyed job between lookup and insert, `add_job` returns null and does nothing: the running job
 * may have read older data. Retry: the second call replaces it.
 * Source: Graphile Worker, "Adding jobs through SQL"; its add_jobs, `on conflict … where jobs.locked_at is null`
 */
export async function addJob<Name extends JobName>(
  tx: Transaction | Database,
  task: Name,
  owner: JobOwner,
  payload: Jobs[Name],
  options: { runAt?: Date; jobKey?: string; queue?: string } = {},
): Promise<void> {
  const { runAt = null, jobKey = null, queue = null } = options;
  const { maxAttempts, priority } = limitsOf(task);
  for (let left = ADDING_TRIES; left > 0; left -= 1) {
    const [added] = await tx.$queryRaw<[{ task: string | null; id: bigint | null }]>`
      with owner as materialized (${workspaceFor(owner)}),
      wanted as materialized (select workspace_id, foyer_task(${task}::text, workspace_id) as task from owner)
      select task, case when task is not null then (graphile_worker.add_job(
        task,
        (${JSON.stringify({ ...payload, ...ofRequest() })}::jsonb || jsonb_build_object('workspaceId', workspace_id))::json,
        queue_name := ${queue}::text,
        run_at := ${runAt}::timestamptz,
        max_attempts := ${maxAttempts}::int,
        priority := ${priority}::int,
        job_key := ${jobKey}::text,
        job_key_mode := 'preserve_run_at'
      )).id end as id
      from wanted`;
    if (added?.id || !added?.task) return;
  }
  throw new Error(`The job ${task} could not be added.`);
}

/**
 * Sends or mails one delivery later: when Slack said, or at its reserved time. The running job becomes a waiting one
 * with another id, in one statement: with two jobs a delivery could be sent twice. It keeps the tries that failed,
 * because a delivery has to end; this one doesn't count.
 * @param isBooked is that time reserved in the shared rate limit?
 */
export async function queueLater(
  db: Database,
  deliveryId: string,
  { inMs, isBooked, insteadOf }: { inMs: number; isBooked: boolean; insteadOf: string },
): Promise<void> {
  const at = Date.now() + inMs;
  const payload = { deliveryId, ...(isBooked && { bookedFor: at }), postponed: false };
  await putBack(db, insteadOf, new Date(at), payload);
}

/** How long a job waits when its workspace has its share of this process. */
const POSTPONED_MS = 500;

/** Runs a job of the queue a moment later; this try doesn't count. */
export async function postpone(db: Database, jobId: string): Promise<void> {
  await putBack(db, jobId, new Date(Date.now() + POSTPONED_MS), { postponed: true });
}

/** The running job becomes a waiting one with another id, so that its end as a running job changes nothing. */
async function putBack(db: Database, jobId: string, runAt: Date, payload: object): Promise<void> {
  await db.$executeRaw`
    update graphile_worker._private_jobs set id = default, locked_at = null, locked_by = null,
      attempts = greatest(attempts - 1, 0), payload = (payload::jsonb || ${JSON.stringify(payload)}::jsonb)::json,
      run_at = ${runAt}::timestamptz, revision = revision + 1, updated_at = now()
    where id = ${jobId}::bigint`;
}

/** Runs a batch; one job at a time. */
export function queueBatch(tx: Transaction, batch: Jobs['batch']): Promise<void> {
  return addJob(tx, 'batch', { organizationId: batch.organizationId }, batch, {
    jobKey: `batch:${batch.batchId}`,
  });
}

/** The key of the job that updates the messages about a subject. */
export const refreshKey = (subject: Subject) => `refresh:${Object.values(subject)[0]}`;

/** Updates the messages about a subject; several changes at once need one job. */
export function queueRefresh(
  tx: Transaction | Database,
  subject: Subject,
  { inMs = 0 }: { inMs?: number } = {},
): Promise<void> {
  const jobKey = refreshKey(subject);
  const runAt = inMs > 0 && { runAt: new Date(Date.now() + inMs) };
  return addJob(tx, 'refresh', subject, subject, { jobKey, ...runAt });
}

/**
 * Applies queued membership changes to a channel or user group. Each channel or user group has one job, whichever links
 * lead there, and its jobs run one after the other over all processes: two at once that write the members of a user
 * group would undo each other.
 */
export function queueMemberSync(
  tx: Transaction | Database,
  { workspaceId, slackId, atMost }: Jobs['access'],
  { inMs = 0 }: { inMs?: number } = {},
): Promise<void> {
  const name = `access:${workspaceId}:${slackId}`;
  const payload = { workspaceId, slackId, ...(atMost && { atMost }) };
  const runAt = inMs > 0 && { runAt: new Date(Date.now() + inMs) };
  return addJob(tx, 'access', { workspaceId }, payload, { jobKey: name, queue: name, ...runAt });
}

/** Starts a comparison with Slack, unless one that this person asked for is running. */
export async function queueSync(tx: Transaction, sync: SyncUnderWay): Promise<void> {
  const jobKey = syncKey(sync);
  if (!(await isUnderWay(tx, jobKey))) await addJob(tx, 'sync', sync, sync, { jobKey });
}

/** Continues a comparison, now or later. */
export function queueMoreSync(
  tx: Transaction | Database,
  sync: SyncUnderWay,
  { inMs = 0 }: { inMs?: number } = {},
): Promise<void> {
  const runAt = inMs > 0 && { runAt: new Date(Date.now() + inMs) };
  return addJob(tx, 'sync', sync, sync, { jobKey: syncKey(sync), ...runAt });
}

const syncKey = ({ organizationId, by }: SyncUnderWay) => `sync:${organizationId}:${by}`;

async function isUnderWay(tx: Transaction | Database, jobKey: string): Promise<boolean> {
  const underWay = await tx.$queryRaw<unknown[]>`
    select 1 from graphile_worker.jobs where key = ${jobKey} and attempts < max_attempts`;
  return underWay.length > 0;
}

/** How recent a listing must be to skip another one. */
const LISTED_MS = 60 * 60 * 1000;

/** Lists all people of an organization's workspace, unless that happened within the hour or is queued. */
export async function queueListing(tx: Transaction, organizationId: string, now: Date): Promise<void> {
  const { id: workspaceId, peopleListedAt } = await workspaceOf(tx, organizationId);
  if (peopleListedAt && now.getTime() - peopleListedAt.getTime() < LISTED_MS) return;
  const jobKey = listingKey(workspaceId);
  if (!(await isUnderWay(tx, jobKey)))
    await addJob(tx, 'list-people', { workspaceId }, { workspaceId }, { jobKey });
}

/** Is a workspace being listed for the first time, so that Foyer doesn't know yet who is in this Slack? */
export async function isFirstListing(db: Database, organizationId: string): Promise<boolean> {
  const { id, peopleListedAt } = await workspaceOf(db, organizationId);
  return peopleListedAt === null && (await isUnderWay(db, listingKey(id)));
}

/** Continues listing people later, from that page on. */
export function queueMoreListing(db: Database, payload: Jobs['list-people'], inMs: number): Promise<void> {
  const jobKey = listingKey(payload.workspaceId);
  return addJob(db, 'list-people', payload, payload, {
    jobKey,
    runAt: new Date(Date.now() + inMs),
  });
}

/** One listing of a workspace at a time, however many pages and pauses it takes. */
const listingKey = (workspaceId: string) => `list-people:${workspaceId}`;

/** Deletes cards from Slack. */
export async function queueRemoval(
  tx: Transaction | Database,
  removal: Jobs['remove'],
  { inMs = 0 }: { inMs?: number } = {},
): Promise<void> {
  if (removal.cards.length === 0) return;
  await addJob(tx, 'remove', removal, removal, inMs > 0 ? { runAt: new Date(Date.now() + inMs) } : {});
}

/** Updates what many people see a moment later, once however much happens until then. */
export function queueAudience(
  tx: Transaction | Database,
  organizationId: string,
  audience: 'everybody' | 'counts',
): Promise<void> {
  const payload = { ...emptyFanOut(organizationId), audience };
  const jobKey = audienceKey(organizationId, audience);
  return addJob(tx, 'fan-out', { organizationId }, payload, {
    jobKey,
    runAt: new Date(Date.now() + TOGETHER_MS),
  });
}

/** The key of the job that updates what many people see of an organization. */
export const audienceKey = (organizationId: string, audience: string) => `${audience}:${organizationId}`;

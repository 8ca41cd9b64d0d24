import type { Database } from '../database/client.ts';
import { rateLimitWaits } from '../metrics/metrics.ts';
import { type Jobs, MAX_ATTEMPTS, ofWorkspace } from './jobs.ts';

/**
 * What bulk work may use of a method's limit; the rest is left for what single people do at the same time. Slack
 * accepts "several hundred" messages per minute from an app in a workspace, which Foyer reads as 300. It accepts 20
 * calls per minute of a tier 2 method, 50 of tier 3, 100 of tier 4.
 * Source: docs.slack.dev, Rate limits
 */
const rateLimits = {
  // Leaves 10 for messages sent late (LATE_MS) and for single messages before bulk work slows down for them. Small
  // files go out at once.
  'chat.postMessage': { perMinute: 285, burst: 5 },
  // Tier 3.
  'chat.update': { perMinute: 30, burst: 3 },
  // Tier 3; nothing else uses it.
  'chat.delete': { perMinute: 38, burst: 10 },
  'conversations.invite': { perMinute: 38, burst: 10 },
  'conversations.kick': { perMinute: 38, burst: 10 },
  'conversations.join': { perMinute: 38, burst: 10 },
  // Tier 3; choosing a channel uses it too.
  'conversations.info': { perMinute: 25, burst: 5 },
  // Tier 4.
  'conversations.members': { perMinute: 75, burst: 20 },
  // Tier 4; people who open or press their own home come first.
  'views.publish': { perMinute: 70, burst: 20 },
  // Tier 2.
  'usergroups.users.list': { perMinute: 14, burst: 5 },
  'usergroups.users.update': { perMinute: 14, burst: 5 },
};

/**
 * Reserves the next call of a method in a workspace, one after the other over all processes (the generic cell rate
 * algorithm, its state a row of the database).
 * @returns how long to wait before the call, in milliseconds; 0: call now
 */
export async function reserve(db: Database, workspaceId: string, method: LimitedMethod): Promise<number> {
  return book(db, workspaceId, method, rateOf(method));
}

/**
 * Reserves the next email, one after the other over all processes.
 * @param perMinute what the mail server's provider takes; below 1 for a limit per day
 * @returns how long to wait, in milliseconds; 0: mail it now
 */
export function reserveMail(db: Database, workspaceId: string, perMinute: number): Promise<number> {
  return book(db, workspaceId, 'mail', { everyS: 60 / perMinute, burst: MAIL_BURST });
}

/** A few emails go out at once. */
const MAIL_BURST = 3;

async function book(
  db: Database,
  workspaceId: string,
  method: LimitedMethod | 'mail',
  { everyS, burst }: { everyS: number; burst: number },
): Promise<number> {
  const [booked] = await db.$queryRaw<[{ wait: number }]>`
    insert into paces (workspace_id, method, booked_until)
    values (${workspaceId}::uuid, ${method}, clock_timestamp() + make_interval(secs => ${everyS}))
    on conflict (workspace_id, method) do update
    set booked_until = greatest(paces.booked_until, clock_timestamp()) + make_interval(secs => ${everyS})
    returning extract(epoch from booked_until - clock_timestamp())::float8 as wait`;
  const waitMs = Math.max(0, Math.ceil((booked.wait - burst * everyS) * 1000));
  rateLimitWaits.observe({ method }, waitMs / 1_000);
  return waitMs;
}

/** Times reserved at once. The rest are reserved later, so that they can give way to single messages sent until then. */
const RESERVED_AT_ONCE = 40;
/** The next times are reserved this long before the last of these, so that no time is left unused. */
const AHEAD_S = 2;

/**
 * Reserves times for many messages, one after the other, and queues each for its own, in one statement: the messages'
 * jobs, and one job that reserves the rest, replace the job that reserves. After a kill before or after it, no message
 * has two jobs.
 */
export async function reserveSends(
  { db, workspaceId }: { db: Database; workspaceId: string },
  { organizationId, deliveryIds }: Jobs['send-many'],
  insteadOf: string,
): Promise<void> {
  const { everyS, burst } = rateOf('chat.postMessage');
  const [now, later] = [deliveryIds.slice(0, RESERVED_AT_ONCE), deliveryIds.slice(RESERVED_AT_ONCE)];
  const allS = everyS * now.length;
  const rest = JSON.stringify(ofWorkspace(workspaceId, { organizationId, deliveryIds: later }));
  await db.$executeRaw`
    with booked as (
      insert into paces (workspace_id, method, booked_until)
      values (${workspaceId}::uuid, 'chat.postMessage', clock_timestamp() + make_interval(secs => ${allS}::float8))
      on conflict (workspace_id, method) do update
      set booked_until = greatest(paces.booked_until, clock_timestamp()) + make_interval(secs => ${allS}::float8)
      returning booked_until - make_interval(secs => ${allS + burst * everyS}::float8) as since
    ), replaced as (
      delete from graphile_worker._private_jobs where id = ${insteadOf}::bigint
    ), turns as (
      select id, n, greatest(since + make_interval(secs => n * ${everyS}::float8), clock_timestamp()) as at
      from booked, unnest(${now}::uuid[]) with ordinality as t(id, n)
    ), wanted as (
      select foyer_task('send', ${workspaceId}::uuid) as task, at,
        json_build_object('workspaceId', ${workspaceId}::text, 'deliveryId', id, 'bookedFor', (extract(epoch from at) * 1000)::bigint) as payload
      from turns
      union all
      select foyer_task('send-many', ${workspaceId}::uuid), max(at) - make_interval(secs => ${AHEAD_S}::float8), ${rest}::json
      from turns where ${later.length > 0}::boolean having count(*) > 0
    )
    select graphile_worker.add_jobs(array_agg(row(task, payload, null, at,
      ${MAX_ATTEMPTS}::int, null, null, null)::graphile_worker.job_spec order by at)) from wanted`;
}

/** Seconds between two messages of bulk work. */
export const SECONDS_PER_MESSAGE = 60 / rateLimits['chat.postMessage'].perMinute;

/**
 * Acquires a slot only if one is free now.
 * @returns how long to wait before trying again, in milliseconds; 0: call now
 */
export async function tryAcquire(db: Database, workspaceId: string, method: LimitedMethod): Promise<number> {
  const taken = await acquire(db, workspaceId, method, 1);
  return taken > 0 ? 0 : Math.ceil(rateOf(method).everyS * 1000);
}

/**
 * Acquires as many of the wanted slots as are free now.
 * @returns how many
 */
export async function acquire(
  db: Database,
  workspaceId: string,
  method: LimitedMethod,
  wanted: number,
): Promise<number> {
  const { everyS, burst } = rateOf(method);
  const [taken] = await db.$queryRaw<{ count: number }[]>`
    with held as materialized (
      select booked_until, clock_timestamp() as now from paces
      where workspace_id = ${workspaceId}::uuid and method = ${method} for update
    ), free as (
      select greatest(booked_until, now) as since, greatest(0, least(${wanted}::int,
        floor(${burst}::float8 - extract(epoch from greatest(booked_until, now) - now) / ${everyS}::float8)))::int as count
      from held
    )
    update paces set booked_until = free.since + make_interval(secs => free.count * ${everyS}::float8)
    from free where workspace_id = ${workspaceId}::uuid and method = ${method}
    returning free.count`;
  if (taken) return taken.count;
  await db.$executeRaw`
    insert into paces (workspace_id, method, booked_until)
    values (${workspaceId}::uuid, ${method}, clock_timestamp()) on conflict do nothing`;
  return acquire(db, workspaceId, method, wanted);
}

/** The methods with a rate limit. */
export type LimitedMethod = keyof typeof rateLimits;

function rateOf(method: LimitedMethod): { everyS: number; burst: number } {
  const { perMinute, burst } = rateLimits[method];
  return { everyS: 60 / perMinute, burst };
}

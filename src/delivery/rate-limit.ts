import type { Database } from '../database/client.ts';
import { MAX_ATTEMPTS } from './queue.ts';
import { taskOf } from './tasks.ts';

/**
 * What bulk work may take of a method's limit; the rest is left for what single people cause meanwhile.
 * Slack takes "several hundred" messages a minute from an app in a workspace, read as 300. Of a method of tier 2 it
 * takes 20 calls a minute, of tier 3 50, of tier 4 100.
 * Source: docs.slack.dev, Rate limits
 */
const rateLimits = {
  'chat.postMessage': { perMinute: 255, burst: 15 },
  // Tier 3.
  'chat.update': { perMinute: 30, burst: 3 },
  // Tier 3, of which nothing else takes any.
  'chat.delete': { perMinute: 38, burst: 10 },
  'conversations.invite': { perMinute: 38, burst: 10 },
  'conversations.kick': { perMinute: 38, burst: 10 },
  'conversations.join': { perMinute: 38, burst: 10 },
  // Tier 3; whoever chooses a channel asks too.
  'conversations.info': { perMinute: 25, burst: 5 },
  // Tier 4.
  'conversations.members': { perMinute: 75, burst: 20 },
  // Tier 4; whoever opens or presses theirs comes first.
  'views.publish': { perMinute: 70, burst: 20 },
  // Tier 2.
  'usergroups.users.list': { perMinute: 14, burst: 5 },
  'usergroups.users.update': { perMinute: 14, burst: 5 },
};

/**
 * Books the next call of a method in a workspace, one after the other over all processes (the generic cell rate
 * algorithm, its state a row of the database).
 * @returns how long to wait before the call, in milliseconds; 0 when it may be made now
 */
export async function reserve(db: Database, workspaceId: string, method: LimitedMethod): Promise<number> {
  const { everyS, burst } = rateOf(method);
  const [booked] = await db.$queryRaw<[{ wait: number }]>`
    insert into paces (workspace_id, method, booked_until)
    values (${workspaceId}::uuid, ${method}, clock_timestamp() + make_interval(secs => ${everyS}))
    on conflict (workspace_id, method) do update
    set booked_until = greatest(paces.booked_until, clock_timestamp()) + make_interval(secs => ${everyS})
    returning extract(epoch from booked_until - clock_timestamp())::float8 as wait`;
  return Math.max(0, Math.ceil((booked.wait - burst * everyS) * 1000));
}

/**
 * Books the turns of many messages, one after the other, and sends each at its own: one statement, in which the jobs
 * of the messages take the place of the one that books them. Killed before or after it, none has two jobs.
 */
export async function reserveSends(
  { db, workspaceId }: { db: Database; workspaceId: string },
  deliveryIds: string[],
  insteadOf: string,
): Promise<void> {
  const { everyS, burst } = rateOf('chat.postMessage');
  const allS = everyS * deliveryIds.length;
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
      from booked, unnest(${deliveryIds}::uuid[]) with ordinality as t(id, n)
    )
    select graphile_worker.add_jobs(array_agg(row(${taskOf('send', workspaceId)}::text,
      json_build_object('deliveryId', id, 'bookedFor', (extract(epoch from at) * 1000)::bigint), null, at,
      ${MAX_ATTEMPTS}::int, null, null, null)::graphile_worker.job_spec order by n)) from turns`;
}

/**
 * Takes a call of a method if it may be made now, and books nothing otherwise: for work that is of no use later.
 * @returns how long to wait before asking again, in milliseconds; 0 when the call may be made now
 */
export async function tryAcquire(db: Database, workspaceId: string, method: LimitedMethod): Promise<number> {
  const { everyS, burst } = rateOf(method);
  const taken = await db.$queryRaw<unknown[]>`
    insert into paces (workspace_id, method, booked_until)
    values (${workspaceId}::uuid, ${method}, clock_timestamp() + make_interval(secs => ${everyS}))
    on conflict (workspace_id, method) do update
    set booked_until = greatest(paces.booked_until, clock_timestamp()) + make_interval(secs => ${everyS})
    where paces.booked_until <= clock_timestamp() + make_interval(secs => ${everyS * (burst - 1)})
    returning 1`;
  return taken.length > 0 ? 0 : Math.ceil(everyS * 1000);
}

/** The methods that keep to a pace. */
export type LimitedMethod = keyof typeof rateLimits;

function rateOf(method: LimitedMethod): { everyS: number; burst: number } {
  const { perMinute, burst } = rateLimits[method];
  return { everyS: 60 / perMinute, burst };
}

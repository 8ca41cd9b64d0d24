import type { Database } from '../database/client.ts';

/**
 * What bulk work may take of a method's limit; the rest is left for what single people cause meanwhile.
 * Slack takes "several hundred" messages a minute from an app in a workspace, read as 300. Of a method of tier 2 it
 * takes 20 calls a minute, of tier 3 50, of tier 4 100.
 * Source: docs.slack.dev, Rate limits
 */
const paces = {
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
export async function bookCall(db: Database, workspaceId: string, method: PacedMethod): Promise<number> {
  const { everyS, burst } = paceOf(method);
  const [booked] = await db.$queryRaw<[{ wait: number }]>`
    insert into paces (workspace_id, method, booked_until)
    values (${workspaceId}::uuid, ${method}, clock_timestamp() + make_interval(secs => ${everyS}))
    on conflict (workspace_id, method) do update
    set booked_until = greatest(paces.booked_until, clock_timestamp()) + make_interval(secs => ${everyS})
    returning extract(epoch from booked_until - clock_timestamp())::float8 as wait`;
  return Math.max(0, Math.ceil((booked.wait - burst * everyS) * 1000));
}

/**
 * Takes a call of a method if it may be made now, and books nothing otherwise: for work that is of no use later.
 * @returns how long to wait before asking again, in milliseconds; 0 when the call may be made now
 */
export async function takeCall(db: Database, workspaceId: string, method: PacedMethod): Promise<number> {
  const { everyS, burst } = paceOf(method);
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
export type PacedMethod = keyof typeof paces;

function paceOf(method: PacedMethod): { everyS: number; burst: number } {
  const { perMinute, burst } = paces[method];
  return { everyS: 60 / perMinute, burst };
}

import type { Database } from '../database/client.ts';

/**
 * What bulk work may take of a method's limit; the rest is left for what single people cause meanwhile.
 * Slack takes "several hundred" messages a minute from an app in a workspace, read as 300, and 50 updates (tier 3).
 * Source: docs.slack.dev, Rate limits
 */
const paces = {
  'chat.postMessage': { perMinute: 255, burst: 15 },
  'chat.update': { perMinute: 30, burst: 3 },
};

/**
 * Books the next call of a method in a workspace, one after the other over all processes (the generic cell rate
 * algorithm, its state a row of the database).
 * @returns how long to wait before the call, in milliseconds; 0 when it may be made now
 */
export async function bookCall(
  db: Database,
  workspaceId: string,
  method: keyof typeof paces,
): Promise<number> {
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
export async function takeCall(
  db: Database,
  workspaceId: string,
  method: keyof typeof paces,
): Promise<number> {
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

function paceOf(method: keyof typeof paces): { everyS: number; burst: number } {
  const { perMinute, burst } = paces[method];
  return { everyS: 60 / perMinute, burst };
}

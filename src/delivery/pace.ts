import type { Database } from '../database/client.ts';

/**
 * Slack takes "several hundred" messages a minute from an app in a workspace (rate limits, chat.postMessage). A whole
 * file of invitations stays below 300, and leaves room for the single messages that people cause meanwhile.
 */
const PER_MINUTE = 255;
const BURST = 15;
const EVERY_S = 60 / PER_MINUTE;

/**
 * Books the next call of a method in a workspace, one after the other over all processes (the generic cell rate
 * algorithm, its state a row of the database).
 * @returns how long to wait before the call, in milliseconds; 0 when it may be made now
 */
export async function bookCall(db: Database, workspaceId: string, method: string): Promise<number> {
  const [booked] = await db.$queryRaw<[{ wait: number }]>`
    insert into paces (workspace_id, method, booked_until)
    values (${workspaceId}::uuid, ${method}, clock_timestamp() + make_interval(secs => ${EVERY_S}))
    on conflict (workspace_id, method) do update
    set booked_until = greatest(paces.booked_until, clock_timestamp()) + make_interval(secs => ${EVERY_S})
    returning extract(epoch from booked_until - clock_timestamp())::float8 as wait`;
  return Math.max(0, Math.ceil((booked.wait - BURST * EVERY_S) * 1000));
}

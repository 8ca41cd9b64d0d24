import type { Database } from '../../src/database/client.ts';

/**
 * How many wait for a lock in this database; other tests have theirs on the same server. Ask outside of a
 * transaction: inside one, PostgreSQL keeps showing who was there at the first look.
 */
export async function lockWaits(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<[{ waiting: number }]>`
    select count(*)::int as waiting from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`;
  return row.waiting;
}

import type { Database } from '../../src/database/client.ts';

/**
 * How many sessions wait for a lock in this database; other tests use the same server. Call it outside a transaction:
 * inside one, PostgreSQL repeats its first answer.
 */
export async function lockWaits(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<[{ waiting: number }]>`
    select count(*)::int as waiting from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`;
  return row.waiting;
}

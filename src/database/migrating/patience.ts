import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';

/** The number of the advisory lock in Prisma's own CLI: it and this code never migrate at the same time. */
export const MIGRATION_LOCK = 72707369;
/**
 * A migration waits this long for a lock: others wait behind it. It is shorter than PostgreSQL's
 * deadlock_timeout, so a migration gives up before PostgreSQL ends a person's transaction for it.
 */
export const LOCK_MS = 500;
/** The pauses between its tries, in milliseconds. */
const PAUSES_MS = [250, 500, 1_000, 2_000, 4_000, 8_000];
/** One statement of a migration can take this long, with its locks. */
export const STATEMENT_MINUTES = 1;

/** The codes of PostgreSQL when a lock wasn't free in time, or two waited for each other. */
const LOCKED = ['55P03', '40P01'];
const CANCELLED = '57014';

/** What a migration can wait for. */
export interface Patience {
  /** How long one statement may take, in minutes; absent: one. */
  statementMinutes?: number | undefined;
}

/** Sets the limits of a migrating connection. */
export async function limit(client: Client, { statementMinutes = STATEMENT_MINUTES }: Patience) {
  await client.query(
    `select set_config('lock_timeout', $1, false), set_config('statement_timeout', $2, false)`,
    [`${LOCK_MS}ms`, `${Math.ceil(statementMinutes * 60_000)}ms`],
  );
}

/**
 * Runs a transaction of a migration, again and again while its locks are taken.
 * @throws Error with a sentence when they never were free
 */
export async function untilUnlocked(client: Client, what: string, transaction: () => Promise<void>) {
  for (const before of [0, ...PAUSES_MS]) {
    await pause(before);
    try {
      return await inTransaction(client, transaction);
    } catch (error) {
      if (!LOCKED.includes((error as { code?: string }).code ?? '')) throw error;
    }
  }
  throw new Error(
    `${what} did not get its locks in ${PAUSES_MS.length + 1} tries, and left nothing behind.${await oldestTransaction(client)} Wait for it or end it, then run “npm run migrate”.`,
  );
}

async function inTransaction(client: Client, transaction: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await transaction();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** Most often one transaction was left open. */
async function oldestTransaction(client: Client): Promise<string> {
  const { rows } = await client.query<{ pid: number; name: string; seconds: number }>(
    `select pid, application_name as name, extract(epoch from clock_timestamp() - xact_start)::int as seconds
     from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
     order by xact_start limit 1`,
  );
  const [found] = rows;
  if (!found) return ' Other work held them.';
  return ` The oldest open transaction is ${found.seconds} seconds old: process ${found.pid} of PostgreSQL${found.name ? `, “${found.name}”` : ''}.`;
}

/** Did PostgreSQL end a statement because it took too long? */
export const tookTooLong = (error: unknown) => (error as { code?: string }).code === CANCELLED;

import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Migration } from '../migration-files.ts';
import { dropScopedViews, lockViews, renewScopedViews } from '../scoped-views.ts';
import { type Patience, STATEMENT_MINUTES, tookTooLong, untilUnlocked } from './patience.ts';
import { changedTables } from './tables.ts';

/** A view shows what the migration removes, or changes the type of. */
const VIEWS_IN_THE_WAY = ['2BP01', '0A000'];

/**
 * Applies one migration in one transaction, and notes it where Prisma does.
 * @param role the program's; null: it owns the tables itself
 * @throws Error with a sentence; nothing is left behind
 */
export async function apply(
  client: Client,
  migration: Migration,
  { role, statementMinutes = STATEMENT_MINUTES }: Patience & { role: string | null },
): Promise<void> {
  const name = `The migration "${migration.name}"`;
  try {
    await untilUnlocked(client, name, async () => {
      await runBesideViews(client, migration.sql);
      await renewScopedViews(client, role);
      await client.query(
        `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         values ($1, $2, $3, transaction_timestamp(), clock_timestamp(), 1)`,
        [randomUUID(), migration.checksum, migration.name],
      );
    });
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    if (code === undefined) throw error;
    const [, extension] = /\bextension "(\w+)"/u.exec(message) ?? [];
    if (extension) throw lacksExtension(client, extension, error as Error & { code?: string });
    if (tookTooLong(error))
      throw new Error(
        `${name} has a statement that took longer than ${statementMinutes} ${statementMinutes === 1 ? 'minute' : 'minutes'}, and left nothing behind. People wait for Foyer while it runs. Choose a quiet time, then run “npm run migrate -- --minutes 30”.`,
        { cause: error },
      );
    throw new Error(`${name} failed and left nothing behind: ${message}`, { cause: error });
  }
}

/** Views stay where the migration lets them: without them the running program can do nothing until it is over. */
async function runBesideViews(client: Client, sql: string): Promise<void> {
  await lockViews(client, changedTables(sql));
  await client.query('savepoint beside_views');
  try {
    await client.query(sql);
  } catch (error) {
    if (!VIEWS_IN_THE_WAY.includes((error as { code?: string }).code ?? '')) throw error;
    await client.query('rollback to beside_views');
    await dropScopedViews(client);
    await client.query(sql);
  }
}

/** What to do when the server lacks an extension, or our user can't add it to the database. */
function lacksExtension(client: Client, name: string, error: Error & { code?: string }): Error {
  const isRefused = error.code === '42501';
  return new Error(
    isRefused
      ? `Foyer needs PostgreSQL's extension "${name}", and the user "${client.user}" can't add it to the database "${client.database}". Have an administrator run "create extension ${name}" in that database once, then start again. (${error.message})`
      : `Foyer needs PostgreSQL's extension "${name}", which this server doesn't have. It comes with PostgreSQL's own contrib modules. Install them, then start again. (${error.message})`,
    { cause: error },
  );
}

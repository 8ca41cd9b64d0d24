import type { Client } from 'pg';
import { readApplied } from '../migrating/history.ts';
import { readMigrations } from '../migration-files.ts';
import type { Head } from './format.ts';
import { tablesInOrder } from './tables.ts';

/**
 * Refuses a database that a backup can't be restored into.
 * @throws Error with a sentence
 */
export async function refuseTarget(client: Client, head: Head, { yes }: { yes: boolean }): Promise<void> {
  const known = new Set((await readMigrations()).map(({ name }) => name));
  const newer = head.migrations.find(name => !known.has(name));
  if (newer)
    throw new Error(
      `The backup has the migration "${newer}" of a newer Foyer. Restore it with that version or a later one.`,
    );
  await refuseUsed(client);
  const there = new Set(head.migrations);
  const ahead = (await readApplied(client)).find(({ migration_name: name }) => !there.has(name));
  if (ahead)
    throw new Error(
      `This database has the migration "${ahead.migration_name}", which the backup is too old for. Restore into an empty database. Foyer migrates it afterwards.`,
    );
  const found = await contentsOf(client);
  if (found && !yes)
    throw new Error(`This database has data: ${found}. Restoring deletes all of it. Add --yes to do that.`);
}

/** Does a program run on this database? What it writes would be lost. */
export async function refuseUsed(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; count: number }>(
    `select application_name as name, count(*)::int as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
     group by 1 order by 1`,
  );
  if (rows.length === 0) return;
  const names = rows
    .map(({ name, count }) => `${count} of “${name || 'a program without a name'}”`)
    .join(', ');
  throw new Error(
    `Somebody uses this database (connections: ${names}). Stop Foyer everywhere, then run this again.`,
  );
}

/** What a person would miss; empty: nothing is there. */
async function contentsOf(client: Client): Promise<string> {
  const found: string[] = [];
  for (const { name } of await tablesInOrder(client)) {
    if (name.includes('.')) continue;
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${name}`);
    if (rows[0]?.count) found.push(`${rows[0].count} in ${name}`);
  }
  return found.join(', ');
}

import type { Client } from 'pg';
import type { StoredTable } from './tables.ts';

/** How each trigger is enabled: O as usual, A always, R when replicating, D not at all. */
const HOW: Record<string, string> = { O: 'enable', A: 'enable always', R: 'enable replica', D: 'disable' };

/**
 * Runs work, in the open transaction, without Foyer's own triggers: rows are loaded with what triggers once made of
 * them, and no webhook is sent. References are still checked, which only a superuser could switch off.
 */
export async function withoutTriggers(
  client: Client,
  tables: readonly StoredTable[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string; state: string }>(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as name, tgenabled as state
     from pg_trigger where not tgisinternal and tgrelid = any($1::regclass[])`,
    [tables.map(({ name }) => name)],
  );
  for (const table of new Set(rows.map(each => each.table))) {
    await client.query(`alter table ${table} disable trigger user`);
  }
  await work();
  for (const { table, name, state } of rows) {
    await client.query(`alter table ${table} ${HOW[state]} trigger ${name}`);
  }
}

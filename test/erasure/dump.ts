import type { Database } from '../../src/database/client.ts';

/** Every row of every table of every schema as text in lower case, by table. */
async function dump(db: Database): Promise<Map<string, string>> {
  const tables = await db.$queryRaw<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`;
  const dumped = new Map<string, string>();
  for (const { schema, name } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(
      `select t::text as row from "${schema}"."${name}" t`,
    );
    dumped.set(`${schema}.${name}`, rows.map(({ row }) => row.toLowerCase()).join('\n'));
  }
  return dumped;
}

/** The tables that contain one of these. */
export async function tablesWith(db: Database, ...needles: string[]): Promise<string[]> {
  const found = [...(await dump(db))].filter(([, text]) =>
    needles.some(needle => text.includes(needle.toLowerCase())),
  );
  return found.map(([table]) => table).sort();
}

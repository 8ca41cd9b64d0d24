import { Client } from 'pg';
import { until } from './until.ts';

/** A table that nobody else can read or write: its users wait, as for a slow database. */
export interface HeldTable extends AsyncDisposable {
  /** Fulfilled when somebody waits for it. */
  somebodyWaits(): Promise<void>;
  release(): Promise<void>;
}

export async function holdTable(databaseUrl: string, table: string): Promise<HeldTable> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('begin');
  await client.query(`lock table ${table} in access exclusive mode`);
  let held = true;
  const release = async () => {
    if (!held) return;
    held = false;
    await client.query('commit');
    await client.end();
  };
  return {
    async somebodyWaits() {
      await until(async () => {
        const { rows } = await client.query(
          `select 1 from pg_locks where not granted and relation = $1::regclass
            and database = (select oid from pg_database where datname = current_database())`,
          [table],
        );
        return rows.length > 0;
      }, `somebody to wait for ${table}`);
    },
    release,
    [Symbol.asyncDispose]: release,
  };
}

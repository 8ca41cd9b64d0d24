import { Client } from 'pg';
import type { Foyer } from '../support/foyer.ts';
import type { Workplace } from '../support/process.ts';
import { untilIdle } from '../support/story.ts';
import { until } from './until.ts';

/** A table that nobody else can read or write: its users wait, as for a slow database. */
export interface HeldTable extends AsyncDisposable {
  /** Fulfilled when somebody waits for it. */
  somebodyWaits(): Promise<void>;
  release(): Promise<void>;
}

/** Holds a table as soon as nobody works: who waits for it then is the act of the test, and no job from before. */
export async function holdTable(place: Foyer | Workplace, table: string): Promise<HeldTable> {
  await untilIdle(place);
  return holdTableFromWork(place, table);
}

/** Holds a table while somebody works, who then waits too. */
export async function holdTableFromWork(place: Foyer | Workplace, table: string): Promise<HeldTable> {
  const { ownerUrl } = 'database' in place ? place.database : place;
  const client = new Client({ connectionString: ownerUrl });
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

import { Client } from 'pg';

/** What changes by being looked at: how fresh the directory is, who opened their home, and how often it was drawn. */
const bookkeeping: Record<string, string[]> = {
  slack_people: ['updated_at', 'home_opened_at', 'home_renders', 'home_hash'],
  workspaces: ['people_listed_at'],
};
/** How far Slack is booked ahead, and which events were worked off. */
const tablesAside = ['_prisma_migrations', 'paces', 'slack_events'];

interface Row {
  table: string;
  /** Without its bookkeeping. */
  row: string;
  whole: string;
}

/** Every row of the database and every job that waits. */
export type Snapshot = Row[];

/** Compares a database with how it was, and puts it back. */
export class Snapshots {
  readonly #client: Client;
  #rows = '';
  #tables: string[] = [];

  constructor(databaseUrl: string) {
    this.#client = new Client({ connectionString: databaseUrl });
  }

  async open(): Promise<void> {
    await this.#client.connect();
    const { rows } = await this.#client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    this.#tables = rows.map(({ name }) => name).filter(name => !tablesAside.includes(name));
    this.#rows = this.#tables
      .map(name => {
        const aside = (bookkeeping[name] ?? []).map(column => `'${column}'`).join(',');
        return `select '${name}' as "table", (to_jsonb(t) - array[${aside}]::text[])::text as row, to_jsonb(t)::text as whole from "${name}" t`;
      })
      .join(' union all ');
  }

  async take(): Promise<Snapshot> {
    const jobs = `select 'jobs' as "table", jsonb_build_object('id', id, 'task', task_identifier, 'key', key)::text as row, '' as whole
      from graphile_worker.jobs`;
    const { rows } = await this.#client.query<Row>(`${this.#rows} union all ${jobs}`);
    return rows;
  }

  /** Puts back what changed, past the database's own rules. */
  async restore(before: Snapshot, changed: Iterable<string>): Promise<void> {
    await this.#client.query('begin');
    await this.#client.query('set local session_replication_role = replica');
    for (const table of changed) {
      if (table === 'jobs') continue;
      const rows = before.filter(row => row.table === table).map(({ whole }) => whole);
      await this.#client.query(`delete from "${table}"`);
      await this.#client.query(
        `insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
        [`[${rows.join(',')}]`],
      );
    }
    await this.#client.query('commit');
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}

/** The rows that came and went, by table; a job that was done is no change. */
export function differences(before: Snapshot, after: Snapshot): Map<string, string[]> {
  const key = ({ table, row }: Row) => `${table} ${row}`;
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))];
  const found = new Map<string, string[]>();
  const note = (mark: string, { table, row }: Row) =>
    found.set(table, [...(found.get(table) ?? []), `${mark} ${row}`]);
  for (const row of after) if (!had.has(key(row))) note('+', row);
  for (const row of before) if (row.table !== 'jobs' && !has.has(key(row))) note('-', row);
  return found;
}

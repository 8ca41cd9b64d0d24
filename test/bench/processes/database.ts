import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { NEVER } from './stage.ts';

/** One connection that looks at the database of a turn. */
export interface Watch {
  /** Lets the waiting messages go, and wakes the processes; returns how many there are. */
  letGo(): Promise<number>;
  /** Waits until no job is left that is due. */
  idle(): Promise<void>;
  /** The pending invitations of these addresses, once all are committed. */
  invitations(emails: string[]): Promise<string[]>;
  /** @throws when not everybody accepted or a message was not delivered */
  check(accepted: number, messages: number): Promise<void>;
  /** How many connections the processes have. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

export async function watch(url: string): Promise<Watch> {
  const client = new Client({ connectionString: url, application_name: 'bench' });
  await client.connect();
  const count = async (text: string) => Number((await client.query<{ n: string }>(text)).rows[0]?.n);
  return {
    async letGo() {
      const { rowCount } = await client.query(
        `update graphile_worker._private_jobs set run_at = now() where run_at = '${NEVER}'`,
      );
      // As Graphile Worker tells it of new jobs.
      await client.query(`select pg_notify('jobs:insert', '{"r":1,"count":${rowCount}}')`);
      return rowCount ?? 0;
    },
    async idle() {
      const left = `select count(*) n from graphile_worker._private_jobs where run_at < '${NEVER}'`;
      while (await count(left)) await pause(10);
    },
    async invitations(emails) {
      for (;;) {
        const { rows } = await client.query<{ id: string }>(
          `select id from invitations join unnest($1::text[]) with ordinality as t(email, n) using (email)
           where status = 'pending' order by n`,
          [emails],
        );
        if (rows.length === emails.length) return rows.map(({ id }) => id);
        await pause(100);
      }
    },
    async check(accepted, messages) {
      const found = {
        accepted: await count(`select count(*) n from invitations where status = 'accepted'`),
        messages: await count(`select count(*) n from deliveries where status = 'delivered'`),
        others: await count(`select count(*) n from deliveries where status <> 'delivered'`),
      };
      if (JSON.stringify(found) !== JSON.stringify({ accepted, messages, others: 0 }))
        throw new Error(`Not everything is there: ${JSON.stringify({ accepted, messages, found })}`);
    },
    connections: () =>
      count(
        `select count(*) n from pg_stat_activity where datname = current_database() and application_name like 'foyer%'`,
      ),
    close: () => client.end(),
  };
}

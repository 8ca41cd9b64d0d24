import { Client } from 'pg';

/** The least that any such way has: a row is inserted and committed, and a listening connection hears of it. */
export interface Bare {
  /** Milliseconds from the insert until it was heard. */
  insertAndNotify(body: string): Promise<number>;
  stop(): Promise<void>;
}

export async function startBare(databaseUrl: string): Promise<Bare> {
  const [writer, listener] = [databaseUrl, databaseUrl].map(
    connectionString => new Client({ connectionString }),
  );
  if (!writer || !listener) throw new Error('There are no connections.');
  await Promise.all([writer.connect(), listener.connect()]);
  await writer.query(
    'create table bare_events (id bigint generated always as identity primary key, body text)',
  );
  await listener.query('listen bare_events');
  return {
    async insertAndNotify(body) {
      const heard = new Promise<number>(resolve => {
        listener.once('notification', () => resolve(performance.now()));
      });
      const start = performance.now();
      await writer.query({
        name: 'insert',
        text: `with added as (insert into bare_events (body) values ($1) returning id)
          select pg_notify('bare_events', id::text) from added`,
        values: [body],
      });
      return (await heard) - start;
    },
    async stop() {
      await Promise.all([writer.end(), listener.end()]);
    },
  };
}

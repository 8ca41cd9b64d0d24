import { Pool, type PoolClient } from 'pg';
import type { Logger } from 'pino';

type Connected = (error: Error | undefined, client: PoolClient | undefined, release: Release) => void;
type Release = (error?: Error | boolean) => void;

/** The queue's connections to the database, on which it takes jobs and listens for new ones. */
export function createQueuePool(databaseUrl: string, size: number, log: Pick<Logger, 'warn'>): Pool {
  const pool = new QueuePool({
    connectionString: databaseUrl,
    max: size,
    application_name: 'foyer-worker',
    connectionTimeoutMillis: 5_000,
    // A server that vanished silently must not block a worker for the quarter of an hour that TCP takes.
    query_timeout: 30_000,
    keepAlive: true,
  });
  pool.on('error', error => log.warn({ err: error }, 'a connection of the queue broke'));
  pool.on('connect', client => client.on('error', () => {}));
  return pool;
}

/**
 * When a connection breaks while the queue stops, Graphile Worker gives it back twice. A pool throws the second time,
 * where nobody can catch it, which would end the process.
 */
class QueuePool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<PoolClient> | undefined {
    if (!callback) return super.connect().then(client => givenBackOnce(client));
    super.connect((error, client, release) =>
      callback(error, client, client ? givenBackOnce(client).release : release),
    );
    return undefined;
  }
}

function givenBackOnce(client: PoolClient): PoolClient {
  const { release } = client;
  let released = false;
  client.release = error => {
    if (released) return;
    released = true;
    release(error);
  };
  return client;
}

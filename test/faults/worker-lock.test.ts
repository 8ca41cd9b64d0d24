import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import { Pool, type PoolClient } from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepLocksAlive } from '../../src/delivery/stale-locks.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let pool: Pool;
let clients: PoolClient[];

beforeEach(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.url });
  clients = [];
  pool.on('error', () => {});
  pool.on('connect', client => {
    client.on('error', () => {});
    clients.push(client);
  });
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

describe('the lock that says that a worker is alive', () => {
  it('takes a word of its connection’s end calmly after it was given back', async () => {
    const events = new EventEmitter() as WorkerEvents;
    const locks = keepLocksAlive({ pool, events, log: pino({ enabled: false }) });
    events.emit('pool:create', { workerPool: { id: 'one' } } as never);
    await locks.stop();
    expect(clients).toHaveLength(1);
    const [client] = clients;
    // What pg says when PostgreSQL ends a connection that is closing anyway.
    const end = () => client?.emit('error', new Error('terminating connection due to administrator command'));
    expect(end).not.toThrow();
    expect(end).not.toThrow();
    expect(pool.totalCount).toBe(0);
  });
});

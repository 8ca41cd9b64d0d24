import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import { Pool, type PoolClient } from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepLocksAlive } from '../../src/delivery/stale-locks.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { until } from './until.ts';

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

describe('the lock of a living worker', () => {
  it('the lock of a living worker accepts an error of its connection after its release', async () => {
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

describe('a queue whose job was lost on its way to this process', () => {
  it('a queue whose job was lost on its way to this process continues, unless its job is running', async () => {
    const events = new EventEmitter() as WorkerEvents;
    const queued = async (name: string, locked: string | null) => {
      await pool.query("select graphile_worker.add_job('access', queue_name := $1)", [name]);
      await pool.query(
        `update graphile_worker._private_job_queues
         set locked_by = 'one', locked_at = now() - interval '1 minute' where queue_name = $1`,
        [name],
      );
      await pool.query(
        `update graphile_worker._private_jobs set locked_by = $2, locked_at = now()
         where job_queue_id = (select id from graphile_worker._private_job_queues where queue_name = $1)`,
        [name, locked],
      );
    };
    await queued('lost', null);
    await queued('in hand', 'one');
    const locks = keepLocksAlive({ pool, events, log: pino({ enabled: false }) });
    events.emit('pool:create', { workerPool: { id: 'one' } } as never);
    const held = async () => {
      const { rows } = await pool.query<{ name: string }>(
        'select queue_name as name from graphile_worker._private_job_queues where locked_by is not null',
      );
      return rows.map(({ name }) => name);
    };
    await until(async () => !(await held()).includes('lost'), 'the queue to be free');
    expect(await held()).toEqual(['in hand']);
    await locks.stop();
  });
});

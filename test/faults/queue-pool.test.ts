import { expect, it } from 'vitest';
import { createQueuePool } from '../../src/delivery/queue-pool.ts';
import { createEmptyDatabase } from '../support/database.ts';

it('a connection of the queue can be given back twice: nothing throws, and it is used again once', async () => {
  const { url, drop } = await createEmptyDatabase();
  const pool = createQueuePool(url, 2, { warn: () => {} });
  const first = await pool.connect();
  first.release();
  first.release();
  const [again, other] = [await pool.connect(), await pool.connect()];
  expect(again).not.toBe(other);
  expect(pool.totalCount).toBe(2);
  for (const client of [again, other]) client.release(new Error('It broke.'));
  again.release();
  expect(pool.totalCount).toBe(0);
  await new Promise<void>(resolve => {
    pool.connect((_error, _client, release) => {
      release();
      release();
      resolve();
    });
  });
  expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
  await pool.end();
  await drop();
});

import { Client } from 'pg';
import { expect, it } from 'vitest';
import { queueRefresh } from '../../src/delivery/queue.ts';
import { until } from '../faults/until.ts';
import { createTestDatabase } from '../support/database.ts';
import { lockWaits } from '../support/lock-waits.ts';

const subject = { importId: '01890000-0000-7000-8000-000000000001' };

it('keeps an update that is asked for at the moment in which a worker takes the one before', async () => {
  const database = await createTestDatabase();
  const worker = new Client({ connectionString: database.url });
  try {
    await queueRefresh(database.db, subject);
    await worker.connect();
    await worker.query('begin');
    await worker.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker', attempts = 1",
    );
    const asking = queueRefresh(database.db, subject);
    await until(async () => (await lockWaits(database.db)) > 0, 'the update to be asked for');
    await worker.query('commit');
    await asking;
    const waiting = await database.db.$queryRaw`
      select key from graphile_worker._private_jobs where locked_by is null and attempts < max_attempts`;
    expect(waiting).toEqual([{ key: `refresh:${subject.importId}` }]);
  } finally {
    await worker.end();
    await database.drop();
  }
});

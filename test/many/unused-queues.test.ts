import { afterEach, beforeEach, expect, it } from 'vitest';
import { dropUnusedQueues } from '../../src/delivery/unused-queues.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

const queues = async () => {
  const rows = await database.db.$queryRaw<{ name: string }[]>`
    select queue_name as name from graphile_worker._private_job_queues order by id`;
  return rows.map(({ name }) => name);
};

const use = (count: number) => database.db.$executeRaw`
  insert into graphile_worker._private_job_queues (queue_name)
  select 'homes:' || n from generate_series(1, ${count}::int) as n`;

it('queues that no job uses are deleted, and those of waiting and running jobs stay', async () => {
  await use(1_000);
  await database.db.$executeRaw`
    select graphile_worker.add_job('homes', queue_name := 'homes:7'), graphile_worker.add_job('homes', queue_name := 'homes:9')`;
  await database.db.$executeRaw`
    update graphile_worker._private_job_queues set locked_at = now(), locked_by = 'one' where queue_name in ('homes:9', 'homes:11')`;
  await dropUnusedQueues(database.db);
  expect(await queues()).toEqual(['homes:7', 'homes:9', 'homes:11']);
});

it('a few unused queues stay for their next job', async () => {
  await use(100);
  await dropUnusedQueues(database.db);
  expect(await queues()).toHaveLength(100);
});

it('the queue of a job that another transaction is adding stays, and that transaction waits for nothing', async () => {
  await use(1_000);
  await database.db.$transaction(async tx => {
    await tx.$executeRaw`select graphile_worker.add_job('homes', queue_name := 'homes:7')`;
    await dropUnusedQueues(database.db);
  });
  expect(await queues()).toContain('homes:7');
  await dropUnusedQueues(database.db);
  expect(await queues()).toEqual(['homes:7']);
});

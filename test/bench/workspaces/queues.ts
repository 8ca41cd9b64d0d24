import { Client } from 'pg';
import { migrate } from '../../../src/database/migrate.ts';
import type { Server } from '../postgres.ts';

/**
 * How Graphile Worker takes a job, copied from its getJobs.js (0.18): it has no function for it.
 */
const TAKE = `
  with j as (
    select jobs.job_queue_id, jobs.priority, jobs.run_at, jobs.id
    from graphile_worker._private_jobs as jobs
    where jobs.is_available = true and run_at <= now() and task_id = any($2::int[])
      and (jobs.job_queue_id is null or jobs.job_queue_id in (
        select id from graphile_worker._private_job_queues as job_queues
        where job_queues.is_available = true for update skip locked))
    order by priority asc, run_at asc limit 1 for update skip locked
  ), q as (
    update graphile_worker._private_job_queues as job_queues set locked_by = $1::text, locked_at = now()
    from j where job_queues.id = j.job_queue_id
  )
  update graphile_worker._private_jobs as jobs
  set attempts = jobs.attempts + 1, locked_by = $1::text, locked_at = now()
  from j where jobs.id = j.id returning jobs.id`;

const PUT_BACK = `
  update graphile_worker._private_jobs set locked_by = null, locked_at = null, attempts = 0;
  update graphile_worker._private_job_queues set locked_by = null, locked_at = null where locked_by is not null`;

/** What taking a job of a named queue costs beside that many other queues. */
export interface Taking {
  queues: number;
  /** Milliseconds. */
  times: number[];
  /** What PostgreSQL writes for each, in KB. */
  written: number;
}

export async function measureQueues(server: Server, counts: number[], times: number): Promise<Taking[]> {
  const url = await server.createDatabase('bench_queues');
  await migrate(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const all: Taking[] = [];
    for (const queues of counts) all.push(await measure(client, queues, times));
    return all;
  } finally {
    await client.end();
  }
}

async function measure(client: Client, queues: number, count: number): Promise<Taking> {
  await client.query('truncate graphile_worker._private_job_queues, graphile_worker._private_jobs');
  await client.query(
    `insert into graphile_worker._private_job_queues (queue_name) select 'homes:' || n from generate_series(1, $1::int) as n`,
    [queues],
  );
  await client.query(`select graphile_worker.add_job('homes', queue_name := 'homes')`);
  const { rows } = await client.query<{ id: number }>(
    `select id from graphile_worker._private_tasks where identifier = 'homes'`,
  );
  const position = async () => {
    const found = await client.query<{ bytes: string }>(`select pg_current_wal_lsn() - '0/0' as bytes`);
    return Number(found.rows[0]?.bytes);
  };
  const times: number[] = [];
  let bytes = 0;
  for (let n = 0; n < count; n += 1) {
    const before = await position();
    const start = performance.now();
    const taken = await client.query({
      name: 'take',
      text: TAKE,
      values: ['bench', rows.map(({ id }) => id)],
    });
    times.push(performance.now() - start);
    bytes += (await position()) - before;
    if (taken.rows.length !== 1) throw new Error('The job was not taken.');
    await client.query(PUT_BACK);
  }
  return { queues, times, written: bytes / count / 1000 };
}

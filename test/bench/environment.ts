import { execFile } from 'node:child_process';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** The machine, its load, and the versions behind the figures. */
export async function describeEnvironment(databaseUrl: string): Promise<string> {
  const [cpu] = cpus();
  const server = await connected(databaseUrl, async client => {
    const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(`
      select current_setting('server_version') as version, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commit`);
    return rows[0];
  });
  const { stdout } = await promisify(execFile)('git', ['describe', '--always', '--dirty'], {
    cwd: import.meta.dirname,
  }).catch(() => ({ stdout: 'unknown' }));
  return [
    `Node ${process.version}`,
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `load average ${loadavg()[0]?.toFixed(1)}`,
    `${platform()} ${release()}`,
    `PostgreSQL ${server?.version} (fsync ${server?.fsync}, synchronous_commit ${server?.commit})`,
    `commit ${stdout.trim()}`,
  ].join(' · ');
}

/** Milliseconds of inserts of one small row, each committed to disk: what durability costs on this machine. */
export async function timeCommits(databaseUrl: string, count: number): Promise<number[]> {
  return connected(databaseUrl, async client => {
    await client.query('create table bench_commit (n int)');
    const times: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const start = performance.now();
      await client.query('insert into bench_commit values ($1)', [n]);
      times.push(performance.now() - start);
    }
    await client.query('drop table bench_commit');
    return times;
  });
}

async function connected<Result>(url: string, run: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

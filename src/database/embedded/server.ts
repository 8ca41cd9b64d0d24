import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { runProgram } from './programs.ts';

// Recovery after a crash may replay much; pg_ctl waits this many seconds.
const START_SECONDS = 120;

/** The port on which the cluster's server runs (or is starting), read from PostgreSQL's own file; absent: none runs. */
export async function findRunning(cluster: Cluster): Promise<number | undefined> {
  const text = await readFile(join(cluster.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n');
  if (!pid || !port) return undefined;
  if (await isPostgres(Number(pid))) return Number(port);
  // Left by a crash, its number now worn by another program: PostgreSQL itself would take that for a server.
  await rm(join(cluster.data, 'postmaster.pid'), { force: true });
  return undefined;
}

async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return name.trim() === 'postgres';
}

/** Starts the server and waits until it takes connections. Throws a sentence with PostgreSQL's own words. */
export async function startServer(cluster: Cluster, flags: string[]): Promise<number> {
  const port = await freePort();
  const { code, output } = await runProgram(
    cluster.binaries.folder,
    'pg_ctl',
    [
      'start',
      '-D',
      cluster.data,
      '-l',
      cluster.log,
      '-o',
      ['-p', port, ...flags].join(' '),
      '-w',
      '-t',
      `${START_SECONDS}`,
      '-s',
    ],
    cluster.account,
  );
  if (code === 0) return port;
  const reason = (await lastWords(cluster.log)) || output || `pg_ctl ended with ${code}`;
  throw new Error(`PostgreSQL did not start in ${cluster.data}: ${reason} (more in ${cluster.log})`);
}

/** Ends the server: connections are closed, what was committed is on disk. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const { folder } = cluster.binaries;
  const { code, output } = await runProgram(
    folder,
    'pg_ctl',
    ['stop', '-D', cluster.data, '-m', 'fast', '-w', '-s'],
    cluster.account,
  );
  if (code !== 0 && (await findRunning(cluster))) throw new Error(`PostgreSQL did not stop: ${output}`);
}

async function lastWords(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').filter(line => /\b(FATAL|PANIC|ERROR|HINT):/.test(line));
  return lines
    .slice(-2)
    .map(line => line.replace(/^.*?\b(?=(FATAL|PANIC|ERROR|HINT):)/, ''))
    .join(' ');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

import { readFile, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { freePort } from './free-port.ts';
import { runProgram } from './programs.ts';

// Recovery after a crash may replay a lot; pg_ctl waits this many seconds.
const START_SECONDS = 120;
const MAX_LOG_BYTES = 1_000_000;

/** The port of the cluster's server (running or starting), from PostgreSQL's own file; absent: none runs. */
export async function findRunning(cluster: Cluster): Promise<number | undefined> {
  const file = join(cluster.data, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n');
  if (!pid || !port || !exists(Number(pid))) return undefined;
  if (await isPostgres(Number(pid))) return Number(port);
  // A crash left this file, and its process number now belongs to another program or to a zombie (as in a container
  // whose first process is ours): PostgreSQL would think that a server is running.
  if ((await readFile(file, 'utf8').catch(() => '')) === text) await rm(file, { force: true });
  return undefined;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  // Linux only; elsewhere PostgreSQL's own check of the number has to do.
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '0 (postgres) S');
  const [, name, state] = /\((.*)\) (.)/.exec(status) ?? [];
  return name === 'postgres' && state !== 'Z';
}

/**
 * Starts the server and waits until it accepts connections. If another process is faster, its server may not do so yet.
 *
 * @returns the port of the server
 * @throws a sentence with PostgreSQL's own message; its cause has all of them
 */
export async function startServer(cluster: Cluster, flags: string[]): Promise<number> {
  const port = await freePort();
  const { size } = await stat(cluster.log).catch(() => ({ size: 0 }));
  if (size > MAX_LOG_BYTES) await truncate(cluster.log);
  const settings = ['-p', `${port}`, ...flags].join(' ');
  const wait = ['-w', '-t', `${START_SECONDS}`, '-s'];
  const { code, output } = await runProgram(
    cluster.binaries.folder,
    'pg_ctl',
    ['start', '-D', cluster.data, '-l', cluster.log, '-o', settings, ...wait],
    cluster.account,
  );
  if (code === 0) return port;
  // Another process started one at the same moment. Both write to one log, so its last words may be the other's.
  const other = await findRunning(cluster);
  if (other) return other;
  const words = await wordsSince(cluster.log, size);
  const reason = words.slice(-3).join('; ') || output || `pg_ctl ended with ${code}`;
  throw new Error(`PostgreSQL did not start in ${cluster.data}: ${reason} (more in ${cluster.log})`, {
    cause: words.join('; '),
  });
}

/** Stops the server: it closes connections; committed data is on disk. */
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

async function wordsSince(file: string, from: number): Promise<string[]> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const lines = bytes
    .subarray(bytes.length >= from ? from : 0)
    .toString('utf8')
    .split('\n');
  // Without the time and process number at the beginning of each line.
  return lines.filter(line => line !== '').map(line => line.replace(/^.*?\[\d+\] (?:LOG: +)?/, ''));
}

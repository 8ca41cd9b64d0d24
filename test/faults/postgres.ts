import { realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findAccount } from '../../src/database/embedded/account.ts';
import { findBinaries } from '../../src/database/embedded/binaries.ts';
import { type Cluster, findOrCreateCluster } from '../../src/database/embedded/cluster.ts';
import { runProgram } from '../../src/database/embedded/programs.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';
import { killServer, serverOf } from '../support/postgres-process.ts';
import { scratchFolder } from '../support/scratch.ts';
import { until } from './until.ts';

/** A PostgreSQL of the test's own, which it can kill and start again at the same address. */
export interface OwnPostgres extends AsyncDisposable {
  url: string;
  ownerUrl: string;
  cluster: Cluster;
  kill(): Promise<void>;
  startAgain(): Promise<void>;
}

/** Starts one, in that folder and with those settings, such as `max_connections=50`; `await using` removes it. */
export async function startOwnPostgres(
  options: { folder?: string; settings?: readonly string[] } = {},
): Promise<OwnPostgres> {
  const { folder = await scratchFolder('foyer-own-'), settings = [] } = options;
  const flags = settings.flatMap(setting => ['-c', setting]);
  const { url, ownerUrl } = await startEmbeddedPostgres(folder, () => {}, flags);
  const { port } = await serverOf(folder);
  const account = await findAccount();
  const binaries = await findBinaries(account);
  const cluster = await findOrCreateCluster(folder, binaries, account, () => {});
  return {
    url,
    ownerUrl,
    cluster,
    kill: () => killServer(folder),
    startAgain: () => startAt(cluster, port, flags),
    async [Symbol.asyncDispose]() {
      await control(cluster, 'stop', '-m', 'immediate').catch(() => {});
      await rm(await realpath(join(folder, 'postgres')), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs `pg_ctl` and waits until it is done. @throws Error with its words */
export async function control(cluster: Cluster, ...args: string[]): Promise<void> {
  const { data, account, binaries } = cluster;
  const { code, output } = await runProgram(
    binaries.folder,
    'pg_ctl',
    [...args, '-D', data, '-w', '-s'],
    account,
  );
  if (code !== 0) throw new Error(`pg_ctl ${args[0]} ended with ${code}: ${output}`);
}

/** Starts a server that was killed. Until its last processes are gone PostgreSQL says that another one runs. */
export async function startAt(cluster: Cluster, port: number, flags: readonly string[] = []): Promise<void> {
  const settings = [`-p ${port}`, ...flags].join(' ');
  await until(
    () =>
      control(cluster, 'start', '-l', cluster.log, '-o', settings).then(
        () => true,
        () => false,
      ),
    'PostgreSQL to start again',
  );
}

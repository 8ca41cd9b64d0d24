import { realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findAccount } from '../../src/database/embedded/account.ts';
import { findBinaries } from '../../src/database/embedded/binaries.ts';
import { findOrCreateCluster } from '../../src/database/embedded/cluster.ts';
import { runProgram } from '../../src/database/embedded/programs.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';
import { killServer, serverOf } from '../support/postgres-process.ts';
import { scratchFolder } from '../support/scratch.ts';
import { until } from './until.ts';

/** A PostgreSQL of the test's own, which it can kill and start again at the same address. */
export interface OwnPostgres extends AsyncDisposable {
  url: string;
  ownerUrl: string;
  kill(): Promise<void>;
  startAgain(): Promise<void>;
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = await scratchFolder('foyer-own-');
  const { url, ownerUrl } = await startEmbeddedPostgres(folder);
  const { port } = await serverOf(folder);
  const account = await findAccount();
  const binaries = await findBinaries(account);
  const cluster = await findOrCreateCluster(folder, binaries, account, () => {});
  const control = async (...args: string[]) => {
    const at = ['-D', cluster.data, '-w', '-s'];
    const { code, output } = await runProgram(binaries.folder, 'pg_ctl', [...args, ...at], cluster.account);
    if (code !== 0) throw new Error(`pg_ctl ${args[0]} ended with ${code}: ${output}`);
  };
  return {
    url,
    ownerUrl,
    kill: () => killServer(folder),
    async startAgain() {
      // Until the last processes of the killed server are gone it says that another one runs.
      await until(
        () =>
          control('start', '-l', cluster.log, '-o', `-p ${port}`).then(
            () => true,
            () => false,
          ),
        'PostgreSQL to start again',
      );
    },
    async [Symbol.asyncDispose]() {
      await control('stop', '-m', 'immediate').catch(() => {});
      await rm(await realpath(join(folder, 'postgres')), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import { execFile } from 'node:child_process';
import { appendFile, chown, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../../src/database/embedded/free-port.ts';
import { startAt } from '../faults/postgres.ts';
import { until } from '../faults/until.ts';
import type { Running } from './server.ts';

/**
 * Makes a copy of a running server that follows it: no commit is acknowledged before the copy has it.
 * Source: https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function copyOf(
  { cluster }: Running,
  ownerUrl: string,
  folder: string,
  flags: readonly string[],
): Promise<Running> {
  const port = await freePort();
  const data = join(folder, `copy-${port}`);
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("select pg_backup_start('copy', true)");
  // Files come and go while they are copied; the log makes up for it.
  await promisify(execFile)('cp', ['-a', cluster.data, data]).catch(() => {});
  const { rows } = await client.query('select labelfile from pg_backup_stop(false)');
  await rm(join(data, 'postmaster.pid'), { force: true });
  const { username, password, port: from } = new URL(ownerUrl);
  const source = `host=127.0.0.1 port=${from} user=${username} password=${password} application_name=copy`;
  await appendFile(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
  for (const [name, text] of [
    ['backup_label', rows[0].labelfile],
    ['standby.signal', ''],
  ]) {
    await writeFile(join(data, name), text);
    if (cluster.account) await chown(join(data, name), cluster.account.uid, cluster.account.gid);
  }
  const copy = { cluster: { ...cluster, data, log: `${data}.log` }, port };
  await writeFile(copy.cluster.log, '');
  if (cluster.account) await chown(copy.cluster.log, cluster.account.uid, cluster.account.gid);
  await startAt(copy.cluster, port, flags);
  await client.query("alter system set synchronous_standby_names = 'copy'");
  await client.query('select pg_reload_conf()');
  await until(async () => {
    const { rowCount } = await client.query("select 1 from pg_stat_replication where sync_state = 'sync'");
    return rowCount === 1;
  }, 'the copy to follow');
  await client.end();
  return copy;
}

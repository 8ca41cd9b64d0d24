import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { tablesInOrder } from '../../src/database/backup/tables.ts';
import { scratchFolder } from '../support/scratch.ts';

const OPERATE = join(import.meta.dirname, '../../src/operate');

/** Runs an operator's command as a process of its own, with only these settings. */
export function command(script: string, args: string[], settings: Record<string, string>) {
  return new Promise<{ code: number | string; said: string }>(resolve => {
    const env = { PATH: process.env.PATH ?? '', ...settings };
    execFile(process.execPath, [join(OPERATE, script), ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, said: stdout + stderr }),
    );
  });
}

/** Runs work with a connection. */
export async function connected<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Every row of every table, the sequences, and how the triggers are enabled. */
export function wholeOf(url: string): Promise<Record<string, unknown>> {
  return connected(url, async client => {
    await client.query("set timezone = 'UTC'");
    const whole: Record<string, unknown> = {};
    for (const { name, columns } of await tablesInOrder(client)) {
      const { rows } = await client.query(
        `select to_jsonb(t) as row from (select ${columns.join()} from ${name}) as t`,
      );
      whole[name] = rows.map(({ row }) => JSON.stringify(row)).sort();
    }
    whole.sequences = (
      await client.query('select sequencename, last_value from pg_sequences order by 1')
    ).rows;
    whole.triggers = (
      await client.query(
        `select tgrelid::regclass::text as on, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`,
      )
    ).rows;
    return whole;
  });
}

/** A folder for a test's files. */
export async function folderOfTest(): Promise<AsyncDisposable & { file(name: string): string }> {
  const folder = await scratchFolder('foyer-backup-');
  return {
    file: name => join(folder, name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Writes a changed copy of a backup, with the checksum that belongs to it. */
export async function forge(from: string, to: string, change: (text: string) => string): Promise<void> {
  const text = change(gunzipSync(await readFile(from)).toString('utf8')).replace(/.*\n$/u, '');
  const sha256 = createHash('sha256').update(text).digest('hex');
  await writeFile(to, gzipSync(`${text}${JSON.stringify({ sha256 })}\n`));
}

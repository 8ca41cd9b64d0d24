import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { ask, read } from '../api.ts';
import { CliError } from '../errors.ts';
import { type Column, print } from '../output.ts';

const row = z.object({
  line: z.number(),
  email: z.string(),
  result: z.string(),
  findings: z.array(z.object({ detail: z.string() })),
});
const answered = z.object({
  isSent: z.boolean(),
  counts: z.record(z.string(), z.number()),
  rows: z.array(row),
});

const columns: readonly Column<z.output<typeof row>>[] = [
  ['Line', ({ line }) => String(line)],
  ['Email', ({ email }) => email],
  ['Result', ({ result }) => result],
  ['Why', ({ findings }) => findings.map(({ detail }) => detail).join(' ')],
];

interface Options {
  dryRun?: boolean;
  skipRefused?: boolean;
  json?: boolean;
  csv?: boolean;
}

/** `foyer import`: invites and changes people by a CSV file. */
export function importCommand(): Command {
  return new Command('import')
    .description('Invites and changes people by a CSV file with the columns Email, Role, Groups and Name')
    .argument('<file>')
    .option('--dry-run', 'says what would happen with each row, and changes nothing')
    .option('--skip-refused', 'sends the rows that can be sent. Without it, all rows are sent or none')
    .option('--csv', 'prints CSV')
    .option('--json', 'prints JSON')
    .action(async (path: string, { dryRun, skipRefused, ...format }: Options) => {
      const file = await readFile(path).catch(error => {
        throw new CliError(2, `${path} can’t be read: ${(error as NodeJS.ErrnoException).code}.`);
      });
      const send = (isDry: boolean) =>
        importOf(file, { fileName: basename(path), dryRun: isDry, skipRefused });
      const looked = await send(true);
      const isRefused = looked.rows.some(({ result }) => result === 'refused');
      const sends = !dryRun && (skipRefused || !isRefused);
      const { rows, counts } = sends ? await send(false) : looked;
      await print(rows.values(), columns, format);
      const summary = Object.entries(counts).map(([result, count]) => `${count} ${result}`);
      process.stderr.write(`${sends ? '' : 'Nothing was sent. '}${summary.join(', ')}.\n`);
      if (isRefused) process.exitCode = 1;
    });
}

async function importOf(
  file: Buffer,
  { fileName, ...flags }: { fileName: string; dryRun: boolean; skipRefused: boolean | undefined },
) {
  const query = new URLSearchParams({ fileName: fileName.slice(0, 200) });
  for (const [name, is] of Object.entries(flags)) if (is) query.set(name, 'true');
  return read(await ask('POST', `/v1/imports?${query}`, file), answered);
}

import { Command } from 'commander';
import { z } from 'zod';
import { everyItem } from '../api.ts';
import { CliError } from '../errors.ts';
import { type Column, type Format, print } from '../output.ts';

const entry = z
  .object({
    at: z.string(),
    actor: z.string(),
    actorName: z.string().nullable(),
    action: z.string(),
    subject: z.string(),
  })
  .loose();

const columns: readonly Column<z.output<typeof entry>>[] = [
  ['When', ({ at }) => at],
  ['Who', ({ actorName, actor }) => actorName ?? actor],
  ['Did', ({ action }) => action],
  ['About', ({ subject }) => subject],
];

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** A moment: a date, or so long ago ("7d"). @throws CliError */
function momentOf(text: string, now: Date): string {
  const [, count, unit = ''] = /^(\d{1,6})([mhdw])$/u.exec(text) ?? [];
  const at = count ? new Date(now.getTime() - Number(count) * (units[unit] ?? 0)) : new Date(text);
  if (Number.isNaN(at.getTime())) {
    throw new CliError(2, `“${text}” is no moment. Write 30m, 12h, 7d, 4w or a date such as 2026-11-27.`);
  }
  return at.toISOString();
}

interface Options extends Format {
  since?: string;
  before?: string;
  kind?: string;
  limit?: string;
}

/** `foyer audit`: prints the audit log, newest first. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('Prints the audit log, newest first')
    .option('--since <moment>', 'from then on: 30m, 12h, 7d, 4w or a date')
    .option('--before <moment>', 'before then')
    .option('--kind <kind>', 'the first word of the action, for example member')
    .option('--limit <count>', 'at most so many entries')
    .option('--csv', 'prints CSV')
    .option('--json', 'prints JSON')
    .action(async ({ since, before, kind, limit, ...format }: Options) => {
      const now = new Date();
      const most = limit === undefined ? undefined : Number(limit);
      if (most !== undefined && !(Number.isInteger(most) && most > 0)) {
        throw new CliError(2, '--limit must be a whole number above 0.');
      }
      const query = {
        since: since && momentOf(since, now),
        before: before && momentOf(before, now),
        kind,
      };
      await print(everyItem('/v1/audit', query, entry, most), columns, format);
    });
}

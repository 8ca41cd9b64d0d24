import { markdown, ms, number, ratio } from '../markdown.ts';
import type { Measured, Options } from '../part.ts';
import type { Server } from '../postgres.ts';
import { median, percentile } from '../statistics.ts';
import { measureArriving } from './arriving.ts';
import { measureImporting } from './importing.ts';

/** How soon a change in Slack is to be at the receiver, at the median. */
const GOAL_MS = 250;

/** How soon webhooks arrive, and what they cost an import: what to print. */
export async function measureWebhooks(server: Server, { quick, progress }: Options): Promise<Measured> {
  const size = quick ? { warmUps: 2, changes: 8 } : { warmUps: 30, changes: 300 };
  const arrivals = await measureArriving(server, size);
  progress(`${arrivals.length} changes arrived`);
  const file = quick ? { rows: 50, warmUps: 0, rounds: 2 } : { rows: 2_000, warmUps: 1, rounds: 7 };
  const imports = await measureImporting(server, file);
  progress(`imports of ${file.rows} rows`);

  const all = (name: keyof (typeof arrivals)[0]) => arrivals.map(each => each[name]);
  const [received, bare] = [all('received'), all('bare')];
  const row = (name: string, samples: number[]) => [
    name,
    ms(percentile(samples, 0.5)),
    ms(percentile(samples, 0.95)),
  ];
  const p50 = percentile(received, 0.5);
  const [on, off] = [median(imports.map(each => each.on)), median(imports.map(each => each.off))];
  const lines = [
    markdown(
      ['a change in Slack', 'p50 (ms)', 'p95 (ms)'],
      [
        row('Foyer: `/invite a@b as Role in "Group"`, until the receiver has the event', received),
        row('of this until the commit is acknowledged', all('acknowledged')),
        row('bare: one insert and its notification, until a connection hears it', bare),
        [
          'Foyer beside bare',
          ratio(p50, percentile(bare, 0.5)),
          ratio(percentile(received, 0.95), percentile(bare, 0.95)),
        ],
      ],
    ),
    `${number(arrivals.length)} of each in turns, one at a time, on one PostgreSQL; Foyer’s own messages are sent before the next. The receiver has the whole body of the signed request, on loopback.`,
    markdown(
      [`committing a file of ${number(file.rows)} invitations`, 'all (ms)', 'each (ms)'],
      [
        ['with a webhook that is sent everything', ms(on), ms(on / file.rows)],
        ['with the webhook off', ms(off), ms(off / file.rows)],
        ['ratio', ratio(on, off), ''],
      ],
    ),
    `Median of ${imports.length} rounds in turns, each in fresh organizations; every event is written in the same transaction, and counted afterwards.`,
  ];
  const goals = [
    { name: `a change in Slack at the receiver, p50 beside ${GOAL_MS} ms`, most: 1, measured: p50 / GOAL_MS },
  ];
  return { lines, goals };
}

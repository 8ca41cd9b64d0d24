import { z } from 'zod';
import { startChild } from '../children.ts';
import { markdown, ms, ratio } from '../markdown.ts';
import type { Measured, Options } from '../part.ts';
import type { Server } from '../postgres.ts';
import { makeTemplate } from '../requests/place.ts';
import type { StandIn } from '../requests/slack-stand-in.ts';
import { median, percentile } from '../statistics.ts';

const apps = {
  foyer: new URL('../../../src/main.ts', import.meta.url),
  bare: new URL('./bare-bolt-and-prisma.ts', import.meta.url),
};
const WITHIN = 2;

/** From the start of a process to ready, beside a bare Bolt app with Prisma, in turns: what to print. */
export async function measureStart(server: Server, { quick, progress }: Options): Promise<Measured> {
  const rounds = quick ? 2 : 9;
  const slack = await startChild(
    new URL('../requests/slack-stand-in.ts', import.meta.url),
    { BENCH_PEOPLE: '3' },
    line => ('apiUrl' in line ? (line as unknown as StandIn) : null),
  );
  try {
    const [grace, ...crowd] = slack.ready.people;
    if (!grace) throw new Error('The local Slack has no people.');
    const cast = { inviters: [grace], crowd };
    const { url } = await makeTemplate(server, 'bench_start', slack.ready, cast);
    const settings = {
      SLACK_BOT_TOKEN: slack.ready.botToken,
      SLACK_SIGNING_SECRET: slack.ready.signingSecret,
      SLACK_API_URL: slack.ready.apiUrl,
      SLACK_APP_TOKEN: '',
      PORT: '0',
      LOG_LEVEL: 'info',
    };
    const databases = {
      foyer: { DATABASE_URL: server.asProgram(url), DATABASE_OWNER_URL: url },
      // Foyer's tables are for their owner alone.
      bare: { DATABASE_URL: url },
    };
    const took: Record<keyof typeof apps, number[]> = { foyer: [], bare: [] };
    // The first start of all reads the program from disk and isn't counted.
    for (let round = -1; round < rounds; round += 1) {
      for (const app of ['foyer', 'bare'] as const) {
        const ms = await timeStart(apps[app], { ...settings, ...databases[app] });
        if (round >= 0) took[app].push(ms);
      }
    }
    progress(`${rounds} starts of each`);
    return report(took);
  } finally {
    await slack.stop();
  }
}

async function timeStart(program: URL, settings: Record<string, string>): Promise<number> {
  const start = performance.now();
  const child = await startChild(program, settings, line =>
    z.string().nullable().catch(null).parse(line.url),
  );
  const took = performance.now() - start;
  await child.stop();
  return took;
}

function report({ foyer, bare }: Record<keyof typeof apps, number[]>): Measured {
  const row = (name: string, samples: number[]) => [name, ms(median(samples)), ms(percentile(samples, 0.95))];
  const at = (p: number) => ratio(percentile(foyer, p), percentile(bare, p));
  return {
    lines: [
      markdown(
        ['from start to ready', 'p50 (ms)', 'p95 (ms)'],
        [
          row('Foyer, on a database that is up to date', foyer),
          row('bare: Bolt with Prisma on the same schema, one row read', bare),
          ['ratio', at(0.5), at(0.95)],
        ],
      ),
      `${foyer.length} starts of each in turns, from the start of the process to the line that says it listens.`,
    ],
    goals: [
      {
        name: 'from start to ready, p50 beside bare Bolt with Prisma',
        most: WITHIN,
        measured: median(foyer) / median(bare),
      },
    ],
  };
}

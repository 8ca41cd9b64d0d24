import { z } from 'zod';
import { startChild } from '../children.ts';
import { markdown, ms, ratio } from '../markdown.ts';
import type { Measured, Options } from '../part.ts';
import type { Server } from '../postgres.ts';
import { makeTemplate } from '../requests/place.ts';
import type { StandIn } from '../requests/slack-stand-in.ts';
import { median, percentile } from '../statistics.ts';
import { builtFoyer } from './built.ts';

const SOURCE = new URL('../../../src/main.ts', import.meta.url);
const BARE = new URL('./bare-bolt-and-prisma.ts', import.meta.url);
const started = ['built', 'source', 'bare'] as const;
type Took = Record<(typeof started)[number], number[]>;
const WITHIN = 2;

/** From the start of a process to ready, beside a bare Bolt app with Prisma, in turns: what to print. */
export async function measureStart(server: Server, { quick, progress }: Options): Promise<Measured> {
  const rounds = quick ? 2 : 9;
  await using foyer = await builtFoyer();
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
    const database = { DATABASE_URL: server.asProgram(url), DATABASE_OWNER_URL: url };
    const apps = {
      built: { program: foyer.program, database },
      source: { program: SOURCE, database },
      // Foyer's tables are for their owner alone.
      bare: { program: BARE, database: { DATABASE_URL: url } },
    };
    const took: Took = { built: [], source: [], bare: [] };
    // The first start of all reads the program from disk and isn't counted.
    for (let round = -1; round < rounds; round += 1) {
      for (const app of started) {
        const { program, database } = apps[app];
        const ms = await timeStart(program, { ...settings, ...database });
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

function report({ built, source, bare }: Took): Measured {
  const row = (name: string, samples: number[]) => [name, ms(median(samples)), ms(percentile(samples, 0.95))];
  const beside = (samples: number[], p: number) => ratio(percentile(samples, p), percentile(bare, p));
  return {
    lines: [
      markdown(
        ['from start to ready', 'p50 (ms)', 'p95 (ms)'],
        [
          row('Foyer as the image has it (npm run bundle), on a database that is up to date', built),
          row('Foyer from its sources (npm start)', source),
          row('bare: Bolt with Prisma on the same schema, one row read', bare),
          ['ratio of the image', beside(built, 0.5), beside(built, 0.95)],
          ['ratio of the sources', beside(source, 0.5), beside(source, 0.95)],
        ],
      ),
      `${bare.length} starts of each in turns, from the start of the process to the line that says it listens.`,
    ],
    goals: [
      {
        name: 'from start to ready, as the image has it, p50 beside bare Bolt with Prisma',
        most: WITHIN,
        measured: median(built) / median(bare),
      },
      {
        name: 'from start to ready, from the sources, p50 beside bare Bolt with Prisma',
        most: WITHIN,
        measured: median(source) / median(bare),
      },
    ],
  };
}

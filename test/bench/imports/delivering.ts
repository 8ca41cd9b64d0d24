import { setTimeout as pause } from 'node:timers/promises';
import { type Simulator, startSimulator } from 'local-slack';
import { parse } from 'yaml';
import { manifestYaml } from '../../../manifest/build.ts';
import { closeDatabase, type Database, openWholeDatabase } from '../../../src/database/client.ts';
import { sendImport } from '../../../src/domain/imports/send.ts';
import { type Child, startChild } from '../children.ts';
import { markdown, number, ratio } from '../markdown.ts';
import { furnish } from '../organization.ts';
import type { Server } from '../postgres.ts';
import { admin, crowdOf } from './crowd.ts';
import { draftFor } from './draft.ts';
import { type LeastTime, leastTime } from './least-time.ts';

/** On top of three times the ideal duration, on a busy machine. */
const PATIENCE_MS = 30_000;

/** The results of one file. */
interface Run {
  people: number;
  /** From Send to the last invitation that Slack took, in seconds; null when it was left out. */
  took: number | null;
  refused: number;
  least: LeastTime;
}

/** Delivers imports under the local Slack's rate limits, by the real clock: what to print. */
export async function measureDelivering(
  server: Server,
  options: { quick: boolean; long: boolean; progress: (text: string) => void },
): Promise<string[]> {
  const { quick, long, progress } = options;
  const runs: Run[] = [];
  for (const people of quick ? [20] : [100, 1_000]) {
    // The message by which the uploader follows the import counts like the others.
    const least = leastTime(people + 1);
    const isPlayed = people < 1_000 || long;
    const outcome = isPlayed ? await deliver(server, people) : { took: null, refused: 0 };
    runs.push({ people, least, ...outcome });
    if (isPlayed) progress(`delivered ${people}`);
  }
  return report(runs);
}

function report(runs: Run[]): string[] {
  const row = (name: string, cell: (run: Run) => string) => [name, ...runs.map(cell)];
  const ratioTo = (least: keyof LeastTime) => (run: Run) =>
    run.took === null || run.least[least] === 0 ? '–' : ratio(run.took, run.least[least]);
  const seconds = (value: number) => value.toFixed(1);
  const perMinute = runs[0]?.least.perMinute;
  return [
    markdown(
      ['delivering', ...runs.map(({ people }) => `${number(people)} invitations (s)`)],
      [
        row('Foyer: from Send to the last message', ({ took }) => (took === null ? '–' : seconds(took))),
        row(`least: ${perMinute} at once, a minute's pause, ${perMinute} at once`, ({ least }) =>
          seconds(least.inBursts),
        ),
        row(`least at an even pace: ${perMinute} a minute`, ({ least }) => seconds(least.evenly)),
        row('ratio to the least', ratioTo('inBursts')),
        row('ratio to the even pace', ratioTo('evenly')),
        row('answers of 429', ({ took, refused }) => (took === null ? '–' : `${refused}`)),
      ],
    ),
    `The local Slack takes ${perMinute} messages within any minute and refuses the next; the least times come from that rule itself, asked with a clock that jumps from refusal to refusal, for the invitations and the uploader's own message. ` +
      `Up to ${perMinute} it asks for no wait at all; Slack promises no more than short bursts, so Foyer goes evenly, and leaves some of the limit for what single people do meanwhile (\`src/delivery/rate-limit.ts\`).`,
    ...(runs.some(({ took }) => took === null)
      ? [
          '1,000 invitations take about four minutes and are left out here: `npm run bench -- --long` measures them too.',
        ]
      : []),
    `Checked afterwards: ${runs
      .filter(({ took }) => took !== null)
      .map(({ people }) => `each of ${number(people)} people has one invitation`)
      .join(', ')}; no call of any method was answered with 429.`,
  ];
}

async function deliver(server: Server, people: number): Promise<{ took: number; refused: number }> {
  const databaseUrl = await server.createDatabase(`bench_delivering_${people}`);
  const slack = await startSimulator({
    rateLimits: true,
    people: [
      { name: 'grace', realName: admin.name, email: admin.email, isAdmin: true },
      ...crowdOf(people).map(({ id, name, email }) => ({ name: id.toLowerCase(), realName: name, email })),
    ],
    channels: [],
    settings: { takesBuiltInCommands: true },
  });
  // Nothing is pressed or typed in this Slack, so no address is needed.
  slack.installApp(parse(manifestYaml({ publicUrl: 'http://127.0.0.1:9' })), {});
  const db = openWholeDatabase(databaseUrl);
  let foyer: Child<unknown> | undefined;
  try {
    foyer = await startChild(
      new URL('../../../src/main.ts', import.meta.url),
      {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
        SLACK_APP_TOKEN: '',
        SLACK_COMMAND: '',
        DATABASE_URL: databaseUrl,
        PORT: '0',
        LOG_LEVEL: 'info',
      },
      line => ('url' in line ? line : null),
    );
    return await sendAndWait(db, slack);
  } finally {
    await foyer?.stop();
    await closeDatabase(db);
    await slack.stop();
  }
}

async function sendAndWait(db: Database, slack: Simulator): Promise<{ took: number; refused: number }> {
  const { id } = await db.workspace.findUniqueOrThrow({ where: { slackTeamId: slack.teamId } });
  const [grace, ...crowd] = slack
    .people()
    .flatMap(person =>
      person.spec.email ? [{ id: person.id, name: person.spec.realName, email: person.spec.email }] : [],
    );
  if (!grace) throw new Error('The local Slack has no people.');
  const place = await furnish(db, id, grace, crowd, 'senturo');
  const { domain, importId } = await draftFor(db, place, crowd);
  const sentAt = Date.now();
  await sendImport(domain, place.admin, { importId });
  const givenUpAt = sentAt + PATIENCE_MS + 3_000 * leastTime(crowd.length).evenly;
  while (await db.delivery.count({ where: { importId, status: 'queued' } })) {
    if (Date.now() > givenUpAt) throw new Error('The deliveries do not come to an end.');
    await pause(250);
  }

  const invited = new Map(crowd.map(person => [person.id, 0]));
  let last = 0;
  for (const { args, status, at, ms } of slack.calls.of('chat.postMessage')) {
    const to = String(args.channel);
    if (status !== 200 || !invited.has(to)) continue;
    invited.set(to, (invited.get(to) ?? 0) + 1);
    last = at.getTime() + ms;
  }
  const refused = slack.calls.all().filter(({ status }) => status === 429);
  const wrong = [...invited.values()].filter(count => count !== 1).length;
  const delivered = await db.delivery.count({
    where: { importId, message: 'invitation', status: 'delivered' },
  });
  if (refused.length > 0 || wrong > 0 || delivered !== crowd.length) {
    throw new Error(
      `Of ${crowd.length} deliveries ${delivered} are delivered; ${wrong} people have none or two; ${refused.length} calls were refused: ${refused.map(({ method }) => method).join(', ')}.`,
    );
  }
  return { took: (last - sentAt) / 1000, refused: refused.length };
}

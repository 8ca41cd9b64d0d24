import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '../../src/clock.ts';
import { closeDatabase, type Database, openDatabase } from '../../src/database/client.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';
import type { Person } from '../../src/domain/domain.ts';
import { setUpOrganization } from '../../src/domain/organizations/set-up.ts';
import { announce } from '../../src/notifications/announce.ts';
import { type Child, startChild } from './children.ts';
import type { StandIn } from './slack-stand-in.ts';

/** All that takes part: Foyer and a bare Bolt app in processes of their own, PostgreSQL, and the local Slack. */
export interface Stage {
  slack: StandIn;
  /** The inviter, who holds the organization's top role. */
  grace: StandIn['people'][number];
  /** Who can be invited; each once. */
  crowd: StandIn['people'];
  organizationId: string;
  databaseUrl: string;
  db: Database;
  foyerUrl: string;
  boltUrl: string;
  stop(): Promise<void>;
}

/** Sets the stage on a fresh PostgreSQL with its durable defaults, and `people` to invite. */
export async function setStage(people: number): Promise<Stage> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-bench-'));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    const postgres = await startEmbeddedPostgres(folder);
    // The data may stand elsewhere, linked from the folder.
    const data = await realpath(join(folder, 'postgres'));
    stops.push(async () => {
      await postgres.stop();
      await rm(data, { recursive: true, force: true });
    });

    const program = (file: string) => new URL(file, import.meta.url);
    const keep = <Ready>(child: Child<Ready>) => {
      stops.push(() => child.stop());
      return child.ready;
    };
    const slack = keep(
      await startChild(program('./slack-stand-in.ts'), { BENCH_PEOPLE: `${people}` }, line =>
        'apiUrl' in line ? (line as unknown as StandIn) : null,
      ),
    );
    const settings = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    };
    const urlOf = (line: Record<string, unknown>) => z.string().nullable().catch(null).parse(line.url);
    const boltUrl = keep(await startChild(program('./bare-bolt.ts'), settings, urlOf));
    const foyerUrl = keep(
      await startChild(
        program('../../src/main.ts'),
        {
          ...settings,
          SLACK_APP_TOKEN: '',
          SLACK_COMMAND: '',
          DATABASE_URL: postgres.url,
          PORT: '0',
          LOG_LEVEL: 'info',
        },
        urlOf,
      ),
    );
    const db = openDatabase(postgres.url);
    stops.push(() => closeDatabase(db));

    const [grace, ...crowd] = slack.people;
    if (!grace) throw new Error('The stand-in for Slack has no people.');
    const organizationId = await furnish(db, slack, grace);
    return { slack, grace, crowd, organizationId, databaseUrl: postgres.url, db, foyerUrl, boltUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The directory knows everybody, and the organization is set up: the state in which daily work happens. */
async function furnish(db: Database, slack: StandIn, grace: StandIn['people'][number]): Promise<string> {
  const workspace = await db.workspace.findUniqueOrThrow({ where: { slackTeamId: slack.teamId } });
  const known = ({ id, name, email }: StandIn['people'][number]): Person => ({
    workspaceId: workspace.id,
    slackUserId: id,
    email,
    name,
    isEmailConfirmed: true,
    isBot: false,
    isGuest: false,
    isStranger: false,
    isDeactivated: false,
    isWorkspaceAdmin: id === grace.id,
  });
  const updatedAt = systemClock.now();
  await db.slackPerson.createMany({ data: slack.people.map(person => ({ ...known(person), updatedAt })) });
  const organization = await setUpOrganization({ db, clock: systemClock, announce }, known(grace), {
    name: 'Lovelace Labs',
    template: 'crowdsec',
    groups: 'Teacher Laptops\nStudent Devices',
    approvalsChannelId: null,
    domains: 'bench.example',
  });
  return organization.id;
}

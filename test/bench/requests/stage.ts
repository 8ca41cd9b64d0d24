import { z } from 'zod';
import { closeDatabase, type Database, openDatabase } from '../../../src/database/client.ts';
import { type Child, startChild } from '../children.ts';
import { furnish } from '../organization.ts';
import type { Server } from '../postgres.ts';
import type { StandIn } from './slack-stand-in.ts';

/** All that takes part: Foyer and a bare Bolt app in processes of their own, PostgreSQL, and the local Slack. */
export interface Stage {
  slack: StandIn;
  /** The inviter, who holds the organization's top role. */
  grace: StandIn['people'][number];
  /** Who can be invited; each once. */
  crowd: StandIn['people'];
  organizationId: string;
  db: Database;
  foyerUrl: string;
  boltUrl: string;
  stop(): Promise<void>;
}

/** Sets the stage on a database of its own, with `people` to invite. */
export async function setStage(server: Server, people: number): Promise<Stage> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    const databaseUrl = await server.createDatabase('bench_requests');
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
        program('../../../src/main.ts'),
        {
          ...settings,
          SLACK_APP_TOKEN: '',
          SLACK_COMMAND: '',
          DATABASE_URL: databaseUrl,
          PORT: '0',
          LOG_LEVEL: 'info',
        },
        urlOf,
      ),
    );
    const db = openDatabase(databaseUrl);
    stops.push(() => closeDatabase(db));

    const [grace, ...crowd] = slack.people;
    if (!grace) throw new Error('The stand-in for Slack has no people.');
    const { id } = await db.workspace.findUniqueOrThrow({ where: { slackTeamId: slack.teamId } });
    const { organizationId } = await furnish(db, id, grace, crowd, 'crowdsec');
    return { slack, grace, crowd, organizationId, db, foyerUrl, boltUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

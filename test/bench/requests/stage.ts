import { z } from 'zod';
import { closeDatabase, type Database, openWholeDatabase } from '../../../src/database/client.ts';
import { startChild } from '../children.ts';
import type { Server } from '../postgres.ts';
import { makePlace } from './place.ts';
import type { StandIn } from './slack-stand-in.ts';

/** The apps that get requests. */
export const apps = ['foyer', 'floor', 'betterAuth', 'bolt'] as const;
export type AppName = (typeof apps)[number];

/** All that takes part: the apps in processes of their own, PostgreSQL with a database for each, and the local Slack. */
export interface Stage {
  slack: StandIn;
  /** Each has the organization's top role. */
  inviters: StandIn['people'];
  /** Who can be invited; each once. */
  crowd: StandIn['people'];
  organizationId: string;
  urls: Record<AppName, string>;
  db: Record<'foyer' | 'floor' | 'betterAuth', Database>;
  stop(): Promise<void>;
}

/** Sets the stage on databases of its own, with so many inviters and people to invite. */
export async function setStage(
  server: Server,
  { inviters, people }: { inviters: number; people: number },
): Promise<Stage> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  const start = async <Ready>(
    file: string,
    environment: Record<string, string>,
    isReady: (line: Record<string, unknown>) => Ready | null,
  ) => {
    const child = await startChild(new URL(file, import.meta.url), environment, isReady);
    stops.push(() => child.stop());
    return child.ready;
  };
  const open = (url: string) => {
    const db = openWholeDatabase(url);
    stops.push(() => closeDatabase(db));
    return db;
  };
  try {
    const environment = { BENCH_PEOPLE: `${inviters - 1 + people}` };
    const slack = await start('./slack-stand-in.ts', environment, line =>
      'apiUrl' in line ? (line as unknown as StandIn) : null,
    );
    const cast = { inviters: slack.people.slice(0, inviters), crowd: slack.people.slice(inviters) };
    const { organizationId, databases } = await makePlace(server, slack, cast);
    const betterAuthUrl = await server.createDatabase('bench_better_auth_requests');
    const settings = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      SLACK_APP_TOKEN: '',
      SLACK_COMMAND: '',
      PORT: '0',
      LOG_LEVEL: 'info',
    };
    const app = (file: string, DATABASE_URL: string, more: Record<string, string> = {}) =>
      start(file, { ...settings, DATABASE_URL, ...more }, line =>
        z.string().nullable().catch(null).parse(line.url),
      );
    const peopleUrl = { PEOPLE_URL: databases.floor };
    const urls = {
      betterAuth: await app('../better-auth/app.ts', betterAuthUrl, peopleUrl),
      bolt: await app('./bare-bolt.ts', ''),
      floor: await app('../floor/app.ts', databases.floor),
      foyer: await app('../../../src/main.ts', databases.foyer),
    };
    const db = {
      foyer: open(databases.foyer),
      floor: open(databases.floor),
      betterAuth: open(betterAuthUrl),
    };
    return { slack, ...cast, organizationId, urls, db, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from 'local-slack';
import { pino } from 'pino';
import { buildManifest, type Manifest } from '../../manifest/build.ts';
import { startApp } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { startEmbeddedPostgres } from '../database/embedded.ts';

/** The whole program with its own local Slack, on this machine. */
export interface Stack {
  slack: Simulator;
  manifest: Manifest;
  stop(): Promise<void>;
}

/**
 * Starts the local Slack, a PostgreSQL in a temporary folder, and Foyer, installed with its own manifest. `stop()`
 * removes everything.
 */
export async function startStack(options: { logLevel: string }): Promise<Stack> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    const slack = await startSimulator({ settings: { takesBuiltInCommands: true } });
    stops.push(() => slack.stop());
    const folder = await mkdtemp(join(tmpdir(), 'foyer-demo-'));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    const postgres = await startEmbeddedPostgres(folder);
    stops.push(() => postgres.stop());
    const config = readConfig({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
    });
    const log = pino({ level: options.logLevel });
    const { url: databaseUrl, ownerUrl } = postgres;
    const app = await startApp({ config, databaseUrl, ownerUrl, clock: systemClock, log });
    stops.push(() => app.stop());
    const manifest = buildManifest({ publicUrl: app.url });
    slack.installApp({ ...manifest }, { requestUrl: `${app.url}/slack/events` });
    return { slack, manifest, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MovableClock, type Simulator, startSimulator } from 'local-slack';
import { pino } from 'pino';
import { buildManifest, type Manifest } from '../../manifest/build.ts';
import { startApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { freePort } from '../database/embedded/free-port.ts';
import { startEmbeddedPostgres } from '../database/embedded.ts';
import { type Mailbox, startMailbox } from './mailbox/mailbox.ts';
import { moveTime } from './move-time.ts';
import { type RunStep, silently } from './steps.ts';

/** The whole program with its own local Slack and its own mail server, on this machine. */
export interface Stack {
  slack: Simulator;
  mailbox: Mailbox;
  manifest: Manifest;
  /** The time of the local Slack and of Foyer. */
  time: { aheadMs(): number; move(ms: number): Promise<void> };
  stop(): Promise<void>;
}

/**
 * Starts the local Slack, a mailbox, a PostgreSQL in a temporary folder, and Foyer, installed with its own manifest.
 * `stop()` removes everything. The time begins at `startsAt`, else it is the real one.
 */
export async function startStack(options: {
  logLevel: string;
  startsAt?: Date;
  step?: RunStep;
}): Promise<Stack> {
  const { step = silently } = options;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    const clock = new MovableClock(options.startsAt);
    const slack = await step({ what: 'Starting a local Slack' }, () =>
      startSimulator({ clock, settings: { takesBuiltInCommands: true } }),
    );
    stops.push(() => slack.stop());
    const mailbox = await step({ what: 'Starting a mailbox' }, () => startMailbox(() => clock.now()));
    stops.push(() => mailbox.stop());
    const folder = await mkdtemp(join(tmpdir(), 'foyer-demo-'));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    const postgres = await step(
      { what: 'Making an empty PostgreSQL in a temporary folder', fills: join(folder, 'postgres') },
      () => startEmbeddedPostgres(folder),
    );
    stops.push(() => postgres.stop());
    const port = await freePort();
    const config = readConfig({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SMTP_URL: mailbox.smtpUrl,
      MAIL_FROM: 'foyer@lovelace.example',
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
    });
    const log = pino({ level: options.logLevel });
    const { url: databaseUrl, ownerUrl } = postgres;
    const app = await step({ what: 'Starting Foyer, which makes its tables' }, () =>
      startApp({ config, databaseUrl, ownerUrl, clock, log }),
    );
    stops.push(() => app.stop());
    const manifest = buildManifest({ publicUrl: app.url });
    slack.installApp({ ...manifest }, { requestUrl: `${app.url}/slack/events` });
    const time = {
      aheadMs: () => clock.aheadMs,
      move: (ms: number) => moveTime({ clock, slack, databaseUrl }, ms),
    };
    return { slack, mailbox, manifest, time, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { ManualClock, type Simulator, type SimulatorOptions, startSimulator } from 'local-slack';
import { type Logger, pino } from 'pino';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import type { Clock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { freePort } from '../../src/database/embedded/free-port.ts';
import type { Allowance } from '../../src/slack/person-limits.ts';
import { createTestDatabase, patient, type TestDatabase } from './database.ts';

/** The connection between Slack and the app. */
export type Mode = 'http' | 'socket';

/** What differs from the usual program. */
export interface StartOptions {
  allowance?: Allowance | undefined;
  log?: Logger | undefined;
  /** More settings. */
  env?: ((slack: Simulator) => NodeJS.ProcessEnv) | undefined;
  /** The mail server to send by, and further settings; absent: Foyer sends no email. */
  mail?: { url: string; settings?: NodeJS.ProcessEnv } | undefined;
  /** How many links that nobody has one browser can try in a minute. */
  triesPerMinute?: number | undefined;
  /** How many requests an API key has in a minute. */
  requestsPerMinute?: number | undefined;
  /** Does it greet the workspace's owners? Only where that is what the test is about: it lists all people first. */
  greets?: boolean | undefined;
  /** Does it keep its schedules? Only where that is what the test is about: see `inTests`. */
  keepsSchedules?: boolean | undefined;
}

/** The whole program against the local Slack, on its own database. */
export interface Foyer extends AsyncDisposable {
  slack: Simulator;
  app: RunningApp;
  clock: ManualClock;
  db: TestDatabase['db'];
  database: TestDatabase;
  /** Stops the program and starts it again, on the same database and the same Slack. */
  restart(): Promise<void>;
}

/** Starts Foyer in that mode; `await using` stops it. */
export async function startFoyer(
  mode: Mode = 'http',
  {
    allowance,
    log,
    env,
    mail,
    triesPerMinute,
    requestsPerMinute,
    greets,
    keepsSchedules,
    ...options
  }: SimulatorOptions & StartOptions = {},
): Promise<Foyer> {
  const clock = new ManualClock();
  const database = await createTestDatabase();
  // slack-manifest.yml registers /invite, which Slack has itself.
  const settings = { takesBuiltInCommands: true, ...options.settings };
  const slack = await startSimulator({ clock, rateLimits: false, ...options, settings });
  const byMail = mail && (await mailSettings(mail));
  const parts = {
    allowance,
    log,
    env: () => ({ ...byMail, ...env?.(slack) }),
    triesPerMinute,
    requestsPerMinute,
    greets,
    keepsSchedules,
  };
  let app = await startOn(slack, database.url, mode, clock, parts);
  return {
    slack,
    clock,
    database,
    db: database.db,
    get app() {
      return app;
    },
    async restart() {
      await app.stop();
      app = await startOn(slack, database.url, mode, clock, parts);
    },
    async [Symbol.asyncDispose]() {
      await app.stop();
      await slack.stop();
      await database.drop();
      assertAllDeclared();
    },
  };
}

/** Starts the program for that Slack on a database, and installs it there. */
export async function startOn(
  slack: Simulator,
  databaseUrl: string,
  mode: Mode,
  clock: Clock,
  options: StartOptions = {},
): Promise<RunningApp> {
  const { log = quietLog, greets = false, keepsSchedules = false } = options;
  const { allowance, env, triesPerMinute, requestsPerMinute } = options;
  if (mode === 'socket') slack.installApp(parse(manifestYaml()), {});
  const app = await startApp({
    ...inTests,
    config: configFor(slack, mode, env?.(slack)),
    databaseUrl,
    clock,
    log,
    greets,
    keepsSchedules,
    ...(allowance && { allowance }),
    ...(triesPerMinute && { triesPerMinute }),
    ...(requestsPerMinute && { requestsPerMinute }),
  });
  if (mode === 'socket') return app;
  try {
    slack.installApp(parse(manifestYaml({ publicUrl: app.url })), { requestUrl: `${app.url}/slack/events` });
  } catch (error) {
    // A running program would keep the database open that the test wants to drop.
    await app.stop();
    throw error;
  }
  return app;
}

/** The sender of every email. */
const MAIL_FROM = 'foyer@lovelace.example';

/** Emails link to the program itself. */
async function mailSettings({
  url,
  settings,
}: NonNullable<StartOptions['mail']>): Promise<NodeJS.ProcessEnv> {
  const port = String(await freePort());
  const mail = { SMTP_URL: url, MAIL_FROM, MAIL_PER_MINUTE: '6000' };
  return { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, ...mail, ...settings };
}

/** Settings that point the program at the local Slack. */
export function configFor(slack: Simulator, mode: Mode = 'http', env: NodeJS.ProcessEnv = {}) {
  return readConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    ...(mode === 'socket' && { SLACK_APP_TOKEN: slack.appToken }),
    ...env,
  });
}

const undeclared: string[] = [];

/** Says nothing unless a level is asked for, and keeps the failures that an operation does not declare. */
export const quietLog = pino(
  { level: process.env.TEST_LOG_LEVEL ?? 'error' },
  {
    write(line: string) {
      if (line.includes('which it does not declare')) undeclared.push(line);
      if (process.env.TEST_LOG_LEVEL) process.stdout.write(line);
    },
  },
);

/**
 * How every program starts that runs in a test. It keeps no schedules: they follow the real clock, so a quarter of an
 * hour would begin in the middle of a test. A test runs them when it wants.
 */
export const inTests = { database: patient, log: quietLog, greets: false, keepsSchedules: false } as const;

/** Fails the test whose operations failed with codes that they do not declare: see `fails` in domain/operation/operation.ts. */
function assertAllDeclared(): void {
  const found = undeclared.splice(0);
  if (found.length > 0) throw new Error(found.join(''));
}

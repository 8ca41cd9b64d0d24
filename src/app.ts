import { setTimeout as delay } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { closeDatabase, type DatabaseOptions, isReachable, openDatabase } from './database/client.ts';
import { roleThatChangesAuditLog } from './database/grants.ts';
import { migrate } from './database/migrate.ts';
import { recordBounce } from './delivery/mail/bounced.ts';
import { startWorker } from './delivery/worker.ts';
import type { Domain } from './domain/domain.ts';
import { saveWorkspace } from './domain/organizations/store.ts';
import { InFlight } from './in-flight.ts';
import { discreet } from './log/discreet.ts';
import { secretsIn } from './log/secrets.ts';
import { createMailer } from './mail/mailer.ts';
import { commitChangesWith } from './notifications/commit-changes.ts';
import { createBoltApp } from './slack/bolt.ts';
import { createDirectory } from './slack/directory/directory.ts';
import { type Allowance, PersonLimits } from './slack/person-limits.ts';
import { frameBytes, MAX_FRAME } from './slack/receivers/frame.ts';
import { HttpReceiver } from './slack/receivers/http-receiver.ts';
import { SocketReceiver } from './slack/receivers/socket-receiver.ts';
import { routes } from './slack/routes.ts';
import { createSignIn, SIGN_IN_PATH, type SignIn } from './slack/sign-in/sign-in.ts';
import { slackLogger } from './slack/slack-logger.ts';
import { BACKGROUND_TIMEOUT_MS, createWebClient, INTERACTIVE_TIMEOUT_MS, identify } from './slack/web-api.ts';
import { createBounces } from './web/bounces/bounces.ts';
import { createPages } from './web/pages/pages.ts';
import { startWebServer } from './web/server.ts';

/** The running program. */
export interface RunningApp {
  /** Where it listens, on this machine. */
  url: string;
  /** Stops accepting requests, finishes the running ones, and closes everything that it opened. */
  stop(): Promise<void>;
}

/** A monitor waits for the answer; a part that doesn't answer in time isn't ready. */
const READY_LIMIT_MS = 2_500;

/**
 * The composition root: opens and migrates the database, connects to Slack, starts the queue and the web server.
 * @param parts.databaseUrl a PostgreSQL server that is running
 * @throws what prevents the start, as a sentence
 */
export async function startApp(parts: {
  config: Config;
  databaseUrl: string;
  /** Timeouts of the database, where they differ from the defaults. */
  database?: DatabaseOptions;
  /** The same database as its owner, who migrates it; absent: the program's own role does. */
  ownerUrl?: string | undefined;
  clock: Clock;
  log: Logger;
  /** How many requests one person may send at once; absent: the default. */
  allowance?: Allowance;
  /** How many links that nobody has one browser can try in a minute; absent: the default. */
  triesPerMinute?: number;
}): Promise<RunningApp> {
  const { config, databaseUrl, ownerUrl, clock } = parts;
  const log = discreet(parts.log, secretsIn([databaseUrl, ownerUrl], config));
  const { slackApiUrl, botToken, importMaxRows } = config;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) {
      await step().catch(error => log.error({ err: error }, 'a part did not stop cleanly'));
    }
  };
  try {
    await migrate(databaseUrl, ownerUrl);
    const db = openDatabase(databaseUrl, {
      ...parts.database,
      onConnectionError: error => log.warn({ err: error }, 'a connection to the database broke'),
    });
    stops.push(() => closeDatabase(db));
    const role = await roleThatChangesAuditLog(db);
    if (role) log.warn(auditLogWarning(role));

    const access = { token: botToken, slackApiUrl, logger: slackLogger(log) };
    const interactive = createWebClient({ ...access, clock, timeoutMs: INTERACTIVE_TIMEOUT_MS });
    // Background work uses real time, whatever the application's clock says.
    const background = createWebClient({ ...access, clock: systemClock, timeoutMs: BACKGROUND_TIMEOUT_MS });
    const installed = await identify(background);
    const { teamId, teamName, botUserId, enterpriseId, isOrgWide } = installed;
    const workspace = await saveWorkspace(db, {
      slackTeamId: teamId,
      enterpriseId,
      name: teamName,
      botUserId,
      createdAt: clock.now(),
      defaultCommand: config.command,
    });

    const mailer = config.mail && createMailer(config.mail);
    stops.push(async () => mailer?.close());
    const commitChanges = commitChangesWith({ sendsMail: mailer !== undefined });
    const worker = await startWorker({
      db,
      clock,
      clients: new Map([[workspace.id, background]]),
      commitChanges,
      mailer,
      log,
      databaseUrl,
      retentionDays: config.retentionDays,
    });
    stops.push(() => worker.stop());

    const domain: Domain = {
      db,
      clock,
      commitChanges,
      onUndeclared: code => log.error(`an operation failed with ${code}, which it does not declare`),
    };
    const directory = createDirectory({ db, client: interactive, clock });
    const signIn = signInOf(config, installed, clock);
    const pipeline = {
      domain,
      directory,
      client: interactive,
      workspaceId: workspace.id,
      botUserId,
      log,
      settings: {
        importMaxRows,
        sendsMail: mailer !== undefined,
        publicUrl: config.publicUrl,
        signsIn: signIn !== undefined,
      },
      fits: (answer: unknown) => config.mode === 'http' || frameBytes(answer) <= MAX_FRAME,
      limits: new PersonLimits(parts.allowance),
    };
    const inFlight = new InFlight();
    const { receiver, overHttp, isConnected } = receive(config, {
      clock,
      client: interactive,
      inFlight,
      log,
    });
    createBoltApp({
      receiver,
      routes,
      pipeline,
      installation: { botToken, botUserId, teamId, isOrgWide },
      slackApiUrl,
      log,
    });
    stops.push(() => inFlight.drained());

    const web = await startWebServer({
      port: config.port,
      host: config.host,
      slack: overHttp,
      pages: createPages({
        domain,
        workspaceId: workspace.id,
        publicUrl: config.publicUrl,
        sendsMail: config.mail !== undefined,
        signIn,
        refreshPerson: slackUserId => directory.byId(workspace.id, slackUserId),
        log,
        triesPerMinute: parts.triesPerMinute,
      }),
      bounces: bouncesOf(config, { db, clock, commitChanges, workspaceId: workspace.id, log }),
      inFlight: new InFlight(),
      log,
      async notReady() {
        const [database, queue] = await Promise.all([inTime(isReachable(db)), inTime(worker.isReady())]);
        return [
          ...(database ? [] : ['database']),
          ...(queue ? [] : ['queue']),
          ...(isConnected() ? [] : ['slack']),
        ];
      },
    });
    stops.push(() => web.stop());
    await receiver.start();
    stops.push(() => receiver.stop());
    const requestUrl = config.publicUrl && `${config.publicUrl.replace(/\/$/u, '')}/slack/events`;
    log.info(
      {
        url: web.url,
        ...(requestUrl && config.mode === 'http' && { requestUrl }),
        team: teamId,
        mode: config.mode,
      },
      'Foyer is ready',
    );
    return { url: web.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Sign in with Slack; absent without its settings. */
function signInOf(
  { signIn, publicUrl, slackApiUrl }: Config,
  { teamId, enterpriseId, isOrgWide }: Awaited<ReturnType<typeof identify>>,
  clock: Clock,
): SignIn | undefined {
  if (!signIn || !publicUrl) return undefined;
  return createSignIn({
    ...signIn,
    slackApiUrl,
    teamId: (isOrgWide && enterpriseId) || teamId,
    enterpriseId,
    redirectUri: `${publicUrl}${SIGN_IN_PATH}`,
    clock,
  });
}

/** The webhook for bounced emails; undefined when no provider may call it. */
function bouncesOf(config: Config, parts: Parameters<typeof recordBounce>[0] & { log: Logger }) {
  const { bounceSecret: secret, snsTopicArn } = config.mail ?? {};
  if (!secret && !snsTopicArn) return undefined;
  const { log } = parts;
  return createBounces({ secret, snsTopicArn, log, record: bounce => recordBounce(parts, bounce) });
}

/** The receiver of Slack's requests: from the web server, or over its own connection. */
function receive(
  config: Config,
  parts: { clock: Clock; client: WebClient; inFlight: InFlight; log: Logger },
): { receiver: HttpReceiver | SocketReceiver; overHttp: HttpReceiver | undefined; isConnected(): boolean } {
  if (config.mode === 'http') {
    const receiver = new HttpReceiver({ ...parts, signingSecret: config.signingSecret });
    return { receiver, overHttp: receiver, isConnected: () => true };
  }
  const { appToken, slackApiUrl } = config;
  const receiver = new SocketReceiver({ ...parts, appToken, slackApiUrl });
  return { receiver, overHttp: undefined, isConnected: () => receiver.isConnected };
}

const auditLogWarning = (role: string) =>
  `The database user "${role}" can change the audit trail; set DATABASE_OWNER_URL to it and DATABASE_URL to a user that owns nothing (see "Two database users" in the README).`;

function inTime(probe: Promise<boolean>): Promise<boolean> {
  const limit = new AbortController();
  const late = delay(READY_LIMIT_MS, false, { signal: limit.signal }).catch(() => false);
  return Promise.race([probe, late]).finally(() => limit.abort());
}

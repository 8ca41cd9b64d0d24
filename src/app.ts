import { setTimeout as delay } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import {
  closeDatabase,
  type Database,
  type DatabaseOptions,
  isReachable,
  openDatabase,
} from './database/client.ts';
import { roleThatChangesAuditLog, roleThatSeesEveryWorkspace } from './database/grants.ts';
import { migrate, requireMigrated } from './database/migrate.ts';
import { inWorkspace } from './database/workspace-scope.ts';
import { planGreeting, queueGreetings } from './delivery/greetings.ts';
import { SHARED_QUEUE } from './delivery/jobs.ts';
import { recordBounce } from './delivery/mail/bounced.ts';
import { workspaceOfMail } from './delivery/mail/store.ts';
import type { Served } from './delivery/served.ts';
import type { Delivery } from './delivery/slack-message.ts';
import { startWorker } from './delivery/worker.ts';
import { readAddress } from './domain/addresses.ts';
import type { Domain, WebhookSettings } from './domain/domain.ts';
import { InFlight } from './in-flight.ts';
import { openAlone } from './installations/alone.ts';
import { endWorkspace, eraseRemoved } from './installations/end-workspace.ts';
import { createInstallationStore } from './installations/installation-store.ts';
import { createInstaller } from './installations/installer.ts';
import { openMany } from './installations/many.ts';
import { readKey, Sealing } from './installations/sealing.ts';
import { isSuspended } from './installations/store.ts';
import type { Tenant, Tenants } from './installations/tenants.ts';
import { discreet } from './log/discreet.ts';
import { secretsIn } from './log/secrets.ts';
import { createMailer } from './mail/mailer.ts';
import { createScrape } from './metrics/scrape.ts';
import { watchOperation } from './metrics/watch-operation.ts';
import { commitChangesWith } from './notifications/commit-changes.ts';
import { createBoltApp } from './slack/bolt.ts';
import { createDirectory } from './slack/directory/directory.ts';
import { type Allowance, PersonLimits } from './slack/person-limits.ts';
import { frameBytes, MAX_FRAME } from './slack/receivers/frame.ts';
import { HttpReceiver } from './slack/receivers/http-receiver.ts';
import { SocketReceiver } from './slack/receivers/socket-receiver.ts';
import { routes } from './slack/routes.ts';
import { botScopes } from './slack/scopes.ts';
import { createSignIn, SIGN_IN_PATH, type SignIn, type SignInTeam } from './slack/sign-in/sign-in.ts';
import { slackLogger } from './slack/slack-logger.ts';
import { createApi } from './web/api/api.ts';
import { createBounces } from './web/bounces/bounces.ts';
import { createMetricsSite } from './web/metrics.ts';
import { createPages, type Distribution } from './web/pages/pages.ts';
import { createScim } from './web/scim/scim.ts';
import { startWebServer } from './web/server.ts';

/** The running program. */
export interface RunningApp {
  /** Where it listens, on this machine. */
  url: string;
  /** Resolves when no request of Slack is under way, nor what follows after its acknowledgement. */
  settled(): Promise<void>;
  /** Stops accepting requests, finishes the running ones, and closes everything that it opened. */
  stop(): Promise<void>;
}

/** Where RETENTION_DAYS says nothing, the data of a workspace that removed Foyer is kept this long. */
const KEPT_AFTER_REMOVAL_DAYS = 30;
/** Jobs of one workspace that run at once in this process. Where it serves many, as many more are left for the others. */
const JOBS_AT_ONCE = 5;
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
  /** How many requests an API key has in a minute; absent: the default. */
  requestsPerMinute?: number;
  /** Does it greet the workspace's owners while nobody has set it up? Absent: yes. */
  greets?: boolean;
  /** Does it do the scheduled work at its times, by the real clock? Absent: yes. */
  keepsSchedules?: boolean;
}): Promise<RunningApp> {
  const { config, databaseUrl, ownerUrl, clock } = parts;
  const log = discreet(parts.log, secretsIn([databaseUrl, ownerUrl], config));
  const { slackApiUrl, importMaxRows } = config;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) {
      await step().catch(error => log.error({ err: error }, 'a part did not stop cleanly'));
    }
  };
  try {
    const onNewer = (sentence: string) => log.warn(sentence);
    if (config.migrateOnStart) await migrate(databaseUrl, ownerUrl, { onNewer });
    else await requireMigrated(databaseUrl, { onNewer });
    const db = openDatabase(databaseUrl, {
      ...parts.database,
      onConnectionError: error => log.warn({ err: error }, 'a connection to the database broke'),
    });
    stops.push(() => closeDatabase(db));
    const role = await roleThatChangesAuditLog(db);
    if (role) log.warn(auditLogWarning(role));
    if (config.oauth) await refuseOneUser(db);

    const sealing = sealingOf(config);
    const tenants = await openTenants(config, { db, clock, sealing, log });
    const mailer = config.mail && createMailer(config.mail);
    stops.push(async () => mailer?.close());
    const commitChanges = commitChangesWith({ sendsMail: mailer !== undefined });
    const webhooks: WebhookSettings = {
      secrets: config.oauth ? sealing : null,
      allowsPrivate: config.webhookAllowPrivate,
    };
    const worker = await startWorker({
      webhooks,
      db,
      clock,
      log,
      databaseUrl,
      keepsSchedules: parts.keepsSchedules ?? true,
      served: served(tenants, config.oauth ? keptDays(config) : null, {
        db,
        clock,
        commitChanges,
        mailer,
        log,
        retentionDays: config.retentionDays,
      }),
    });
    stops.push(() => worker.stop());
    const alone = config.botToken ? await tenants.all() : [];
    for (const workspaceId of (parts.greets ?? true) ? alone : []) {
      await inWorkspace(workspaceId, () => queueGreetings(db, workspaceId));
    }

    const domain: Domain = {
      db,
      clock,
      commitChanges,
      webhooks,
      watchOperation,
      onUndeclared: code => log.error(`an operation failed with ${code}, which it does not declare`),
    };
    const signIn = signInOf(config, clock);
    const pipeline = {
      domain,
      log,
      settings: {
        importMaxRows,
        sendsMail: mailer !== undefined,
        publicUrl: config.publicUrl,
        signsIn: signIn !== undefined,
      },
      greet: (person: { workspaceId: string; slackUserId: string }) => planGreeting({ db, clock }, person),
      fits: (answer: unknown) => config.mode === 'http' || frameBytes(answer) <= MAX_FRAME,
      limits: new PersonLimits(parts.allowance),
    };
    const inFlight = new InFlight();
    const { receiver, overHttp, isConnected } = receive(config, {
      clock,
      client: tenants.stranger,
      inFlight,
      log,
    });
    createBoltApp({
      receiver,
      routes,
      pipeline,
      served: {
        db,
        find: tenants.find,
        findSuspended: tenants.findSuspended,
        supportEmail: config.oauth?.supportEmail,
      },
      ended: config.oauth && ((team, removedAt) => endWorkspace({ db, clock }, team, removedAt)),
      slackApiUrl,
      log,
    });
    stops.push(() => inFlight.drained());

    const scrape = createScrape({ db, isConnected });
    const web = await startWebServer({
      port: config.port,
      host: config.host,
      slack: overHttp,
      sites: [
        createPages({
          domain,
          teamOf: async workspaceId => teamOf(await tenants.byId(workspaceId)),
          publicUrl: config.publicUrl,
          sendsMail: config.mail !== undefined,
          signIn,
          async refreshPerson({ workspaceId, slackUserId }) {
            const tenant = await tenants.byId(workspaceId);
            if (tenant) await createDirectory({ db, clock, ...tenant }).byId(workspaceId, slackUserId);
          },
          distribution: distributionOf(config, { db, clock, sealing, greet: parts.greets ?? true, log }),
          log,
          triesPerMinute: parts.triesPerMinute,
        }),
        createApi({
          domain,
          importMaxRows,
          log,
          triesPerMinute: parts.triesPerMinute,
          requestsPerMinute: parts.requestsPerMinute,
        }),
        createScim({
          domain,
          log,
          publicUrl: config.publicUrl,
          triesPerMinute: parts.triesPerMinute,
          requestsPerMinute: parts.requestsPerMinute,
        }),
        ...(config.metrics && config.metrics.port === undefined
          ? [createMetricsSite(scrape, config.metrics.token)]
          : []),
      ],
      bounces: bouncesOf(config, { db, clock, commitChanges, tenants, log }),
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
    const monitored = await startMetrics(config, scrape, log);
    stops.push(async () => monitored?.stop());
    await receiver.start();
    stops.push(() => receiver.stop());
    const requestUrl = config.publicUrl && `${config.publicUrl.replace(/\/$/u, '')}/slack/events`;
    log.info(
      {
        url: web.url,
        ...(requestUrl && config.mode === 'http' && { requestUrl }),
        ...(alone.length > 0 && { team: (await tenants.byId(alone[0] ?? ''))?.teamId }),
        mode: config.mode,
      },
      'Foyer is ready',
    );
    return { url: web.url, settled: () => inFlight.drained(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port of the metrics; undefined without one. It is for this machine alone, unless HOST says otherwise. */
async function startMetrics({ metrics, host }: Config, scrape: () => Promise<string>, log: Logger) {
  if (metrics?.port === undefined) return undefined;
  const server = await startWebServer({
    port: metrics.port,
    host: host ?? '127.0.0.1',
    slack: undefined,
    sites: [createMetricsSite(scrape, metrics.token)],
    notReady: async () => [],
    inFlight: new InFlight(),
    log,
  });
  log.info({ url: `${server.url}/metrics` }, 'metrics are ready');
  return server;
}

/** The workspaces that this process serves. @throws Error with a sentence when Slack refuses SLACK_BOT_TOKEN */
function openTenants(
  config: Config,
  parts: { db: Database; clock: Clock; sealing: Sealing; log: Logger },
): Promise<Tenants> | Tenants {
  const { slackApiUrl, botToken, oauth, command } = config;
  const shared = { ...parts, slackApiUrl, logger: slackLogger(parts.log) };
  if (!oauth) return openAlone({ ...shared, botToken, command });
  return openMany({ ...shared, ...oauth });
}

const sealingOf = ({ oauth }: Config) => new Sealing((oauth?.encryptionKeys ?? []).map(readKey));

/** The jobs that this process runs; in the shared queue no workspace takes more than half of the workers. */
function served(
  tenants: Tenants,
  erasesAfterDays: number | null,
  shared: Omit<Delivery, 'workspaceId' | 'client'>,
): Served {
  const { queue, byId, all } = tenants;
  return {
    queue,
    concurrency: queue === SHARED_QUEUE ? 2 * JOBS_AT_ONCE : JOBS_AT_ONCE,
    atOnce: JOBS_AT_ONCE,
    all,
    eraseRemoved: erasesAfterDays === null ? undefined : () => eraseRemoved(shared, erasesAfterDays),
    async of(workspaceId) {
      const tenant = await byId(workspaceId);
      // It was suspended after this job was taken: it is tried again when the workspace is back.
      if (!tenant && (await isSuspended(shared.db, workspaceId)))
        throw new Error('The workspace is suspended.');
      return tenant && { ...shared, workspaceId, client: tenant.background };
    },
  };
}

/** Where the people of a workspace sign in. */
function teamOf(tenant: Tenant | null): SignInTeam | null {
  if (!tenant) return null;
  const { teamId, enterpriseId, isOrgWide } = tenant;
  return { teamId: (isOrgWide && enterpriseId) || teamId, enterpriseId };
}

/** Sign in with Slack; absent without its settings. */
function signInOf({ signIn, publicUrl, slackApiUrl }: Config, clock: Clock): SignIn | undefined {
  if (!signIn || !publicUrl) return undefined;
  return createSignIn({
    ...signIn,
    slackApiUrl,
    redirectUri: `${publicUrl}${SIGN_IN_PATH}`,
    clock,
  });
}

/** How long a workspace's data is kept after it removed Foyer, in days. */
const keptDays = ({ retentionDays }: Config) => retentionDays ?? KEPT_AFTER_REMOVAL_DAYS;

/** Where any workspace can install Foyer; undefined when it serves the one of the settings. */
function distributionOf(
  config: Config,
  parts: { db: Database; clock: Clock; sealing: Sealing; greet: boolean; log: Logger },
): Distribution | undefined {
  const { oauth, slackApiUrl, command } = config;
  if (!oauth) return undefined;
  const { db, clock, greet, log } = parts;
  const installed = async (workspaceId: string) => {
    if (greet) await inWorkspace(workspaceId, () => queueGreetings(db, workspaceId));
    log.info({ workspaceId }, 'a workspace installed Foyer');
  };
  return {
    installer: createInstaller({
      ...oauth,
      db,
      clock,
      slackApiUrl,
      scopes: botScopes(routes),
      store: createInstallationStore({ ...parts, command, installed }),
      logger: slackLogger(log),
    }),
    slackOrigin: new URL(slackApiUrl).origin,
    supportEmail: oauth.supportEmail,
    erasedAfterDays: keptDays(config),
    command,
  };
}

/** The webhook for bounced emails; undefined when no provider may call it. */
function bouncesOf(
  config: Config,
  parts: { tenants: Tenants; log: Logger } & Omit<Parameters<typeof recordBounce>[0], 'workspaceId'>,
) {
  const { bounceSecret: secret, snsTopicArn } = config.mail ?? {};
  if (!secret && !snsTopicArn) return undefined;
  const { db, log, tenants } = parts;
  return createBounces({
    secret,
    snsTopicArn,
    log,
    async record(bounce) {
      const email = readAddress(bounce.email);
      const workspaceId = email && (await workspaceOfMail(db, { ...bounce, email }));
      const isServed = workspaceId && (await tenants.byId(workspaceId));
      if (!isServed) return true;
      return inWorkspace(workspaceId, () => recordBounce({ ...parts, workspaceId }, bounce));
    },
  });
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

/** @throws Error with a sentence when the program could read the rows of every workspace */
async function refuseOneUser(db: Database): Promise<void> {
  const role = await roleThatSeesEveryWorkspace(db);
  if (!role) return;
  throw new Error(
    `The database user "${role}" can read the rows of every workspace. To serve many workspaces, set DATABASE_OWNER_URL to it and DATABASE_URL to a user that owns nothing (see "Two database users" in the README).`,
  );
}

const auditLogWarning = (role: string) =>
  `The database user "${role}" can change the audit trail. Set DATABASE_OWNER_URL to it and DATABASE_URL to a user that owns nothing (see "Two database users" in the README).`;

function inTime(probe: Promise<boolean>): Promise<boolean> {
  const limit = new AbortController();
  const late = delay(READY_LIMIT_MS, false, { signal: limit.signal }).catch(() => false);
  return Promise.race([probe, late]).finally(() => limit.abort());
}

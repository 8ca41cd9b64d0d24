import type { Logger } from 'pino';
import { auditLogWarning, refuseOneUser } from './app/database-users.ts';
import { startMetricsPort } from './app/metrics-port.ts';
import { inTime } from './app/ready.ts';
import { receive } from './app/receive.ts';
import { signInOf } from './app/sites.ts';
import { openWeb } from './app/web.ts';
import { keptDays, openTenants, sealingOf, served } from './app/workspaces.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { closeDatabase, type DatabaseOptions, isReachable, openDatabase } from './database/client.ts';
import { migrate, requireMigrated } from './database/migrate.ts';
import { inWorkspace } from './database/workspace-scope.ts';
import { planGreeting, queueGreetings } from './delivery/greetings.ts';
import { startWorker } from './delivery/worker.ts';
import type { Domain, WebhookSettings } from './domain/domain.ts';
import { InFlight } from './in-flight.ts';
import { endWorkspace } from './installations/end-workspace.ts';
import { discreet } from './log/discreet.ts';
import { secretsIn } from './log/secrets.ts';
import { createMailer } from './mail/mailer.ts';
import { createScrape } from './metrics/scrape.ts';
import { watchOperation } from './metrics/watch-operation.ts';
import { commitChangesWith } from './notifications/commit-changes.ts';
import { createBoltApp } from './slack/bolt.ts';
import { type Allowance, PersonLimits } from './slack/person-limits.ts';
import { frameBytes, MAX_FRAME } from './slack/receivers/frame.ts';
import { routes } from './slack/routes.ts';

/** The running program. */
export interface RunningApp {
  /** Where it listens, on this machine. */
  url: string;
  /** Resolves when no request of Slack is under way, nor what follows after its acknowledgement. */
  settled(): Promise<void>;
  /** Stops accepting requests, finishes the running ones, and closes everything that it opened. */
  stop(): Promise<void>;
}

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
    const warning = await auditLogWarning(db);
    if (warning) log.warn(warning);
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
    const web = await openWeb({
      config,
      domain,
      tenants,
      sealing,
      signIn,
      scrape,
      slack: overHttp,
      log,
      limits: parts,
      greets: parts.greets ?? true,
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
    const monitored = await startMetricsPort(config, scrape, log);
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

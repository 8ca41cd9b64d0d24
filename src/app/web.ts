import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Domain } from '../domain/domain.ts';
import { InFlight } from '../in-flight.ts';
import type { Sealing } from '../installations/sealing.ts';
import type { Tenants } from '../installations/tenants.ts';
import { createDirectory } from '../slack/directory/directory.ts';
import type { HttpReceiver } from '../slack/receivers/http-receiver.ts';
import type { SignIn } from '../slack/sign-in/sign-in.ts';
import { createApi } from '../web/api/api.ts';
import { createMetricsSite } from '../web/metrics.ts';
import { createPages } from '../web/pages/pages.ts';
import { createScim } from '../web/scim/scim.ts';
import { startWebServer } from '../web/server.ts';
import { bouncesOf, distributionOf, teamOf } from './sites.ts';

/** Starts the web server: Slack's requests, the pages, the API, SCIM, bounced emails and what monitors ask. */
export function openWeb(parts: {
  config: Config;
  domain: Domain;
  tenants: Tenants;
  sealing: Sealing;
  /** Sign in with Slack; absent without its settings. */
  signIn: SignIn | undefined;
  scrape: () => Promise<string>;
  /** Absent in Socket Mode. */
  slack: HttpReceiver | undefined;
  log: Logger;
  /** How often one browser can try links, and one API key can ask, in a minute; absent: the defaults. */
  limits: { triesPerMinute?: number; requestsPerMinute?: number };
  /** Does it greet the owners of a workspace that installs it? */
  greets: boolean;
  /** The parts that can't work now. */
  notReady(): Promise<string[]>;
}) {
  const { config, domain, tenants, sealing, signIn, log, greets } = parts;
  const { db, clock, commitChanges } = domain;
  const { publicUrl } = config;
  const { triesPerMinute, requestsPerMinute } = parts.limits;
  const pages = createPages({
    domain,
    teamOf: async workspaceId => teamOf(await tenants.byId(workspaceId)),
    publicUrl,
    sendsMail: config.mail !== undefined,
    signIn,
    async refreshPerson({ workspaceId, slackUserId }) {
      const tenant = await tenants.byId(workspaceId);
      if (tenant) await createDirectory({ db, clock, ...tenant }).byId(workspaceId, slackUserId);
    },
    distribution: distributionOf(config, { db, clock, sealing, greet: greets, log }),
    log,
    triesPerMinute,
  });
  const limits = { triesPerMinute, requestsPerMinute };
  const { metrics } = config;
  return startWebServer({
    port: config.port,
    host: config.host,
    slack: parts.slack,
    sites: [
      pages,
      createApi({ domain, importMaxRows: config.importMaxRows, log, ...limits }),
      createScim({ domain, log, publicUrl, ...limits }),
      ...(metrics && metrics.port === undefined ? [createMetricsSite(parts.scrape, metrics.token)] : []),
    ],
    bounces: bouncesOf(config, { db, clock, commitChanges, tenants, log }),
    inFlight: new InFlight(),
    log,
    notReady: parts.notReady,
  });
}

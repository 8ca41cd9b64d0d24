import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/client.ts';
import { SHARED_QUEUE } from '../delivery/jobs.ts';
import type { Served } from '../delivery/served.ts';
import type { Delivery } from '../delivery/slack-message.ts';
import { openAlone } from '../installations/alone.ts';
import { eraseRemoved } from '../installations/end-workspace.ts';
import { openMany } from '../installations/many.ts';
import { readKey, Sealing } from '../installations/sealing.ts';
import { isSuspended } from '../installations/store.ts';
import type { Tenants } from '../installations/tenants.ts';
import { slackLogger } from '../slack/slack-logger.ts';

/** Where RETENTION_DAYS says nothing, the data of a workspace that removed Foyer is kept this long. */
const KEPT_AFTER_REMOVAL_DAYS = 30;
/** Jobs of one workspace that run at once in this process. Where it serves many, as many more are left for the others. */
const JOBS_AT_ONCE = 5;

/** The workspaces that this process serves. @throws Error with a sentence when Slack refuses SLACK_BOT_TOKEN */
export function openTenants(
  config: Config,
  parts: { db: Database; clock: Clock; sealing: Sealing; log: Logger },
): Promise<Tenants> | Tenants {
  const { slackApiUrl, botToken, oauth, command } = config;
  const shared = { ...parts, slackApiUrl, logger: slackLogger(parts.log) };
  if (!oauth) return openAlone({ ...shared, botToken, command });
  return openMany({ ...shared, ...oauth });
}

/** Seals the tokens and secrets that the database keeps, by the keys of the settings. */
export const sealingOf = ({ oauth }: Config) => new Sealing((oauth?.encryptionKeys ?? []).map(readKey));

/** How long a workspace's data is kept after it removed Foyer, in days. */
export const keptDays = ({ retentionDays }: Config) => retentionDays ?? KEPT_AFTER_REMOVAL_DAYS;

/** The jobs that this process runs; in the shared queue no workspace takes more than half of the workers. */
export function served(
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

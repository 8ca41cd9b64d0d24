import type { Logger as SlackLogger } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { SHARED_QUEUE } from '../delivery/jobs.ts';
import type { Source } from '../slack/installed.ts';
import { clientsOf } from './clients.ts';
import { FreshTokens } from './fresh-tokens.ts';
import type { Sealing } from './sealing.ts';
import {
  installationById,
  installationOf,
  type StoredInstallation,
  servedWorkspaces,
  suspendedInstallationOf,
} from './store.ts';
import type { Tenant, Tenants } from './tenants.ts';
import { openTokens, type Tokens } from './tokens.ts';

/** So many workspaces keep their clients between two requests; others get new ones. */
const MOST_KEPT = 2_000;

/**
 * All workspaces that installed Foyer by OAuth. Every request and every job reads the installation, so that a removal or
 * a new token counts at once in every process; clients and what they learned stay as long as the token does.
 */
export function openMany(parts: {
  db: Database;
  clock: Clock;
  slackApiUrl: string;
  logger: SlackLogger;
  log: Logger;
  sealing: Sealing;
  clientId: string;
  clientSecret: string;
}): Tenants {
  const { db, log, sealing } = parts;
  const stranger = clientsOf(parts, undefined);
  const fresh = new FreshTokens({ ...parts, client: stranger.background });
  const kept = new Map<string, { sealed: Uint8Array; tenant: Tenant }>();

  function tenantOf(stored: StoredInstallation, { botToken }: Tokens): Tenant {
    const { workspaceId, slackTeamId: teamId, enterpriseId, isOrgWide, botUserId } = stored;
    const clients = clientsOf(parts, botToken, token => fresh.successorOf(workspaceId, token));
    return { workspaceId, teamId, enterpriseId, isOrgWide, botUserId, ...clients };
  }

  async function open(stored: StoredInstallation | null): Promise<Tenant | null> {
    if (!stored) return null;
    const { workspaceId, botToken: sealed } = stored;
    if (fresh.isDue(stored)) {
      const refreshing = fresh.refresh(workspaceId);
      if (fresh.isOver(stored)) {
        const tokens = await refreshing;
        return tokens && tenantOf(stored, tokens);
      }
      refreshing.catch(error => log.warn({ err: error, workspaceId }, 'a token could not be refreshed yet'));
    }
    const known = kept.get(workspaceId);
    // Each sealing has a nonce of its own, so the same bytes are the same token.
    const isSame = known !== undefined && Buffer.compare(known.sealed, sealed) === 0;
    const tenant = isSame ? known.tenant : tenantOf(stored, openTokens(sealing, stored));
    // The longest unused one is the first.
    kept.delete(workspaceId);
    kept.set(workspaceId, { sealed, tenant });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return tenant;
  }

  return {
    queue: SHARED_QUEUE,
    async find(source) {
      const team = installedIn(source);
      return team ? open(await installationOf(db, team)) : null;
    },
    async findSuspended(source) {
      const team = installedIn(source);
      return team ? open(await suspendedInstallationOf(db, team)) : null;
    },
    byId: async workspaceId => open(await installationById(db, workspaceId)),
    all: () => servedWorkspaces(db),
    stranger: stranger.client,
  };
}

/** The workspace, or the Enterprise organization, that a request's installation is in. */
const installedIn = ({ teamId, enterpriseId, isEnterpriseInstall }: Source) =>
  isEnterpriseInstall ? enterpriseId : teamId;

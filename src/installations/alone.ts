import type { Logger as SlackLogger } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { saveWorkspace } from '../domain/organizations/store.ts';
import { installedAlone } from '../slack/installed.ts';
import { identify } from '../slack/web-api.ts';
import { clientsOf } from './clients.ts';
import type { Tenant, Tenants } from './tenants.ts';

/**
 * The one workspace of SLACK_BOT_TOKEN.
 * @throws Error with a sentence when Slack refuses the token or can't be reached
 */
export async function openAlone(parts: {
  db: Database;
  clock: Clock;
  botToken: string;
  slackApiUrl: string;
  logger: SlackLogger;
  /** The slash command that texts name before anybody has typed one. */
  command: string;
}): Promise<Tenants & { tenant: Tenant }> {
  const { db, clock, command } = parts;
  const clients = clientsOf(parts, parts.botToken);
  const { teamId, teamName, botUserId, enterpriseId, isOrgWide } = await identify(clients.background);
  const { id: workspaceId } = await saveWorkspace(db, {
    slackTeamId: teamId,
    enterpriseId,
    name: teamName,
    botUserId,
    createdAt: clock.now(),
    defaultCommand: command,
  });
  const tenant: Tenant = { workspaceId, teamId, enterpriseId, isOrgWide, botUserId, ...clients };
  return {
    tenant,
    queue: workspaceId,
    find: installedAlone(tenant),
    findSuspended: async () => null,
    byId: async id => (id === workspaceId ? tenant : null),
    all: async () => [workspaceId],
    stranger: clients.client,
  };
}

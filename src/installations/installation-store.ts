import type { Installation, InstallationStore as SlackStore } from '@slack/oauth';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { SHARED_QUEUE } from '../delivery/jobs.ts';
import { moveQueue } from '../delivery/move-queue.ts';
import { saveWorkspace } from '../domain/organizations/store.ts';
import type { Sealing } from './sealing.ts';
import { installationOf, saveInstallation } from './store.ts';
import { openTokens, sealTokens } from './tokens.ts';

/** What the provider of Slack's SDK stores installations in; Foyer itself reads them by `openMany`. */
export type InstallationStore = SlackStore;

/**
 * Stores installations in the database, with their tokens encrypted. A workspace that had its own token in the settings
 * before keeps all its data, and its jobs go to the shared queue.
 * @param parts.installed is called after each installation is stored
 */
export function createInstallationStore(parts: {
  db: Database;
  clock: Clock;
  sealing: Sealing;
  command: string;
  installed(workspaceId: string, installedBy: string): Promise<void>;
}): InstallationStore {
  const { db, clock, sealing, command, installed } = parts;
  return {
    async storeInstallation(installation) {
      const {
        team,
        enterprise,
        bot,
        user,
        appId = '',
        isEnterpriseInstall = false,
      } = installation as Installation<'v2', boolean>;
      const place = isEnterpriseInstall ? enterprise : team;
      if (!place || !bot) throw new Error('Slack gave no bot token for a workspace.');
      const at = clock.now();
      const { id: workspaceId } = await saveWorkspace(db, {
        slackTeamId: place.id,
        enterpriseId: enterprise?.id ?? null,
        name: place.name ?? place.id,
        botUserId: bot.userId,
        createdAt: at,
        defaultCommand: command,
      });
      // The provider counts from the machine's clock, everything else here from the program's.
      const expiresAt =
        bot.expiresAt === undefined ? null : new Date(at.getTime() + bot.expiresAt * 1000 - Date.now());
      const tokens = { botToken: bot.token, refreshToken: bot.refreshToken ?? null, expiresAt };
      await db.$transaction(async tx => {
        await saveInstallation(tx, {
          workspaceId,
          appId,
          installedBy: user.id,
          installedAt: at,
          scopes: bot.scopes,
          isOrgWide: isEnterpriseInstall,
          ...sealTokens(sealing, workspaceId, tokens),
        });
        await moveQueue(tx, workspaceId, SHARED_QUEUE);
      });
      await installed(workspaceId, user.id);
    },

    async fetchInstallation({ teamId, enterpriseId, isEnterpriseInstall }) {
      const place = isEnterpriseInstall ? enterpriseId : teamId;
      const stored = place ? await installationOf(db, place) : null;
      if (!stored) throw new Error(`Foyer is not installed in the workspace ${place}.`);
      const { botToken, refreshToken, expiresAt } = openTokens(sealing, stored);
      const { slackTeamId, isOrgWide, appId, botUserId, scopes, installedBy } = stored;
      return {
        team: isOrgWide ? undefined : { id: slackTeamId },
        enterprise: stored.enterpriseId === null ? undefined : { id: stored.enterpriseId },
        user: { id: installedBy, token: undefined, scopes: undefined },
        bot: {
          id: '',
          userId: botUserId,
          token: botToken,
          scopes,
          ...(refreshToken !== null && { refreshToken }),
          ...(expiresAt && { expiresAt: Math.floor(expiresAt.getTime() / 1000) }),
        },
        appId,
        isEnterpriseInstall: isOrgWide,
        authVersion: 'v2',
      } as Installation<'v2', boolean>;
    },
  };
}

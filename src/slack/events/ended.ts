import type { App } from '@slack/bolt';
import { z } from 'zod';
import { textOrNull } from '../tolerant.ts';

/** Slack sends these when Foyer is removed from a workspace, or its token there is revoked. They need no scope. */
export const endEvents = ['app_uninstalled', 'tokens_revoked'] as const;

/** @param removedAt when Foyer was removed, to the second; undefined: Slack doesn't say */
export type Ended = (slackTeamId: string, removedAt: Date | undefined) => Promise<void>;

const where = z.object({
  team_id: textOrNull,
  enterprise_id: textOrNull,
  authorizations: z.array(z.object({ is_enterprise_install: z.boolean().optional() })).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  /** Seconds since 1970. */
  event_time: z.number().nullish(),
});
const revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish() });

/**
 * Registers what happens when Foyer is removed from a workspace. Bolt looks for no installation here, because it may be
 * gone. When only a person's own token is revoked, Foyer stays: it has none of those.
 * @param ended ends the installation of the Slack team, or of the Enterprise organization
 */
export function registerEnds(app: App, ended: Ended): void {
  for (const type of endEvents) {
    app.event(type, async ({ event, body }) => {
      if (type === 'tokens_revoked' && !revoked.safeParse(event).data?.tokens?.bot?.length) return;
      const { team_id, enterprise_id, authorizations, is_enterprise_install, event_time } = where.parse(body);
      const isOrgWide =
        is_enterprise_install ?? authorizations?.[0]?.is_enterprise_install ?? team_id === null;
      const team = isOrgWide ? enterprise_id : team_id;
      if (team) await ended(team, event_time ? new Date(event_time * 1000) : undefined);
    });
  }
}

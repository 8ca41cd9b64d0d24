import type { WebClient } from '@slack/web-api';
import type { Domain } from '../domain/domain.ts';
import { discardOldDrafts } from '../domain/imports/review.ts';
import { forgetHistory } from '../domain/retention/forget-history.ts';
import { sendDailyDigests } from '../domain/time/daily-digest.ts';
import { expireDue } from '../domain/time/expire.ts';
import { forgetEvents } from '../slack/events/store.ts';
import { lookAtChannels } from './look-at-channels.ts';

/** The settings that they read. */
export interface ScheduleSettings {
  /** Days after which what is only history is deleted; null: it is kept. */
  retentionDays: number | null;
}

/** Work that comes round by the clock. */
export interface Schedule {
  /** When, as cron has it, in UTC. */
  cron: string;
  /** Does it for one workspace alone. */
  run(
    parts: Domain & { client: WebClient },
    workspaceId: string,
    settings: ScheduleSettings,
  ): Promise<unknown>;
}

/** THE list: what happens by itself, once in each workspace across all its processes. */
export const schedules: Record<string, Schedule> = {
  expire: { cron: '*/5 * * * *', run: expireDue },
  // Time zones begin their hours at quarters.
  dailyDigests: { cron: '*/15 * * * *', run: sendDailyDigests },
  'forget-events': { cron: '37 * * * *', run: forgetEvents },
  'discard-drafts': { cron: '7 * * * *', run: discardOldDrafts },
  'look-at-channels': { cron: '51 2 * * *', run: lookAtChannels },
  'forget-history': {
    cron: '23 3 * * *',
    run: (domain, workspaceId, { retentionDays }) => forgetHistory(domain, workspaceId, retentionDays),
  },
};

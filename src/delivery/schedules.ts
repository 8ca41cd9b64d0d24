import type { WebClient } from '@slack/web-api';
import { warnOfEnds } from '../domain/api-keys/ending.ts';
import { forgetApiRequests } from '../domain/api-requests/store.ts';
import { discardOldBatches } from '../domain/batches/start.ts';
import type { Domain } from '../domain/domain.ts';
import { discardOldDrafts } from '../domain/imports/review.ts';
import { forgetHistory } from '../domain/retention/forget-history.ts';
import { forgetSignIns } from '../domain/sign-ins/store.ts';
import { sendDailyDigests } from '../domain/time/daily-digest.ts';
import { expireDue } from '../domain/time/expire.ts';
import { sendWeeklyDigests } from '../domain/weeks/weekly-digest.ts';
import { forgetEvents } from '../slack/events/store.ts';
import { lookAtChannels } from './look-at-channels.ts';
import { queueMoreListing } from './queue.ts';
import { forgetOldWebhooks, queueDueWebhooks } from './webhooks/queue.ts';

/** The settings that schedules read. */
export interface ScheduleSettings {
  /** Days after which old history is deleted; null: never. */
  retentionDays: number | null;
}

/** Work that runs on a schedule. */
export interface Schedule {
  /** A cron expression, in UTC. */
  cron: string;
  /** Runs it for one workspace. */
  run(
    parts: Domain & { client: WebClient },
    workspaceId: string,
    settings: ScheduleSettings,
  ): Promise<unknown>;
}

/** THE list of scheduled work. Each runs once per workspace, over all its processes. */
export const schedules: Record<string, Schedule> = {
  expire: { cron: '*/5 * * * *', run: expireDue },
  // The hours of time zones begin at quarters.
  dailyDigests: { cron: '*/15 * * * *', run: sendDailyDigests },
  weeklyDigests: { cron: '*/15 * * * *', run: sendWeeklyDigests },
  'warn-of-api-keys': { cron: '17 * * * *', run: warnOfEnds },
  'forget-sign-ins': {
    cron: '*/10 * * * *',
    run: ({ db, clock }, workspaceId) => forgetSignIns(db, workspaceId, clock.now()),
  },
  'forget-api-requests': {
    cron: '43 * * * *',
    run: ({ db, clock }, workspaceId) => forgetApiRequests(db, workspaceId, clock.now()),
  },
  // What a killed process left, and what waits for another try.
  'webhooks-due': { cron: '* * * * *', run: queueDueWebhooks },
  'forget-webhooks': { cron: '39 * * * *', run: forgetOldWebhooks },
  'forget-events': { cron: '37 * * * *', run: forgetEvents },
  'discard-drafts': { cron: '7 * * * *', run: discardOldDrafts },
  'discard-batches': { cron: '9 * * * *', run: discardOldBatches },
  'look-at-channels': { cron: '51 2 * * *', run: lookAtChannels },
  // Slack's news about people may have been lost.
  'list-everybody': {
    cron: '11 4 * * *',
    run: ({ db }, workspaceId) => queueMoreListing(db, { workspaceId }, 0),
  },
  'forget-history': {
    cron: '23 3 * * *',
    run: (domain, workspaceId, { retentionDays }) => forgetHistory(domain, workspaceId, retentionDays),
  },
};

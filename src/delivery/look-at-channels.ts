import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Domain } from '../domain/domain.ts';
import { channelsToWatch } from '../domain/shared-channels/store.ts';
import { followSharing } from '../slack/organizations/follow-sharing.ts';
import { isSlackUnavailable, slackErrorCode } from '../slack/web-api.ts';
import { tryAcquire } from './rate-limit.ts';

/**
 * Asks Slack for each channel in use whether it is shared with another company: makes up for missed events. Nobody gets
 * a second message about a channel that Foyer knows.
 */
export async function lookAtChannels(
  parts: Domain & { client: WebClient },
  workspaceId: string,
): Promise<void> {
  for (const slackId of await channelsToWatch(parts.db, workspaceId)) {
    for (;;) {
      const inMs = await tryAcquire(parts.db, workspaceId, 'conversations.info');
      if (inMs === 0) break;
      await pause(inMs);
    }
    try {
      await followSharing({ domain: parts, client: parts.client }, { workspaceId, slackId });
    } catch (error) {
      // Slack says nothing new about a channel that is gone, or that Foyer was removed from.
      if (isSlackUnavailable(error) || slackErrorCode(error) === null) throw error;
    }
  }
}

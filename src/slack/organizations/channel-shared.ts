import { z } from 'zod';
import { eventRoute } from '../route.ts';
import { slackId } from '../tolerant.ts';
import { followSharing } from './follow-sharing.ts';

const channelPayload = z.object({ channel: slackId });

const followed = (type: string) =>
  eventRoute<unknown>({
    type,
    scopes: ['channels:read', 'groups:read'],
    run: ({ workspaceId, ...parts }, payload) =>
      followSharing(parts, { workspaceId, slackId: channelPayload.parse(payload).channel }),
  });

/** Another company joined a channel. Source: docs.slack.dev, channel_shared */
export const channelSharedEvent = followed('channel_shared');

/** Another company left a channel; others may still be in it. Source: docs.slack.dev, channel_unshared */
export const channelUnsharedEvent = followed('channel_unshared');

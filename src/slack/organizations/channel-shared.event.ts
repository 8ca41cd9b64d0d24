import { z } from 'zod';
import { storable } from '../../domain/characters.ts';
import { noticeSharedChannel, usesOfChannel } from '../../domain/organizations/channel-shared.ts';
import { event } from '../route.ts';
import { isSharedOutside } from './shared-channel.ts';

const shared = z.object({ channel: z.string() });

/**
 * Another company has joined a channel. Only of those that Foyer uses is more asked.
 * Source: docs.slack.dev, channel_shared
 */
export const channelSharedEvent = event<unknown>({
  type: 'channel_shared',
  scopes: ['channels:read', 'groups:read'],
  async run({ domain, client, workspaceId }, payload) {
    const { channel: id } = shared.parse(payload);
    const uses = await usesOfChannel(domain, workspaceId, id);
    if (uses.length === 0) return;
    const { channel } = await client.conversations.info({ channel: id });
    if (!isSharedOutside(channel)) return;
    await noticeSharedChannel(domain, { id, name: storable(channel?.name ?? id) }, uses);
  },
});

import type { WebClient } from '@slack/web-api';
import { storable } from '../../domain/characters.ts';
import type { Domain } from '../../domain/domain.ts';
import type { LinkTarget } from '../../domain/link-target.ts';
import { isWatched, noticeOwnChannel, noticeSharedChannel } from '../../domain/sharing/channel-shared.ts';
import { isPendingOnly, isSharedOutside } from './shared-channel.ts';

/**
 * Asks Slack whether a channel in use is shared with another company, and saves the answer. Events only say when to
 * ask: some are missed or late.
 */
export async function followSharing(
  { domain, client }: { domain: Domain; client: WebClient },
  target: LinkTarget,
): Promise<void> {
  if (!(await isWatched(domain, target))) return;
  const { channel } = await client.conversations.info({ channel: target.slackId });
  // Without an answer from Slack, nothing changes.
  if (!channel) return;
  if (!isSharedOutside(channel)) return noticeOwnChannel(domain, target);
  const name = storable(channel?.name ?? target.slackId);
  await noticeSharedChannel(domain, { ...target, name, isPending: isPendingOnly(channel) });
}

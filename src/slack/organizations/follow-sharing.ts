import type { WebClient } from '@slack/web-api';
import { storable } from '../../domain/characters.ts';
import type { Domain } from '../../domain/domain.ts';
import {
  isWatched,
  noticeOwnChannel,
  noticeSharedChannel,
} from '../../domain/organizations/channel-shared.ts';
import type { LinkTarget } from '../../domain/ties/place.ts';
import { isPendingOnly, isSharedOutside } from './shared-channel.ts';

/**
 * Asks Slack whether another company is in a channel that Foyer uses, and notes the answer. Events only say when to
 * ask: they can be missed, and come late.
 */
export async function followSharing(
  { domain, client }: { domain: Domain; client: WebClient },
  place: LinkTarget,
): Promise<void> {
  if (!(await isWatched(domain, place))) return;
  const { channel } = await client.conversations.info({ channel: place.slackId });
  // What was not said changes nothing that is known.
  if (!channel) return;
  if (!isSharedOutside(channel)) return noticeOwnChannel(domain, place);
  const name = storable(channel?.name ?? place.slackId);
  await noticeSharedChannel(domain, { ...place, name, isPending: isPendingOnly(channel) });
}

import { permanentFailure, retryAfter } from '../slack/slack-failure.ts';
import { isSlackError } from '../slack/web-api.ts';
import type { Jobs } from './jobs.ts';
import { queueRemoval } from './queue.ts';
import { tryAcquire } from './rate-limit.ts';
import type { Delivery } from './slack-message.ts';

/**
 * Deletes cards from Slack, one after the other within the shared rate limit. When Slack asks for a pause, the rest
 * becomes another job. A card that is already gone counts as deleted.
 */
export async function removeCards(
  { db, client, log, workspaceId }: Delivery,
  { organizationId, cards }: Jobs['remove'],
): Promise<void> {
  for (const [index, { channelId, ts }] of cards.entries()) {
    const later = (inMs: number) => queueRemoval(db, { organizationId, cards: cards.slice(index) }, { inMs });
    const inMs = await tryAcquire(db, workspaceId, 'chat.delete');
    if (inMs > 0) return later(inMs);
    try {
      await client.chat.delete({ channel: channelId, ts });
    } catch (error) {
      const seconds = retryAfter(error);
      if (seconds !== null) return later(seconds * 1000);
      if (isSlackError(error, 'message_not_found')) continue;
      if (!permanentFailure(error)) throw error;
      log.warn({ err: error, channelId }, 'a card of an erased person could not be deleted');
    }
  }
}

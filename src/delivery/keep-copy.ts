import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import type { CardSubject } from '../slack/route.ts';
import { queueRefresh } from './queue.ts';
import { newestOf, rememberPosted } from './store.ts';

/**
 * Remembers a copy of a card that somebody pressed, and brings it up to date. Most are known already; one is not
 * when Slack took the message and its answer was lost, so that the message was sent once more.
 */
export function keepCopies(parts: { db: Database; clock: Clock; workspaceId: string }) {
  const { db, clock } = parts;
  return async (
    { card, ...subject }: CardSubject,
    copy: { channelId: string; ts: string },
  ): Promise<void> => {
    const newest = await newestOf(db, parts, card, subject);
    if (!newest) return;
    const isNew = await rememberPosted(db, { ...newest, ...copy, postedAt: clock.now() });
    if (isNew) await queueRefresh(db, subject);
  };
}

import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { queueRefresh } from './queue.ts';
import { newestCard, rememberPosted, type Subject } from './store.ts';

/**
 * Remembers a copy of a card that somebody pressed, and brings it up to date. Most are known already; one is not
 * when Slack took the message and its answer was lost, so that the message was sent once more.
 */
export function keepCopies(parts: { db: Database; clock: Clock }) {
  const { db, clock } = parts;
  return async (subject: Subject, copy: { channelId: string; ts: string }): Promise<void> => {
    const card = await newestCard(db, subject);
    if (!card) return;
    const isNew = await rememberPosted(db, { ...card, ...copy, postedAt: clock.now() });
    if (isNew) await queueRefresh(db, subject);
  };
}

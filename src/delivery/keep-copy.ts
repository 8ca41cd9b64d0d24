import type { Clock } from '../clock.ts';
import type { Database, Transaction } from '../database/client.ts';
import type { CardSubject } from '../slack/route.ts';
import { queueRefresh } from './queue.ts';
import { rememberCopy } from './store.ts';

/**
 * Remembers a copy of a card that somebody pressed, and brings it up to date. Most are known already; one is not
 * when Slack took the message and its answer was lost, so that the message was sent once more. What the press changes
 * and that the copy is kept commit together: no kill in between leaves a card with live buttons.
 */
export function keepCopies(parts: { db: Database; clock: Clock; workspaceId: string }) {
  const { db, clock } = parts;
  return async (
    { card, ...subject }: CardSubject,
    copy: { channelId: string; ts: string },
  ): Promise<void> => {
    const keep = async (tx: Transaction) => {
      const isNew = await rememberCopy(tx, parts, card, subject, { ...copy, postedAt: clock.now() });
      if (isNew) await queueRefresh(tx, subject);
    };
    await db.$transaction(keep);
  };
}

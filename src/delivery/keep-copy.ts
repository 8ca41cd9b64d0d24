import type { Clock } from '../clock.ts';
import type { Database, Transaction } from '../database/client.ts';
import type { CardSubject } from '../slack/route.ts';
import { queueRefresh } from './queue.ts';
import { rememberCopy } from './store.ts';

/**
 * Saves a copy of a card that somebody pressed, and updates it. Foyer knows most copies already; it doesn't know one
 * when Slack accepted the message but its answer was lost, so the message was sent again. The press's changes and the
 * copy commit together: a kill in between never leaves a card with live buttons.
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

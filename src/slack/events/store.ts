import type { Clock } from '../../clock.ts';
import type { Database, Transaction } from '../../database/client.ts';

/** Slack delivers an event again for a day at most (Events API, "Delayed Events"). */
const KEPT_MS = 2 * 24 * 60 * 60 * 1000;

/** Which delivery of Slack's it is. */
export interface EventKey {
  workspaceId: string;
  eventId: string;
}

/**
 * Notes an event as worked off; false when it is already. Where another process has it in hand this waits: for its
 * commit, or for its end without one, after which the event is free again.
 */
export async function noteEvent(tx: Transaction, event: EventKey, receivedAt: Date): Promise<boolean> {
  const { count } = await tx.slackEvent.createMany({
    data: [{ ...event, receivedAt }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Forgets events that Slack delivers no more. */
export async function forgetEvents(
  { db, clock }: { db: Database; clock: Clock },
  workspaceId: string,
): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  await db.slackEvent.deleteMany({ where: { workspaceId, receivedAt: { lt: before } } });
}

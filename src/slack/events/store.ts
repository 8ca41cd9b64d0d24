import type { Clock } from '../../clock.ts';
import type { Database, Transaction } from '../../database/client.ts';

/** Slack retries an event for at most a day (Events API, "Delayed Events"). */
const KEPT_MS = 2 * 24 * 60 * 60 * 1000;

/** The key of an event. */
export interface EventKey {
  workspaceId: string;
  eventId: string;
}

/**
 * Notes an event as done; false when it already is. When another process is working on it, this waits for that
 * transaction: after a commit the event is done, after a rollback it is free again.
 */
export async function noteEvent(tx: Transaction, event: EventKey, receivedAt: Date): Promise<boolean> {
  const { count } = await tx.slackEvent.createMany({
    data: [{ ...event, receivedAt }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Deletes notes of events that Slack no longer retries. */
export async function forgetEvents(
  { db, clock }: { db: Database; clock: Clock },
  workspaceId: string,
): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  await db.slackEvent.deleteMany({ where: { workspaceId, receivedAt: { lt: before } } });
}

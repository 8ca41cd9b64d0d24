import type { Transaction } from '../database/client.ts';
import { queueListing, queueRefresh, queueSends } from '../delivery/queue.ts';
import { endWaiting, insertDeliveries, type Subject, wakeWaiting } from '../delivery/store.ts';
import type { Announce } from '../domain/domain.ts';
import type { DomainEvent } from '../domain/events.ts';
import { planAccess } from './access.ts';
import { refreshHomes } from './homes.ts';
import { notifications } from './index.ts';
import type { PlannedDelivery } from './notification.ts';

/**
 * Records who hears of an event, in the transaction of the operation: deliveries with their jobs, the updating of
 * what stands in Slack, and who is to be added to or removed from channels and user groups. Rolled back, nobody hears anything.
 */
export const announce: Announce = async (tx, event, now) => {
  const { refreshes, settles, needsDirectory } = notifications[event.type];
  const subject = subjectOf(event);
  if (subject && settles) await endWaiting(tx, subject, settles, now);
  await entryOf(event).prepare?.(tx, event, now);
  const deliveries = await insertDeliveries(
    tx,
    event.organizationId,
    await entryOf(event).plan(tx, event),
    now,
  );
  const queued = deliveries.filter(({ status }) => status === 'queued').map(({ id }) => id);
  if (event.type === 'invitation.reachable') queued.push(...(await wakeWaiting(tx, event.invitationId)));
  await queueSends(tx, queued);
  await planAccess(tx, event, now);
  if (needsDirectory) await queueListing(tx, event.organizationId, now);
  if (subject && refreshes) await queueRefresh(tx, subject);
  // Last: whatever else is about to change the same homes waits from here on until this commits.
  await refreshHomes(tx, event, now);
};

/** The entry of the event's own type, which the compiler cannot follow through the lookup. */
function entryOf(event: DomainEvent): {
  plan(tx: Transaction, event: DomainEvent): Promise<PlannedDelivery[]>;
  prepare?(tx: Transaction, event: DomainEvent, now: Date): Promise<void>;
} {
  return notifications[event.type] as ReturnType<typeof entryOf>;
}

function subjectOf(event: DomainEvent): Subject | null {
  if ('invitationId' in event) return { invitationId: event.invitationId };
  if ('importId' in event) return { importId: event.importId };
  if ('joinRequestId' in event) return { joinRequestId: event.joinRequestId };
  return null;
}

import type { Transaction } from '../../database/client.ts';
import { Changes } from '../../domain/changes.ts';
import { commandOf } from '../../domain/organizations/store.ts';
import type { LinkTarget } from '../../domain/ties/place.ts';
import { belongingTo } from '../../domain/ties/store.ts';
import { retryWhileDatabaseIsDown } from '../persist.ts';
import { queueAccess } from '../queue.ts';
import type { Delivery } from '../slack-message.ts';
import { carryToChannel } from './channel.ts';
import { type Errand, FewerError, LaterError } from './errand.ts';
import { GIVEN_UP, placeRefusal } from './reasons.ts';
import { nameAt, type QueuedAccess, queuedAt, settleDelivered, settleFailed } from './store.ts';
import { carryToUserGroup } from './user-group.ts';

/** Deliveries of one run. */
const BATCH = 1_000;

/**
 * Carries to Slack what waits for a channel or user group. Whether somebody is to be there is asked of the database
 * now: a later change overtakes an earlier one, and who still belongs there by another group stays. Everything may be
 * done twice: after a crash between Slack's answer and our record, Slack says that it is so already.
 */
export async function carryAccess(
  parts: Delivery,
  { workspaceId, slackId, atMost }: LinkTarget & { atMost?: number | undefined },
  { isLast }: { isLast: boolean },
): Promise<void> {
  const { db, log } = parts;
  const named = await nameAt(db, { workspaceId, slackId });
  if (!named) return;
  const command = await commandOf(db, workspaceId);
  const place = { workspaceId, slackId, ...named, command };
  const waiting = await queuedAt(db, place, atMost ?? BATCH);
  if (waiting.length === 0) return;
  const failed = new Map<string, string>();
  try {
    const errand = await errandFor(parts, place, waiting, failed);
    await (place.kind === 'channel' ? carryToChannel(errand) : carryToUserGroup(errand));
    await writeDownFailed(parts, waiting, failed);
    const goesOn = waiting.length === (atMost ?? BATCH);
    if (goesOn || atMost)
      await queueAccess(db, { ...place, ...(failed.size === 0 && goesOn && atMost && { atMost }) });
  } catch (error) {
    await writeDownFailed(parts, waiting, failed);
    if (error instanceof LaterError)
      return queueAccess(db, { ...place, ...(atMost && { atMost }) }, { inMs: error.inMs });
    if (error instanceof FewerError) {
      return queueAccess(db, { ...place, atMost: Math.ceil(waiting.length / 2) });
    }
    const reason = placeRefusal(error, place) ?? (isLast ? GIVEN_UP : null);
    if (!reason) throw error;
    log.warn({ err: error, slackId }, 'access could not be carried to Slack');
    await failAll(parts, place, reason);
  }
}

/** Ends everything that waits for a place as failed; each causer is told once. */
async function failAll(parts: Delivery, place: LinkTarget, reason: string): Promise<void> {
  await parts.db.$transaction(async tx => {
    const settledAt = parts.clock.now();
    await tell(parts, tx, await settleFailed(tx, { place }, { reason, settledAt }), settledAt);
  });
}

/** Ends what used up its tries. */
export const giveUpAccess = (parts: Delivery, place: LinkTarget) => failAll(parts, place, GIVEN_UP);

async function errandFor(
  parts: Delivery,
  place: Errand['place'],
  waiting: QueuedAccess[],
  failed: Map<string, string>,
): Promise<Errand> {
  const { db, clock } = parts;
  const ids = Map.groupBy(waiting, ({ slackUserId }) => slackUserId);
  const people = [...ids.keys()];
  const belonging = await belongingTo(db, place, people);
  return {
    parts,
    place,
    add: people.filter(each => belonging.has(each)),
    remove: people.filter(each => !belonging.has(each)),
    async done(slackUserIds) {
      const settled = slackUserIds.flatMap(each => ids.get(each) ?? []).map(({ id }) => id);
      if (settled.length > 0) await retryWhileDatabaseIsDown(() => settleDelivered(db, settled, clock.now()));
    },
    fail: (slackUserId, reason) => void failed.set(slackUserId, reason),
  };
}

async function writeDownFailed(
  parts: Delivery,
  waiting: QueuedAccess[],
  failed: ReadonlyMap<string, string>,
): Promise<void> {
  const byReason = Map.groupBy(
    waiting.filter(({ slackUserId }) => failed.has(slackUserId)),
    ({ slackUserId }) => failed.get(slackUserId) ?? '',
  );
  for (const [reason, deliveries] of byReason) {
    const ids = deliveries.map(({ id }) => id);
    await parts.db.$transaction(async tx => {
      const settledAt = parts.clock.now();
      await tell(parts, tx, await settleFailed(tx, { ids }, { reason, settledAt }), settledAt);
    });
  }
}

/** Whoever caused it hears once of each tie, however many people it is about. */
async function tell(parts: Delivery, tx: Transaction, failed: QueuedAccess[], now: Date): Promise<void> {
  const alike = Map.groupBy(failed, ({ tieId, causerId, change }) => `${tieId} ${causerId} ${change}`);
  for (const together of alike.values()) {
    const [first] = together;
    if (!first?.causerId) continue;
    const { id: deliveryId, organizationId } = first;
    const others = new Set(together.map(({ slackUserId }) => slackUserId)).size - 1;
    const failed = new Changes({ type: 'delivery.failed', organizationId, deliveryId, others });
    await parts.commitChanges(tx, failed, now);
  }
}

import type { Transaction } from '../../database/client.ts';
import { Changes } from '../../domain/changes.ts';
import type { LinkTarget } from '../../domain/link-target.ts';
import { belongingTo } from '../../domain/links/store.ts';
import { commandOf } from '../../domain/organizations/store.ts';
import { storedReason } from '../../messages/reasons.ts';
import type { Reason } from '../../texts/reasons.ts';
import { queueMemberSync } from '../queue.ts';
import { retryWhileDatabaseIsDown } from '../retry-while-database-is-down.ts';
import type { Delivery } from '../slack-message.ts';
import { syncChannel } from './channel.ts';
import { type MembershipSync, RetryLaterError, SplitBatchError } from './membership-sync.ts';
import { targetRefusal } from './reasons.ts';
import { nameAt, type QueuedMembershipChange, queuedAt, recordSynced, recordSyncFailed } from './store.ts';
import { syncUserGroup } from './user-group.ts';

const GIVEN_UP: Reason = { code: 'slack-unreachable' };

/** How many deliveries one run handles. */
const BATCH = 1_000;

/**
 * Applies queued membership changes to a channel or user group. The desired state is read now, so only the latest
 * change counts, and people linked through another group stay. Every step may run twice: after a crash between Slack's
 * answer and our record, Slack answers that it is already done.
 */
export async function syncMembers(
  parts: Delivery,
  { workspaceId, slackId, atMost }: LinkTarget & { atMost?: number | undefined },
  { isLast }: { isLast: boolean },
): Promise<void> {
  const { db, log } = parts;
  const named = await nameAt(db, { workspaceId, slackId });
  if (!named) return;
  const command = await commandOf(db, workspaceId);
  const target = { workspaceId, slackId, ...named, command };
  const waiting = await queuedAt(db, target, atMost ?? BATCH);
  if (waiting.length === 0) return;
  const failed = new Map<string, string>();
  try {
    const membershipSync = await membershipSyncFor(parts, target, waiting, failed);
    await (target.kind === 'channel' ? syncChannel(membershipSync) : syncUserGroup(membershipSync));
    await writeDownFailed(parts, waiting, failed);
    const goesOn = waiting.length === (atMost ?? BATCH);
    if (goesOn || atMost)
      await queueMemberSync(db, { ...target, ...(failed.size === 0 && goesOn && atMost && { atMost }) });
  } catch (error) {
    await writeDownFailed(parts, waiting, failed);
    if (error instanceof RetryLaterError)
      return queueMemberSync(db, { ...target, ...(atMost && { atMost }) }, { inMs: error.inMs });
    if (error instanceof SplitBatchError) {
      return queueMemberSync(db, { ...target, atMost: Math.ceil(waiting.length / 2) });
    }
    const reason = targetRefusal(error, target) ?? (isLast ? GIVEN_UP : null);
    if (!reason) throw error;
    log.warn({ err: error, slackId }, 'access could not be carried to Slack');
    await failAll(parts, target, storedReason(reason));
  }
}

/** Ends all queued changes of a channel or user group as failed; each initiator gets one message. */
async function failAll(parts: Delivery, target: LinkTarget, reason: string): Promise<void> {
  await parts.db.$transaction(async tx => {
    const resolvedAt = parts.clock.now();
    await tell(parts, tx, await recordSyncFailed(tx, { target }, { reason, resolvedAt }), resolvedAt);
  });
}

/** Ends changes without tries left. */
export const giveUpSync = (parts: Delivery, target: LinkTarget) =>
  failAll(parts, target, storedReason(GIVEN_UP));

async function membershipSyncFor(
  parts: Delivery,
  target: MembershipSync['target'],
  waiting: QueuedMembershipChange[],
  failed: Map<string, string>,
): Promise<MembershipSync> {
  const { db, clock } = parts;
  const ids = Map.groupBy(waiting, ({ slackUserId }) => slackUserId);
  const people = [...ids.keys()];
  const belonging = await belongingTo(db, target, people);
  return {
    parts,
    target,
    add: people.filter(each => belonging.has(each)),
    remove: people.filter(each => !belonging.has(each)),
    async done(slackUserIds) {
      const synced = slackUserIds.flatMap(each => ids.get(each) ?? []).map(({ id }) => id);
      if (synced.length > 0) await retryWhileDatabaseIsDown(() => recordSynced(db, synced, clock.now()));
    },
    fail: (slackUserId, reason) => void failed.set(slackUserId, storedReason(reason)),
  };
}

async function writeDownFailed(
  parts: Delivery,
  waiting: QueuedMembershipChange[],
  failed: ReadonlyMap<string, string>,
): Promise<void> {
  const byReason = Map.groupBy(
    waiting.filter(({ slackUserId }) => failed.has(slackUserId)),
    ({ slackUserId }) => failed.get(slackUserId) ?? '',
  );
  for (const [reason, deliveries] of byReason) {
    const ids = deliveries.map(({ id }) => id);
    await parts.db.$transaction(async tx => {
      const resolvedAt = parts.clock.now();
      await tell(parts, tx, await recordSyncFailed(tx, { ids }, { reason, resolvedAt }), resolvedAt);
    });
  }
}

/** Sends the initiator one message per link, however many people it is about. */
async function tell(
  parts: Delivery,
  tx: Transaction,
  failed: QueuedMembershipChange[],
  now: Date,
): Promise<void> {
  const alike = Map.groupBy(
    failed,
    ({ linkId, initiatorId, change }) => `${linkId} ${initiatorId} ${change}`,
  );
  for (const together of alike.values()) {
    const [first] = together;
    if (!first?.initiatorId) continue;
    const { id: deliveryId, organizationId } = first;
    const others = new Set(together.map(({ slackUserId }) => slackUserId)).size - 1;
    const failed = new Changes({ type: 'delivery.failed', organizationId, deliveryId, others });
    await parts.commitChanges(tx, failed, now);
  }
}

import { Changes } from '../../domain/changes.ts';
import type { LinkOutcome } from '../../domain/link-outcome.ts';
import { targetName } from '../../domain/link-target.ts';
import { belongingBy, belongingTo, ledTo, linksOf } from '../../domain/links/store.ts';
import { commandOf } from '../../domain/organizations/store.ts';
import { storedReason } from '../../messages/reasons.ts';
import { queueMemberSync, queueMoreSync, type SyncUnderWay } from '../queue.ts';
import type { Delivery } from '../slack-message.ts';
import { membersOfChannel } from '../sync-members/channel.ts';
import { RetryLaterError } from '../sync-members/membership-sync.ts';
import { targetRefusal } from '../sync-members/reasons.ts';
import { insertMembershipChanges, type PlannedMembershipChange } from '../sync-members/store.ts';
import { membersOfUserGroup } from '../sync-members/user-group.ts';
import { isFirstThere, isSyncing, nextLink, syncedBy } from './store.ts';

/** How often Foyer checks whether all changes have ended. */
const LOOK_MS = 2_000;

type NextLink = NonNullable<Awaited<ReturnType<typeof nextLink>>>;

/**
 * Compares the links of an organization with Slack, one link per run. Adds missing members; removes deactivated members
 * and members we added who no longer qualify; leaves everyone else alone. Differences become deliveries like any other;
 * when all of them have ended, the person who asked gets a message.
 */
export async function runSync(
  parts: Delivery,
  sync: SyncUnderWay,
  { isLast }: { isLast: boolean },
): Promise<void> {
  const { db, workspaceId } = parts;
  const { organizationId, syncId, after } = sync;
  const link = await nextLink(db, { workspaceId, organizationId }, after);
  if (link) return compare(parts, sync, link, isLast);
  if (await isSyncing(db, organizationId, syncId)) return queueMoreSync(db, sync, { inMs: LOOK_MS });
  const links = await outcomesOf(parts, sync);
  await db.$transaction(tx =>
    parts.commitChanges(
      tx,
      new Changes({ type: 'sync.ended', organizationId, syncId, by: sync.by, links }),
      parts.clock.now(),
    ),
  );
}

async function compare(parts: Delivery, sync: SyncUnderWay, link: NextLink, isLast: boolean): Promise<void> {
  const { db, clock } = parts;
  const { organizationId, syncId, problems } = sync;
  const { workspaceId } = link.group.organization;
  const command = await commandOf(db, workspaceId);
  const target = { workspaceId, slackId: link.slackId, kind: link.kind, name: link.name, command };
  let there: string[];
  try {
    const read = link.kind === 'channel' ? membersOfChannel : membersOfUserGroup;
    there = await read({ parts, target });
  } catch (error) {
    if (error instanceof RetryLaterError) return queueMoreSync(db, sync, { inMs: error.inMs });
    const reason = targetRefusal(error, target) ?? (isLast ? ({ code: 'slack-unreachable' } as const) : null);
    if (!reason) throw error;
    return queueMoreSync(db, {
      ...sync,
      after: link.id,
      problems: [...problems, { linkId: link.id, reason: storedReason(reason) }],
    });
  }
  const drifted = await driftOf(parts, link, there);
  const planned = drifted.map(drift => ({ ...drift, organizationId, linkId: link.id, syncId }));
  await db.$transaction(async tx => {
    await insertMembershipChanges(tx, planned, clock.now());
    if (planned.length > 0) await queueMemberSync(tx, target);
    await queueMoreSync(tx, { ...sync, after: link.id });
  });
}

/** Who is missing because of this link, and who should not be there. */
async function driftOf(
  { db }: Delivery,
  link: NextLink,
  there: string[],
): Promise<Pick<PlannedMembershipChange, 'slackUserId' | 'change'>[]> {
  const { organizationId, organization } = link.group;
  const isThere = new Set(there);
  const missing = (await belongingBy(db, link.id)).filter(each => !isThere.has(each));
  // Of several links to one channel or user group, the first one removes people.
  const { slackId } = link;
  const led = (await isFirstThere(db, link)) ? await ledTo(db, organizationId, slackId, there) : [];
  const belonging = await belongingTo(db, { workspaceId: organization.workspaceId, slackId }, led);
  const surplus = led.filter(each => !belonging.has(each));
  return [
    ...missing.map(slackUserId => ({ slackUserId, change: 'add' as const })),
    ...surplus.map(slackUserId => ({ slackUserId, change: 'remove' as const })),
  ];
}

async function outcomesOf(
  { db }: Delivery,
  { organizationId, syncId, problems }: SyncUnderWay,
): Promise<LinkOutcome[]> {
  const [links, synced] = await Promise.all([
    linksOf(db, organizationId),
    syncedBy(db, organizationId, syncId),
  ]);
  return links.map(link => {
    const mine = synced.filter(({ linkId }) => linkId === link.id);
    const count = (change: string) =>
      mine
        .filter(row => row.status === 'delivered' && row.change === change)
        .reduce((sum, row) => sum + row.people, 0);
    return {
      target: targetName(link),
      group: link.group.name,
      added: count('add'),
      removed: count('remove'),
      failed: mine
        .filter(({ status }) => status === 'failed')
        .map(({ change, reason, people }) => ({ change, reason: reason ?? '', people })),
      problem: problems.find(({ linkId }) => linkId === link.id)?.reason ?? null,
    };
  });
}

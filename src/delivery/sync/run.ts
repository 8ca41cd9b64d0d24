import { Changes } from '../../domain/changes.ts';
import { commandOf } from '../../domain/organizations/store.ts';
import type { TieOutcome } from '../../domain/ties/outcome.ts';
import { placeName } from '../../domain/ties/place.ts';
import { belongingBy, belongingTo, ledTo, tiesOf } from '../../domain/ties/store.ts';
import { membersOfChannel } from '../access/channel.ts';
import { LaterError } from '../access/errand.ts';
import { GIVEN_UP, placeRefusal } from '../access/reasons.ts';
import { insertAccess, type PlannedAccess } from '../access/store.ts';
import { membersOfUserGroup } from '../access/user-group.ts';
import { queueAccess, queueMoreSync, type SyncUnderWay } from '../queue.ts';
import type { Delivery } from '../slack-message.ts';
import { carriedBy, isCarrying, isFirstThere, nextTie } from './store.ts';

/** How often it is looked whether everything was carried to Slack. */
const LOOK_MS = 2_000;

type NextTie = NonNullable<Awaited<ReturnType<typeof nextTie>>>;

/**
 * Compares the ties of an organization with Slack, one tie a run: who belongs there and is not is added; who is
 * deactivated, or was led there by a tie and belongs there by none any more, is removed; whoever came there by
 * themselves is left alone. What differs becomes deliveries like any other; when all of them have ended, whoever
 * asked is told.
 */
export async function runSync(
  parts: Delivery,
  sync: SyncUnderWay,
  { isLast }: { isLast: boolean },
): Promise<void> {
  const { db, workspaceId } = parts;
  const { organizationId, syncId, after } = sync;
  const tie = await nextTie(db, { workspaceId, organizationId }, after);
  if (tie) return compare(parts, sync, tie, isLast);
  if (await isCarrying(db, organizationId, syncId)) return queueMoreSync(db, sync, { inMs: LOOK_MS });
  const ties = await outcomesOf(parts, sync);
  await db.$transaction(tx =>
    parts.commitChanges(
      tx,
      new Changes({ type: 'sync.ended', organizationId, syncId, by: sync.by, ties }),
      parts.clock.now(),
    ),
  );
}

async function compare(parts: Delivery, sync: SyncUnderWay, tie: NextTie, isLast: boolean): Promise<void> {
  const { db, clock } = parts;
  const { organizationId, syncId, problems } = sync;
  const { workspaceId } = tie.group.organization;
  const command = await commandOf(db, workspaceId);
  const place = { workspaceId, slackId: tie.slackId, kind: tie.kind, name: tie.name, command };
  let there: string[];
  try {
    const read = tie.kind === 'channel' ? membersOfChannel : membersOfUserGroup;
    there = await read({ parts, place });
  } catch (error) {
    if (error instanceof LaterError) return queueMoreSync(db, sync, { inMs: error.inMs });
    const reason = placeRefusal(error, place) ?? (isLast ? GIVEN_UP : null);
    if (!reason) throw error;
    return queueMoreSync(db, {
      ...sync,
      after: tie.id,
      problems: [...problems, { tieId: tie.id, reason }],
    });
  }
  const drifted = await driftOf(parts, tie, there);
  const planned = drifted.map(drift => ({ ...drift, organizationId, tieId: tie.id, syncId }));
  await db.$transaction(async tx => {
    await insertAccess(tx, planned, clock.now());
    if (planned.length > 0) await queueAccess(tx, place);
    await queueMoreSync(tx, { ...sync, after: tie.id });
  });
}

/** Who is missing there because of this tie, and who is there and should not be. */
async function driftOf(
  { db }: Delivery,
  tie: NextTie,
  there: string[],
): Promise<Pick<PlannedAccess, 'slackUserId' | 'change'>[]> {
  const { organizationId, organization } = tie.group;
  const isThere = new Set(there);
  const missing = (await belongingBy(db, tie.id)).filter(each => !isThere.has(each));
  // Of several ties to one place, the first one removes.
  const { slackId } = tie;
  const led = (await isFirstThere(db, tie)) ? await ledTo(db, organizationId, slackId, there) : [];
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
): Promise<TieOutcome[]> {
  const [ties, carried] = await Promise.all([
    tiesOf(db, organizationId),
    carriedBy(db, organizationId, syncId),
  ]);
  return ties.map(tie => {
    const mine = carried.filter(({ tieId }) => tieId === tie.id);
    const count = (change: string) =>
      mine
        .filter(row => row.status === 'delivered' && row.change === change)
        .reduce((sum, row) => sum + row.people, 0);
    return {
      place: placeName(tie),
      group: tie.group.name,
      added: count('add'),
      removed: count('remove'),
      failed: mine
        .filter(({ status }) => status === 'failed')
        .map(({ change, reason, people }) => ({ change, reason: reason ?? '', people })),
      problem: problems.find(({ tieId }) => tieId === tie.id)?.reason ?? null,
    };
  });
}

import type { Transaction } from '../database/client.ts';
import { insertAccess, type PlannedAccess, plannedHere } from '../delivery/access/store.ts';
import { queueAccess } from '../delivery/queue.ts';
import type { DomainEvent, EventType } from '../domain/events.ts';
import { findOrganization } from '../domain/organizations/store.ts';
import { type Move, tiesToChange } from '../domain/ties/rules.ts';
import { belongingBy, findTie, tiesOf } from '../domain/ties/store.ts';
import { groupsOf, memberWho, memberWith, partiesOf, requesterOf } from './store.ts';

/** Somebody whose membership changed, and who changed it. */
interface Affected {
  memberId: string;
  causerId: string | null;
  change: { kind: 'in' } | { kind: 'out' } | { kind: 'moved'; left: string[]; joined: string[] };
}

/**
 * Records, in the transaction of an operation, what an event changes in the channels and user groups that groups are
 * tied to: one delivery for each person and tie, and one job for each place. Whether it is still wanted is asked
 * again when its turn comes, so a removal is planned also for somebody who stays there by another group.
 */
export async function planAccess(tx: Transaction, event: DomainEvent, now: Date): Promise<void> {
  if (event.type === 'group.tied') return planForTie(tx, event, now);
  if (!moving.has(event.type)) return;
  const { organizationId } = event;
  const ties = await tiesOf(tx, organizationId);
  if (ties.length === 0) return;
  const affected = await affectedBy(tx, event);
  const organization = affected.length > 0 ? await findOrganization(tx, organizationId) : null;
  if (!organization) return;
  const blankMeansAll = organization.template.blankGroups === 'all';
  const members = await groupsOf(
    tx,
    affected.map(({ memberId }) => memberId),
  );
  const planned = affected.flatMap(({ memberId, causerId, change }): PlannedAccess[] => {
    const member = members.get(memberId);
    if (!member?.slackUserId) return [];
    const { slackUserId, groups } = member;
    const move: Move = { ...change, groups };
    const { add, remove } = tiesToChange(move, { blankMeansAll, ties });
    const over = (change: 'add' | 'remove') => (tie: { id: string }) => ({
      organizationId,
      tieId: tie.id,
      slackUserId,
      change,
      causerId,
    });
    return [...add.map(over('add')), ...remove.map(over('remove'))];
  });
  // An approval that settles an invitation too is announced as both.
  const already =
    event.type === 'join-request.approved'
      ? await plannedHere(tx, [...new Set(planned.map(({ tieId }) => tieId))])
      : new Set<string>();
  await insertAccess(
    tx,
    planned.filter(({ tieId, slackUserId }) => !already.has(`${tieId} ${slackUserId}`)),
    now,
  );
  const reached = new Set(planned.map(({ tieId }) => tieId));
  await queueAll(
    tx,
    organization.workspaceId,
    ties.filter(({ id }) => reached.has(id)).map(({ slackId }) => slackId),
  );
}

async function planForTie(
  tx: Transaction,
  { organizationId, tieId, by }: { organizationId: string; tieId: string; by: string },
  now: Date,
): Promise<void> {
  const tie = await findTie(tx, tieId);
  const organization = tie && (await findOrganization(tx, organizationId));
  if (!organization) return;
  const causerId = await memberWho(tx, organizationId, by);
  const people = await belongingBy(tx, tieId);
  const planned = people.map(slackUserId => ({
    organizationId,
    tieId,
    slackUserId,
    change: 'add' as const,
    causerId,
  }));
  await insertAccess(tx, planned, now);
  if (planned.length > 0) await queueAll(tx, organization.workspaceId, [tie.slackId]);
}

/** In the same order everywhere: two operations that wait for each other's jobs would be a deadlock. */
async function queueAll(tx: Transaction, workspaceId: string, slackIds: string[]): Promise<void> {
  for (const slackId of [...new Set(slackIds)].sort()) await queueAccess(tx, { workspaceId, slackId });
}

/** The events that change who is in a group; most organizations have no ties, and end there. */
const moving: ReadonlySet<EventType> = new Set<EventType>([
  'invitation.accepted',
  'join-request.approved',
  'member.changed',
  'member.deactivated',
  'member.reactivated',
  'import.sent',
]);

async function affectedBy(tx: Transaction, event: DomainEvent): Promise<Affected[]> {
  const { organizationId } = event;
  switch (event.type) {
    case 'invitation.accepted': {
      const parties = await partiesOf(tx, event.invitationId);
      if (!parties) return [];
      const { email, inviterId, slackUserId, settledBy } = parties;
      // Where an approver let them in, it was settled by the approver.
      const approver =
        settledBy && settledBy !== slackUserId ? await memberWho(tx, organizationId, settledBy) : null;
      return came(await memberWith(tx, organizationId, email), approver ?? inviterId);
    }
    case 'join-request.approved': {
      const request = await requesterOf(tx, event.joinRequestId);
      return request ? came(await memberWho(tx, organizationId, request.slackUserId), request.deciderId) : [];
    }
    case 'member.changed': {
      const { memberId, left, joined, by } = event;
      if (left.length + joined.length === 0) return [];
      const causerId = await memberWho(tx, organizationId, by);
      return [{ memberId, causerId, change: { kind: 'moved', left, joined } }];
    }
    case 'member.deactivated':
    case 'member.reactivated': {
      const { memberId, by } = event;
      const change: Affected['change'] = { kind: event.type === 'member.deactivated' ? 'out' : 'in' };
      return [{ memberId, causerId: await memberWho(tx, organizationId, by), change }];
    }
    case 'import.sent': {
      const causerId = await memberWho(tx, organizationId, event.by);
      return event.members.map(({ memberId, change, left, joined }) => ({
        memberId,
        causerId,
        change: change === 'reactivated' ? { kind: 'in' } : { kind: 'moved', left, joined },
      }));
    }
    default:
      return [];
  }
}

const came = (memberId: string | null, causerId: string | null): Affected[] =>
  memberId ? [{ memberId, causerId, change: { kind: 'in' } }] : [];

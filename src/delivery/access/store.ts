import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import type { Place, TieKind } from '../../domain/ties/place.ts';

/** What such a delivery is named; it is no message, so notifications/ does not know it. */
const ACCESS = 'access';

export type Change = 'add' | 'remove';

/** One person to be added to or removed from a tie's channel or user group. */
export interface PlannedAccess {
  organizationId: string;
  tieId: string;
  slackUserId: string;
  change: Change;
  /** The member who hears when it fails. */
  causerId?: string | null;
  /** The comparison with Slack that found it missing. */
  syncId?: string;
}

/** Rows inserted by one statement. */
const AT_ONCE = 2_000;

/** Inserts such deliveries; queueAccess carries them out. */
export async function insertAccess(
  tx: Transaction,
  planned: PlannedAccess[],
  createdAt: Date,
): Promise<void> {
  for (let from = 0; from < planned.length; from += AT_ONCE) {
    await tx.delivery.createMany({
      data: planned
        .slice(from, from + AT_ONCE)
        .map(({ organizationId, tieId, slackUserId, change, causerId, syncId }) => ({
          organizationId,
          message: ACCESS,
          recipient: slackUserId,
          status: 'queued' as const,
          tieId,
          causerId: causerId ?? null,
          data: { change, ...(syncId && { syncId }) },
          createdAt,
        })),
    });
  }
}

/** Those of these people whom the same transaction has already planned to add or remove over a tie. */
export async function plannedHere(tx: Transaction, tieIds: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ tieId: string; recipient: string }[]>`
    select tie_id as "tieId", recipient from deliveries
    where tie_id = any(${tieIds}::uuid[]) and status = 'queued'
      and xmin = pg_current_xact_id()::xid`;
  return new Set(rows.map(({ tieId, recipient }) => `${tieId} ${recipient}`));
}

/** A delivery that waits to be carried to Slack. */
export interface QueuedAccess {
  id: string;
  organizationId: string;
  tieId: string;
  slackUserId: string;
  change: Change;
  causerId: string | null;
}

const columns = Prisma.sql`d.id, d.organization_id as "organizationId", d.tie_id as "tieId",
  d.recipient as "slackUserId", d.data ->> 'change' as change, d.causer_id as "causerId"`;

/** The ties that lead to a place. */
const leadsTo = ({ workspaceId, slackId }: Place) => Prisma.sql`
  select t.id from group_ties t
  join groups g on g.id = t.group_id
  join organizations o on o.id = g.organization_id
  where t.slack_id = ${slackId} and o.workspace_id = ${workspaceId}::uuid`;

/** What waits for a place, the oldest first, over all ties that lead there. */
export async function queuedAt(db: Database, place: Place, take: number): Promise<QueuedAccess[]> {
  return db.$queryRaw<QueuedAccess[]>`
    select ${columns} from deliveries d
    where d.tie_id in (${leadsTo(place)}) and d.status = 'queued'
    order by d.id limit ${take}`;
}

/** What a place is called, by the newest tie that leads there; null when none does any more. */
export async function nameAt(db: Database, place: Place): Promise<{ kind: TieKind; name: string } | null> {
  const [found] = await db.$queryRaw<{ kind: TieKind; name: string }[]>`
    select kind::text as kind, name from group_ties
    where id in (${leadsTo(place)}) order by id desc limit 1`;
  return found ?? null;
}

/** Ends queued deliveries as delivered. */
export async function settleDelivered(db: Database, ids: string[], settledAt: Date): Promise<void> {
  await db.delivery.updateMany({
    where: { id: { in: ids }, status: 'queued' },
    data: { status: 'delivered', settledAt },
  });
}

/** Ends queued deliveries as failed, of these ids or all of a place; returns those that had not ended before. */
export async function settleFailed(
  tx: Transaction,
  which: { ids: string[] } | { place: Place },
  { reason, settledAt }: { reason: string; settledAt: Date },
): Promise<QueuedAccess[]> {
  const where =
    'ids' in which
      ? Prisma.sql`d.id = any(${which.ids}::uuid[])`
      : Prisma.sql`d.tie_id in (${leadsTo(which.place)})`;
  return tx.$queryRaw<QueuedAccess[]>`
    update deliveries d set status = 'failed', reason = ${reason}, settled_at = ${settledAt}::timestamptz
    where ${where} and d.status = 'queued'
    returning ${columns}`;
}

/** Those of these people who cannot be in a user group, by what the directory knows of them. */
export async function unfitForUserGroups(
  db: Database,
  workspaceId: string,
  slackUserIds: string[],
): Promise<Map<string, 'guest' | 'bot' | 'deactivated' | 'stranger'>> {
  const people = await db.slackPerson.findMany({
    where: { workspaceId, slackUserId: { in: slackUserIds } },
    select: { slackUserId: true, isGuest: true, isBot: true, isDeactivated: true, isStranger: true },
  });
  return new Map(
    people.flatMap(({ slackUserId, isGuest, isBot, isDeactivated, isStranger }) => {
      const why = isDeactivated
        ? ('deactivated' as const)
        : isBot
          ? ('bot' as const)
          : isStranger
            ? ('stranger' as const)
            : isGuest
              ? ('guest' as const)
              : null;
      return why ? [[slackUserId, why] as const] : [];
    }),
  );
}

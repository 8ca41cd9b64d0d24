import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import type { LinkKind, LinkTarget } from '../../domain/link-target.ts';
import { actorProblem, type PersonProblem } from '../../domain/person-problem.ts';

/** The message name of such a delivery. It isn't a message, so messages/ doesn't contain it. */
const ACCESS = 'access';

export type Change = 'add' | 'remove';

/** One person to be added to or removed from a link's channel or user group. */
export interface PlannedMembershipChange {
  organizationId: string;
  linkId: string;
  slackUserId: string;
  change: Change;
  /** The member who gets a message when it fails. */
  initiatorId?: string | null;
  /** The comparison with Slack that found the difference. */
  syncId?: string;
}

/** Rows per statement; less than growingId can count. */
const AT_ONCE = 4_000;

/**
 * An id that grows with time, by the database's clock, and with n (below 4096) within one moment: a UUID of version 7
 * with a counter (RFC 9562, 6.2). Of two deliveries for one person and one link the later one counts. PostgreSQL has
 * its own function for it only from 18 on.
 */
const growingId = Prisma.sql`encode(overlay(overlay(uuid_send(gen_random_uuid())
  placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6)
  placing int2send((28672 + n)::int2) from 7 for 2), 'hex')::uuid`;

/**
 * Inserts such deliveries; queueMemberSync applies them. It is written in SQL because a new link may concern a group of
 * thousands, and nobody else of the organization can be changed until it commits.
 */
export async function insertMembershipChanges(
  tx: Transaction,
  planned: PlannedMembershipChange[],
  createdAt: Date,
): Promise<void> {
  for (let from = 0; from < planned.length; from += AT_ONCE) {
    const json = JSON.stringify(planned.slice(from, from + AT_ONCE));
    await tx.$executeRaw`
      insert into deliveries (id, organization_id, message, recipient, status, tie_id, causer_id, data, created_at)
      select ${growingId}, organization_id, ${ACCESS}, slack_user_id, 'queued', tie_id, causer_id,
        jsonb_strip_nulls(jsonb_build_object('change', change, 'syncId', sync_id)), ${createdAt}::timestamptz
      from rows from (jsonb_to_recordset(${json}::jsonb) as ("organizationId" uuid, "slackUserId" text,
        "linkId" uuid, "initiatorId" uuid, change text, "syncId" text)) with ordinality
        as p(organization_id, slack_user_id, tie_id, causer_id, change, sync_id, n)`;
  }
}

/** A queued change of a channel's or user group's members. */
export interface QueuedMembershipChange {
  id: string;
  organizationId: string;
  linkId: string;
  slackUserId: string;
  change: Change;
  initiatorId: string | null;
}

const columns = Prisma.sql`d.id, d.organization_id as "organizationId", d.tie_id as "linkId",
  d.recipient as "slackUserId", d.data ->> 'change' as change, d.causer_id as "initiatorId"`;

/** The links to a channel or user group. */
const leadsTo = ({ workspaceId, slackId }: LinkTarget) => Prisma.sql`
  select t.id from group_ties t
  join groups g on g.id = t.group_id
  join organizations o on o.id = g.organization_id
  where t.slack_id = ${slackId} and o.workspace_id = ${workspaceId}::uuid`;

/** Queued changes of a channel or user group, oldest first, over all its links. */
export async function queuedAt(
  db: Database,
  target: LinkTarget,
  take: number,
): Promise<QueuedMembershipChange[]> {
  return db.$queryRaw<QueuedMembershipChange[]>`
    select ${columns} from deliveries d
    where d.tie_id in (${leadsTo(target)}) and d.status = 'queued'
    order by d.id limit ${take}`;
}

/** The name of a channel or user group, by its newest link; null when it has none. */
export async function nameAt(
  db: Database,
  target: LinkTarget,
): Promise<{ kind: LinkKind; name: string } | null> {
  const [found] = await db.$queryRaw<{ kind: LinkKind; name: string }[]>`
    select kind::text as kind, name from group_ties
    where id in (${leadsTo(target)}) order by id desc limit 1`;
  return found ?? null;
}

/** Ends queued deliveries as delivered. */
export async function recordSynced(db: Database, ids: string[], resolvedAt: Date): Promise<void> {
  await db.delivery.updateMany({
    where: { id: { in: ids }, status: 'queued' },
    data: { status: 'delivered', resolvedAt },
  });
}

/**
 * Ends queued deliveries as failed, either these ids or all of a channel or user group; returns those that had not
 * ended before.
 */
export async function recordSyncFailed(
  tx: Transaction,
  which: { ids: string[] } | { target: LinkTarget },
  { reason, resolvedAt }: { reason: string; resolvedAt: Date },
): Promise<QueuedMembershipChange[]> {
  const where =
    'ids' in which
      ? Prisma.sql`d.id = any(${which.ids}::uuid[])`
      : Prisma.sql`d.tie_id in (${leadsTo(which.target)})`;
  return tx.$queryRaw<QueuedMembershipChange[]>`
    update deliveries d set status = 'failed', reason = ${reason}, settled_at = ${resolvedAt}::timestamptz
    where ${where} and d.status = 'queued'
    returning ${columns}`;
}

/** Which of these people can't be in a user group, by the directory. */
export async function unfitForUserGroups(
  db: Database,
  workspaceId: string,
  slackUserIds: string[],
): Promise<Map<string, 'guest' | PersonProblem>> {
  const people = await db.slackPerson.findMany({
    where: { workspaceId, slackUserId: { in: slackUserIds } },
    select: { slackUserId: true, isGuest: true, isBot: true, isDeactivated: true, isExternal: true },
  });
  return new Map(
    people.flatMap(person => {
      const why = actorProblem(person) ?? (person.isGuest ? ('guest' as const) : null);
      return why ? [[person.slackUserId, why] as const] : [];
    }),
  );
}

import type { Database } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { MAX_COUNTED } from '../members/current-users.ts';
import { canAct } from '../members/store.ts';
import { countsOf, type OrganizationCounts } from '../tallies/store.ts';

/** Beyond this the reader sees "more than": counting everything would take as long as the list is. */
const COUNTED = MAX_COUNTED + 1;
/** Upper bound of grants scanned when counting within a group admin's groups. */
const LOOKED_AT = 20_000;
/** How many of the newest failures are scanned; most belong to resolved invitations. */
const FAILURES_LOOKED_AT = 2_000;

/**
 * Counts up to COUNTED. The ORDER BY forces an index scan; without it PostgreSQL may choose a sequential scan because
 * of the LIMIT.
 */
async function count(db: Database, rows: Prisma.Sql, most = COUNTED): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${rows} limit ${most}) as counted`;
  return row?.count ?? 0;
}

/** The counts of a whole organization, each up to MAX_COUNTED + 1. */
export async function countsIn(db: Database, organizationId: string): Promise<OrganizationCounts> {
  const { active, deactivated, pending } = await countsOf(db, organizationId);
  const upTo = (found: number) => Math.min(found, COUNTED);
  return { active: upTo(active), deactivated: upTo(deactivated), pending: upTo(pending) };
}

/** Counts members in a state who have one of these groups, up to MAX_COUNTED + 1. */
export function countMembersWithin(
  db: Database,
  organizationId: string,
  state: 'active' | 'deactivated',
  within: string[],
): Promise<number> {
  return count(
    db,
    Prisma.sql`
      select distinct m.id
      from (select member_id from group_grants where group_id = any(${within}::uuid[]) limit ${LOOKED_AT}) g
      join members m on m.id = g.member_id
      where m.organization_id = ${organizationId}::uuid and m.state = ${state}::"MemberState"`,
  );
}

/** Does an invitation grant one of these groups? */
const isWithin = (within: string[] | null) =>
  within
    ? Prisma.sql`and exists (select 1 from invitation_grants o
        where o.invitation_id = i.id and o.group_id = any(${within}::uuid[]))`
    : Prisma.empty;

/** Counts pending invitations that grant one of these groups, up to MAX_COUNTED + 1. */
export function countPendingWithin(db: Database, organizationId: string, within: string[]): Promise<number> {
  return count(
    db,
    Prisma.sql`
      select distinct i.id
      from unnest(${within}::uuid[]) as mine(id)
      cross join lateral (select invitation_id from invitation_grants
        where group_id = mine.id order by invitation_id desc limit ${LOOKED_AT}) g
      join invitations i on i.id = g.invitation_id
      where i.organization_id = ${organizationId}::uuid and i.status = 'pending'`,
  );
}

/** Undelivered invitations are counted up to here: each needs a look at the invitation and its newer messages. */
export const MAX_UNDELIVERED = 200;

/**
 * Counts pending invitations whose newest message didn't reach the invitee, among the newest failures, up to
 * MAX_UNDELIVERED + 1.
 */
export function countUndelivered(
  db: Database,
  organizationId: string,
  within: string[] | null,
): Promise<number> {
  return count(
    db,
    Prisma.sql`
      select 1 from (
        select d.id, d.invitation_id from deliveries d
        where d.organization_id = ${organizationId}::uuid and d.status = 'failed' and d.message = 'invitation'
        order by d.id desc limit ${FAILURES_LOOKED_AT}) f
      join invitations i on i.id = f.invitation_id and i.status = 'pending'
      where not exists (select 1 from deliveries n
        where n.invitation_id = f.invitation_id and n.message = 'invitation' and n.id > f.id) ${isWithin(within)}`,
    MAX_UNDELIVERED + 1,
  );
}

/** Counts accepted invitations that wait for an approver. */
export function countAwaitingApproval(db: Database, organizationId: string): Promise<number> {
  return count(
    db,
    Prisma.sql`select 1 from invitations i
      where i.organization_id = ${organizationId}::uuid and i.status = 'pending'
        and i.awaiting_approval_at is not null`,
  );
}

/** Counts join requests that wait for a decision, up to MAX_COUNTED + 1, and gives the time of the oldest. */
export async function countWaitingRequests(
  db: Database,
  organizationId: string,
): Promise<{ waiting: number; oldestAt: Date | null }> {
  const [waiting, oldest] = await Promise.all([
    count(
      db,
      Prisma.sql`select 1 from join_requests r
        where r.organization_id = ${organizationId}::uuid and r.status = 'pending' order by r.id`,
    ),
    db.joinRequest.findFirst({
      where: { organizationId, status: 'pending' },
      select: { createdAt: true },
      orderBy: { id: 'asc' },
    }),
  ]);
  return { waiting, oldestAt: oldest?.createdAt ?? null };
}

/** Counts the groups of an organization, up to MAX_COUNTED + 1. */
export function countGroups(db: Database, organizationId: string): Promise<number> {
  return count(
    db,
    Prisma.sql`select 1 from groups g where g.organization_id = ${organizationId}::uuid order by g.name`,
  );
}

/**
 * Counts used seats by the rule of seats/store.ts; stops above MAX_COUNTED. It counts invitations only when members
 * alone don't exceed that.
 */
export async function countSeatsUsed(db: Database, organizationId: string): Promise<number> {
  const { active: members } = await countsIn(db, organizationId);
  if (members > MAX_COUNTED) return members;
  const invited = await count(
    db,
    Prisma.sql`
      select distinct coalesce(p.slack_user_id, p.email) from (
        select i.slack_user_id, i.email from invitations i
        where i.organization_id = ${organizationId}::uuid and i.status = 'pending'
        order by i.id limit ${COUNTED}) p
      where not exists (select 1 from members m where m.organization_id = ${organizationId}::uuid
          and m.state = 'active' and m.email = p.email)
        and not exists (select 1 from members m where m.organization_id = ${organizationId}::uuid
          and m.state = 'active' and m.slack_user_id = p.slack_user_id)`,
  );
  return members + invited;
}

/** A few active members with a role whose Slack accounts can act. */
export async function someHolders(
  db: Database,
  organizationId: string,
  roleId: string,
  take: number,
): Promise<string[]> {
  const found = await db.$queryRaw<{ slackUserId: string }[]>`
    select m.slack_user_id as "slackUserId" from members m
    where m.organization_id = ${organizationId}::uuid and m.role_id = ${roleId}::uuid
      and m.state = 'active' and m.slack_user_id is not null and ${canAct}
    order by m.name, m.id limit ${take}`;
  return found.map(({ slackUserId }) => slackUserId);
}

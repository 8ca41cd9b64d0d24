import type { Database } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { MAX_COUNTED } from '../members/current-users.ts';
import { canAct } from '../members/store.ts';

/** Whoever has more than this many reads that there are more: counting on would take as long as the list is. */
const COUNTED = MAX_COUNTED + 1;
/** Rows of one person's groups that are looked at for what stands wholly within them. */
const LOOKED_AT = 20_000;
/** The newest failures that are looked at; most of them are of invitations that are settled. */
const FAILURES_LOOKED_AT = 2_000;

/** The groups to which a person's reach is confined; null: the whole organization. */
export type Within = string[] | null;

/**
 * Counts rows up to there. Where they are many they are asked for in the order of their index: without one PostgreSQL
 * may read the whole table, trusting that some are found soon.
 */
async function count(db: Database, rows: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${rows} limit ${COUNTED}) as counted`;
  return row?.count ?? 0;
}

/** Members of a state, at most COUNTED_MOST + 1; within groups: those all of whose groups are among them. */
export function countMembersIn(
  db: Database,
  organizationId: string,
  state: 'active' | 'deactivated',
  within: Within,
): Promise<number> {
  const rows = within
    ? Prisma.sql`
        select distinct m.id
        from (select member_id from group_grants where group_id = any(${within}::uuid[]) limit ${LOOKED_AT}) g
        join members m on m.id = g.member_id
        where m.organization_id = ${organizationId}::uuid and m.state = ${state}::"MemberState"
          and not exists (select 1 from group_grants o
            where o.member_id = m.id and o.group_id <> all(${within}::uuid[]))`
    : Prisma.sql`select 1 from members m
        where m.organization_id = ${organizationId}::uuid and m.state = ${state}::"MemberState"
        order by m.name, m.id`;
  return count(db, rows);
}

/** Is an invitation wholly within these groups? */
const isWithin = (within: Within) =>
  within
    ? Prisma.sql`and exists (select 1 from invitation_grants o where o.invitation_id = i.id)
        and not exists (select 1 from invitation_grants o
          where o.invitation_id = i.id and o.group_id <> all(${within}::uuid[]))`
    : Prisma.empty;

/** Pending invitations, at most COUNTED_MOST + 1; within groups: those that promise nothing else. */
export function countPendingIn(db: Database, organizationId: string, within: Within): Promise<number> {
  const rows = within
    ? Prisma.sql`
        select distinct i.id
        from unnest(${within}::uuid[]) as mine(id)
        cross join lateral (select invitation_id from invitation_grants
          where group_id = mine.id order by invitation_id desc limit ${LOOKED_AT}) g
        join invitations i on i.id = g.invitation_id
        where i.organization_id = ${organizationId}::uuid and i.status = 'pending' ${isWithin(within)}`
    : Prisma.sql`select 1 from invitations i
        where i.organization_id = ${organizationId}::uuid and i.status = 'pending' order by i.id`;
  return count(db, rows);
}

/** Pending invitations whose newest message did not reach the invitee, among the newest failures. */
export function countUndelivered(db: Database, organizationId: string, within: Within): Promise<number> {
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
  );
}

/** Invitations that were accepted and that an approver must decide. */
export function countAwaitingApproval(db: Database, organizationId: string): Promise<number> {
  return count(
    db,
    Prisma.sql`select 1 from invitations i
      where i.organization_id = ${organizationId}::uuid and i.status = 'pending'
        and i.awaiting_approval_at is not null`,
  );
}

/** Join requests that wait for a decision, at most COUNTED_MOST + 1, and since when the oldest does. */
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

/** Groups of an organization, at most COUNTED_MOST + 1. */
export function countGroups(db: Database, organizationId: string): Promise<number> {
  return count(
    db,
    Prisma.sql`select 1 from groups g where g.organization_id = ${organizationId}::uuid order by g.name`,
  );
}

/**
 * Seats in use by the rule of seats/store.ts; more than COUNTED_MOST where there are more. Invitations are counted
 * only where the members do not suffice for that.
 */
export async function countSeatsUsed(db: Database, organizationId: string): Promise<number> {
  const members = await countMembersIn(db, organizationId, 'active', null);
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

/** A few active members who have a role and can act in Slack. */
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

/** Somebody whose App Home it is. */
type Owner = { workspaceId: string; slackUserId: string };

/** How often at most it is written down that somebody opens App Home. */
const OPENED_AGAIN_MS = 60_000;

/** Notes that a person looks at their App Home. */
export async function markHomeOpened(
  db: Database,
  { workspaceId, slackUserId }: Owner,
  now: Date,
): Promise<void> {
  const before = new Date(now.getTime() - OPENED_AGAIN_MS);
  await db.slackPerson.updateMany({
    where: {
      workspaceId,
      slackUserId,
      OR: [{ homeOpenedAt: null }, { homeOpenedAt: { lte: before } }],
    },
    data: { homeOpenedAt: now },
  });
}

/** Has this person ever opened App Home? */
export async function hasOpenedHome(db: Database, { workspaceId, slackUserId }: Owner): Promise<boolean> {
  const found = await db.slackPerson.findUnique({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
    select: { homeOpenedAt: true },
  });
  return found?.homeOpenedAt != null;
}

/** Begins a rendering of a person's App Home: its number, one more than that of the one begun before it. */
export async function beginRender(db: Database, { workspaceId, slackUserId }: Owner): Promise<number> {
  const [begun] = await db.$queryRaw<{ number: number }[]>`
    update slack_people set home_renders = home_renders + 1
    where workspace_id = ${workspaceId}::uuid and slack_user_id = ${slackUserId}
    returning home_renders as number`;
  return begun?.number ?? 0;
}

/** Has no other rendering of this home begun since that one? */
export async function isLatestRender(
  db: Database,
  { workspaceId, slackUserId }: Owner,
  number: number,
): Promise<boolean> {
  const found = await db.slackPerson.findUnique({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
    select: { homeRenders: true },
  });
  return !found || found.homeRenders === number;
}

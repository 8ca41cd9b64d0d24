import type { Database, Transaction } from '../../database/client.ts';
import { MAX_COUNTED } from '../members/current-users.ts';

/** What happened in one week, and what was waiting as it ended. */
export interface Week {
  /** Its Monday, as 2026-01-05. */
  monday: string;
  invited: number;
  joined: number;
  waiting: number;
}

/** An organization's day. */
export interface Day {
  organizationId: string;
  /** As 2026-01-31, in the organization's time zone. */
  day: string;
}

/** Keeps the counts with which these days began. The first to see a day counts; later calls leave it as it is. */
export async function keepDays(db: Database, days: readonly Day[]): Promise<void> {
  if (days.length === 0) return;
  await db.$executeRaw`
    insert into organization_days (organization_id, day, seats, waiting)
    select d."organizationId", d.day,
      (select count(*) from members m where m.organization_id = d."organizationId" and m.state = 'active')
        + (select count(distinct coalesce(i.slack_user_id, i.email)) from invitations i
          where i.organization_id = d."organizationId" and i.status = 'pending'
            and not exists (select 1 from members m where m.organization_id = i.organization_id
              and m.state = 'active' and m.email = i.email)
            and not exists (select 1 from members m where m.organization_id = i.organization_id
              and m.state = 'active' and m.slack_user_id = i.slack_user_id)),
      (select count(*) from invitations i where i.organization_id = d."organizationId" and i.status = 'pending')
        + (select count(*) from join_requests r where r.organization_id = d."organizationId" and r.status = 'pending')
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d("organizationId" uuid, day date)
    where not exists (select from organization_days k
      where k.organization_id = d."organizationId" and k.day = d.day)
    on conflict do nothing`;
}

/** A week to count: its Monday, and the moments of its beginning and end. */
export interface Span {
  monday: string;
  since: Date;
  before: Date;
  /** The Monday after it, whose day began with what was waiting. */
  next: string;
}

/**
 * Counts weeks from the audit log, which keeps what happened to people who are gone by now. A person who accepted and was
 * approved joined once.
 */
export async function countWeeks(
  tx: Transaction | Database,
  organizationId: string,
  spans: readonly Span[],
): Promise<Week[]> {
  return tx.$queryRaw<Week[]>`
    select w.monday,
      (select count(*)::int from audit_entries a where a.organization_id = ${organizationId}::uuid
        and a.at >= w.since and a.at < w.before and a.action = 'invitation.create') as invited,
      (select count(distinct a.subject)::int from audit_entries a where a.organization_id = ${organizationId}::uuid
        and a.at >= w.since and a.at < w.before
        and a.action in ('invitation.accept', 'join-request.approve')) as joined,
      coalesce((select k.waiting from organization_days k where k.organization_id = ${organizationId}::uuid
        and k.day <= w.next order by k.day desc limit 1), 0) as waiting
    from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb)
      as w(monday text, since timestamptz, before timestamptz, next date)
    order by w.monday`;
}

/** Beyond this Foyer says only that there are more. */
const COUNTED = MAX_COUNTED + 1;

/**
 * Counts the week that is under way by the same rules, with what waits now; each up to MAX_COUNTED + 1, from an index and
 * a bounded number of rows. Hardly anybody is accepted and approved more than once, so twice as many entries are enough.
 */
export async function countWeekSoFar(
  db: Database,
  organizationId: string,
  since: Date,
): Promise<Omit<Week, 'monday'>> {
  const [row] = await db.$queryRaw<[Omit<Week, 'monday'>]>`
    select
      (select count(*)::int from (select from audit_entries a where a.organization_id = ${organizationId}::uuid
        and a.at >= ${since} and a.action = 'invitation.create' order by a.at limit ${COUNTED}) c) as invited,
      (select case when count(*) > ${2 * MAX_COUNTED} then ${COUNTED} else count(distinct c.subject) end::int
        from (
          (select a.subject from audit_entries a where a.organization_id = ${organizationId}::uuid
            and a.at >= ${since} and a.action = 'invitation.accept' order by a.at limit ${2 * COUNTED})
          union all
          (select a.subject from audit_entries a where a.organization_id = ${organizationId}::uuid
            and a.at >= ${since} and a.action = 'join-request.approve' order by a.at limit ${2 * COUNTED})) c) as joined,
      (select coalesce(sum(t.pending_invitations), 0)::int from organization_tallies t
        where t.organization_id = ${organizationId}::uuid)
        + (select count(*)::int from (select from join_requests r where r.organization_id = ${organizationId}::uuid
          and r.status = 'pending' order by r.id limit ${COUNTED}) c) as waiting`;
  return row;
}

/** The used seats as a day began. */
export interface SeatDay {
  /** As 2026-01-31. */
  day: string;
  seats: number;
}

/** The used seats as each of these days began; days before the first known one are left out. */
export async function seatsOn(
  db: Database | Transaction,
  organizationId: string,
  days: readonly string[],
): Promise<SeatDay[]> {
  return db.$queryRaw<SeatDay[]>`
    select d.day::text as day, k.seats
    from unnest(${[...days]}::date[]) as d(day)
    cross join lateral (select o.seats from organization_days o
      where o.organization_id = ${organizationId}::uuid and o.day <= d.day order by o.day desc limit 1) as k
    order by d.day`;
}

/** What an organization's weekly digest depends on. */
export interface WeekPlan {
  id: string;
  timeZone: string;
  weeklyDigest: boolean;
  weeklySentOn: Date | null;
  createdAt: Date;
}

/** Every organization of a workspace, with what its weekly digest depends on. */
export function weekPlans(db: Database, workspaceId: string): Promise<WeekPlan[]> {
  return db.organization.findMany({
    where: { workspaceId },
    select: { id: true, timeZone: true, weeklyDigest: true, weeklySentOn: true, createdAt: true },
    orderBy: { id: 'asc' },
  });
}

/** Claims the week for the first caller: true once per week and organization that wants it, across all processes. */
export async function claimDigestWeek(tx: Transaction, id: string, monday: Date): Promise<boolean> {
  const { count } = await tx.organization.updateMany({
    where: { id, weeklyDigest: true, OR: [{ weeklySentOn: null }, { weeklySentOn: { lt: monday } }] },
    data: { weeklySentOn: monday },
  });
  return count === 1;
}

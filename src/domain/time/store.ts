import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';

/** An invitation that is due. */
interface DueInvitation {
  id: string;
  organizationId: string;
  email: string;
  slackUserId: string | null;
  inviterId: string;
  inviter: { slackUserId: string | null };
}

/** A join request that is due. */
interface DueRequest {
  id: string;
  organizationId: string;
  email: string;
  slackUserId: string;
}

const dueInvitation = Prisma.sql`id, organization_id as "organizationId", email, slack_user_id as "slackUserId",
  inviter_id as "inviterId", (select jsonb_build_object('slackUserId', m.slack_user_id) from members m
    where m.id = inviter_id) as inviter`;

const dueRequest = Prisma.sql`id, organization_id as "organizationId", email, slack_user_id as "slackUserId"`;

/** What to read in one workspace, at most `take` at a time. */
interface DueQuery {
  workspaceId: string;
  now: Date;
  take: number;
}

const inWorkspace = (workspaceId: string) => Prisma.sql`
  organization_id in (select id from organizations where workspace_id = ${workspaceId}::uuid)`;

/**
 * Expires at most `take` pending invitations whose time is over, except those that wait for an approver. It skips rows
 * that another process or an answering person has locked.
 */
export function expireInvitations(tx: Transaction, query: DueQuery): Promise<DueInvitation[]> {
  const { workspaceId, now, take } = query;
  return tx.$queryRaw<DueInvitation[]>`
    update invitations set status = 'expired', settled_at = ${now}::timestamptz
    where id in (
      select id from invitations
      where status = 'pending' and awaiting_approval_at is null and expires_at <= ${now}::timestamptz
        and ${inWorkspace(workspaceId)}
      order by expires_at limit ${take} for update skip locked)
    returning ${dueInvitation}`;
}

/** Expires at most `take` pending join requests whose time is over. */
export function expireJoinRequests(tx: Transaction, query: DueQuery): Promise<DueRequest[]> {
  const { workspaceId, now, take } = query;
  return tx.$queryRaw<DueRequest[]>`
    update join_requests set status = 'expired', settled_at = ${now}::timestamptz
    where id in (
      select id from join_requests
      where status = 'pending' and expires_at <= ${now}::timestamptz
        and ${inWorkspace(workspaceId)}
      order by expires_at limit ${take} for update skip locked)
    returning ${dueRequest}`;
}

/** What needs a reminder: sent or asked before `before`, in one organization, at most `take` at a time. */
export interface ReminderQuery {
  organizationId: string;
  before: Date;
  now: Date;
  take: number;
}

/** Marks unanswered invitations as reminded, once each; only those that reached their invitee, in Slack or by email. */
export function markInvitationsReminded(tx: Transaction, query: ReminderQuery): Promise<DueInvitation[]> {
  const { organizationId, before, now, take } = query;
  return tx.$queryRaw<DueInvitation[]>`
    update invitations set reminded_at = ${now}::timestamptz
    where id in (
      select id from invitations
      where organization_id = ${organizationId}::uuid and status = 'pending' and reminded_at is null
        and awaiting_approval_at is null and (slack_user_id is not null or exists (
          select from deliveries d
          where d.invitation_id = invitations.id and d.medium = 'email' and d.status = 'delivered'))
        and sent_at <= ${before}::timestamptz and (expires_at is null or expires_at > ${now}::timestamptz)
      order by sent_at, id limit ${take} for update skip locked)
    returning ${dueInvitation}`;
}

/** Marks undecided join requests as reminded, once each. */
export function markJoinRequestsReminded(tx: Transaction, query: ReminderQuery): Promise<DueRequest[]> {
  const { organizationId, before, now, take } = query;
  return tx.$queryRaw<DueRequest[]>`
    update join_requests set reminded_at = ${now}::timestamptz
    where id in (
      select id from join_requests
      where organization_id = ${organizationId}::uuid and status = 'pending' and reminded_at is null
        and created_at <= ${before}::timestamptz and (expires_at is null or expires_at > ${now}::timestamptz)
      order by created_at, id limit ${take} for update skip locked)
    returning ${dueRequest}`;
}

/** What an organization's digest depends on. */
export interface DigestPlan {
  id: string;
  timeZone: string;
  reminderDays: number | null;
  digestSentOn: Date | null;
}

/** Every organization of a workspace, with what its digest depends on. */
export function digestPlans(db: Database, workspaceId: string): Promise<DigestPlan[]> {
  return db.organization.findMany({
    where: { workspaceId },
    select: { id: true, timeZone: true, reminderDays: true, digestSentOn: true },
    orderBy: { id: 'asc' },
  });
}

/** Claims the day for the first caller: true once per day and organization, across all processes. */
export async function claimDigestDay(tx: Transaction, id: string, day: Date): Promise<boolean> {
  const { count } = await tx.organization.updateMany({
    where: { id, OR: [{ digestSentOn: null }, { digestSentOn: { lt: day } }] },
    data: { digestSentOn: day },
  });
  return count === 1;
}

/**
 * Counts what has waited for an organization's approvers since before `before`, and the other invitations, up to
 * `most`.
 */
export async function countWaiting(
  tx: Transaction,
  organizationId: string,
  before: Date,
  most: number,
): Promise<{ joinRequests: number; approvals: number; invitations: number }> {
  const joinRequests = await tx.joinRequest.count({
    where: { organizationId, status: 'pending', createdAt: { lt: before } },
  });
  // The state is a literal, as in the partial index: Prisma would pass it as a parameter.
  const [held] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from invitations
    where organization_id = ${organizationId}::uuid and status = 'pending'
      and awaiting_approval_at < ${before}::timestamptz`;
  const invitations = await tx.invitation.count({
    where: { organizationId, status: 'pending', awaitingApprovalAt: null },
    take: most,
  });
  return { joinRequests, approvals: held?.count ?? 0, invitations };
}

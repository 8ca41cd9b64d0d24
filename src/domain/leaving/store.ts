import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import type { LeftReason } from '../left-reason.ts';

/** Why a member (m) has left Slack, by what Slack says about their account (p); null: they haven't. */
const reasonNow = Prisma.sql`case when p.is_deactivated then 'deactivated' when p.is_external then 'external'
  when p.is_guest and not m.is_guest_allowed then 'guest' end`;

/** Are they a full member of Slack, although Foyer noted that they may be a guest? Turning guest counts from now on. */
const isFull = Prisma.sql`not (p.is_guest or p.is_deactivated or p.is_external)`;

/** Does the mark of a member (m) differ from what Slack says about their account (p)? */
const isMarkBehind = Prisma.sql`(not p.is_bot and (
  case when m.state = 'active' then ${reasonNow} is distinct from m.left_reason::text
    else m.left_reason is not null and ${reasonNow} is null end
  or (m.is_guest_allowed and ${isFull})))`;

/** Can this person (p) not ask to join anything? */
const cannotAsk = Prisma.sql`(p.is_deactivated or p.is_external or p.is_guest)`;

/**
 * Has this person of the directory (p) left Slack, or come back, without Foyer having noted it in each organization?
 */
export const isBehind = Prisma.sql`(exists (
    select 1 from organizations o join members m on m.organization_id = o.id
    where o.workspace_id = p.workspace_id and m.slack_user_id = p.slack_user_id and ${isMarkBehind})
  or (${cannotAsk} and exists (
    select 1 from organizations o join join_requests r on r.organization_id = o.id
    where o.workspace_id = p.workspace_id and r.slack_user_id = p.slack_user_id and r.status = 'pending')))`;

/** The organizations that have not noted who of these people left Slack, or came back. */
export async function organizationsBehind(
  db: Database,
  workspaceId: string,
  slackUserIds: readonly string[],
): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select m.organization_id::text as id from slack_people p
    join organizations o on o.workspace_id = p.workspace_id
    join members m on m.organization_id = o.id and m.slack_user_id = p.slack_user_id
    where p.workspace_id = ${workspaceId}::uuid and p.slack_user_id = any(${[...slackUserIds]}::text[]) and ${isMarkBehind}
    union
    select r.organization_id::text from slack_people p
    join organizations o on o.workspace_id = p.workspace_id
    join join_requests r on r.organization_id = o.id and r.slack_user_id = p.slack_user_id and r.status = 'pending'
    where p.workspace_id = ${workspaceId}::uuid and p.slack_user_id = any(${[...slackUserIds]}::text[]) and ${cannotAsk}
    order by id`;
  return found.map(({ id }) => id);
}

/** A member whose mark changes: why they left, or null because they are back. */
interface Marked {
  id: string;
  reason: LeftReason | null;
  was: LeftReason | null;
}

/**
 * Marks who of these people left Slack, and takes the mark from those who are back; returns the members whose mark
 * changed. Lock the organization alone first.
 */
export async function markMembers(
  tx: Transaction,
  organizationId: string,
  slackUserIds: readonly string[],
  now: Date,
): Promise<Marked[]> {
  const marked = await tx.$queryRaw<Marked[]>`
    with behind as (
      select m.id, m.left_reason as was, ${reasonNow} as reason, ${isFull} as is_full
      from organizations o join members m on m.organization_id = o.id
      join slack_people p on p.workspace_id = o.workspace_id and p.slack_user_id = m.slack_user_id
      where o.id = ${organizationId}::uuid and m.slack_user_id = any(${[...slackUserIds]}::text[]) and ${isMarkBehind})
    update members m set left_reason = behind.reason::"LeftReason",
      left_at = case when behind.reason is not null then coalesce(m.left_at, ${now}::timestamptz) end,
      is_guest_allowed = m.is_guest_allowed and not behind.is_full
    from behind where m.id = behind.id
    returning m.id, behind.reason, behind.was::text as was`;
  return marked.filter(({ reason, was }) => reason !== was);
}

/** The pending join requests of those of these people who can't ask to join. */
export async function requestsOfLeavers(
  tx: Transaction,
  organizationId: string,
  slackUserIds: readonly string[],
): Promise<{ id: string; email: string }[]> {
  return tx.$queryRaw<{ id: string; email: string }[]>`
    select r.id, r.email from organizations o join join_requests r on r.organization_id = o.id
    join slack_people p on p.workspace_id = o.workspace_id and p.slack_user_id = r.slack_user_id
    where o.id = ${organizationId}::uuid and r.status = 'pending'
      and r.slack_user_id = any(${[...slackUserIds]}::text[]) and ${cannotAsk}`;
}

/** Notes that a member may be a guest in Slack, so that they have their rights again. */
export async function keepAsGuest(tx: Transaction, id: string): Promise<void> {
  await tx.member.update({
    where: { id },
    data: { isGuestAllowed: true, leftAt: null, leftReason: null },
    select: { id: true },
  });
}

/** Members who left Slack and about whom nobody has decided, up to `most`. */
export async function countLeavers(
  db: Database | Transaction,
  organizationId: string,
  most: number,
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (
      select 1 from members m where m.organization_id = ${organizationId}::uuid and m.state = 'active'
        and m.left_at is not null limit ${most}) as counted`;
  return row?.count ?? 0;
}

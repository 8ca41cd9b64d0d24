import type { Database, Transaction } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import { growingId } from '../../../database/growing-id.ts';
import { fromJson } from '../../../database/json-rows.ts';
import type { Account } from '../../people/identity.ts';
import type { Grant } from '../../roles.ts';
import { accountBehind, grantsOffered } from '../../whole-rows/store.ts';
import type { NewInvitation } from '../store.ts';

type Reader = Database | Transaction;

/** The columns of a pending invitation that a check needs. */
export interface PendingSummary {
  id: string;
  email: string;
  slackUserId: string | null;
  roleId: string;
  grants: Grant[];
  /** The account that it is bound to, as the directory knows it. */
  account: Account | null;
}

/** The pending invitations of these addresses and Slack users in an organization. */
export async function pendingAmong(
  db: Reader,
  organizationId: string,
  { emails, slackUserIds }: { emails: string[]; slackUserIds: string[] },
): Promise<PendingSummary[]> {
  const [found] = await db.$queryRaw<[{ invitations: unknown }]>`
    select coalesce(json_agg(known), '[]') as invitations from (
      select i.id, i.email, i.slack_user_id, i.role_id, ${grantsOffered} as grants,
        ${accountBehind(Prisma.sql`i`)} as account
      from invitations i where i.id in (
        select id from invitations where organization_id = ${organizationId}::uuid and status = 'pending'
          and email = any(${emails}::text[])
        union select id from invitations where organization_id = ${organizationId}::uuid and status = 'pending'
          and slack_user_id = any(${slackUserIds}::text[]))) as known`;
  return fromJson<PendingSummary[]>(found.invitations);
}

/**
 * When an organization last sent an invitation or reminder to each of these addresses, whatever happened to it since.
 */
export async function lastSentTo(
  db: Reader,
  organizationId: string,
  emails: string[],
  { except = null }: { except?: string | null } = {},
): Promise<Map<string, Date>> {
  const sent = await db.$queryRaw<{ email: string; at: Date }[]>`
    select email, max(greatest(sent_at, reminded_at)) as at from invitations
    where organization_id = ${organizationId}::uuid and email = any(${emails}::text[])
      and id is distinct from ${except}::uuid
    group by email`;
  return new Map(sent.map(({ email, at }) => [email, at]));
}

/** Inserts pending invitations with their grants, in one statement; their addresses must be free. Returns their ids. */
export async function insertInvitations(
  tx: Transaction,
  invitations: NewInvitation[],
): Promise<Map<string, string>> {
  const ids = new Map(invitations.map(({ email }) => [email, growingId()]));
  const json = JSON.stringify(invitations.map(each => ({ ...each, id: ids.get(each.email) })));
  await tx.$executeRaw`
    with given as materialized (
      select * from jsonb_to_recordset(${json}::jsonb) as i(id uuid, "organizationId" uuid, email text, name text,
        "slackUserId" text, "roleId" uuid, note text, "inviterId" uuid, "requestKey" text, "createdAt" timestamptz,
        "expiresAt" timestamptz, "inviteLinkId" uuid, grants jsonb)
    ), made as (
      insert into invitations (id, organization_id, email, name, slack_user_id, role_id, note, inviter_id, request_key,
        created_at, sent_at, expires_at, invite_link_id)
      select id, "organizationId", email, name, "slackUserId", "roleId", note, "inviterId", "requestKey", "createdAt",
        "createdAt", "expiresAt", "inviteLinkId" from given
    )
    insert into invitation_grants (invitation_id, group_id, level)
    select given.id, g."groupId", g.level::"GroupLevel"
    from given, jsonb_to_recordset(given.grants) as g("groupId" uuid, level text)`;
  return ids;
}

/** Gives invitations these grants, all in one statement. */
async function insertGrants(tx: Transaction, invitations: { id: string; grants: Grant[] }[]): Promise<void> {
  const json = JSON.stringify(invitations);
  await tx.$executeRaw`
    insert into invitation_grants (invitation_id, group_id, level)
    select r.id, g."groupId", g.level::"GroupLevel"
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, grants jsonb),
      jsonb_to_recordset(r.grants) as g("groupId" uuid, level text)`;
}

/** Locks the pending invitations of these addresses until the transaction ends: nobody can answer or revoke them. */
export async function lockPending(tx: Transaction, organizationId: string, emails: string[]): Promise<void> {
  await tx.$queryRaw`
    select 1 from invitations
    where organization_id = ${organizationId}::uuid and status = 'pending' and email = any(${emails}::text[])
    order by id for update`;
}

/**
 * Replaces the role and grants of pending invitations and counts them as sent again. With an `inviterId`, that member
 * becomes responsible for them, and no invite link counts them any longer.
 */
export async function reissue(
  tx: Transaction,
  invitations: { id: string; roleId: string; grants: Grant[]; inviterId: string | null }[],
  sentAt: Date,
  expiresAt: Date | null,
): Promise<void> {
  if (invitations.length === 0) return;
  const json = JSON.stringify(invitations);
  await tx.$executeRaw`
    update invitations set role_id = r."roleId", sent_at = ${sentAt}::timestamptz,
      expires_at = ${expiresAt}::timestamptz, inviter_id = coalesce(r."inviterId", inviter_id),
      invite_link_id = case when r."inviterId" is null then invite_link_id end
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, "roleId" uuid, "inviterId" uuid)
    where invitations.id = r.id`;
  await tx.$executeRaw`
    delete from invitation_grants using jsonb_to_recordset(${json}::jsonb) as r(id uuid)
    where invitation_id = r.id`;
  await insertGrants(tx, invitations);
}

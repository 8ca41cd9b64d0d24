import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { isBehind } from '../leaving/store.ts';
import { hasHandedOn } from '../members/addresses/store.ts';
import type { SeenPerson } from '../people/store.ts';

/**
 * People of the directory that Foyer hasn't followed yet: their address has a waiting invitation, or a member, that
 * isn't linked to them; what is linked to them has another address; an invitation is linked to an account that is
 * gone; they have an address that meant a member before; or they left Slack, or came back, and Foyer hasn't noted it.
 * All of them, or one only.
 */
export async function peopleToFollow(
  db: Database | Transaction,
  workspaceId: string,
  slackUserId: string | null = null,
): Promise<SeenPerson[]> {
  const waiting = await db.$queryRaw<{ id: string }[]>`
    select p.slack_user_id as id from slack_people p
    where p.workspace_id = ${workspaceId}::uuid
      ${slackUserId === null ? Prisma.empty : Prisma.sql`and p.slack_user_id = ${slackUserId}`}
      and (${isBehind} or ${hasHandedOn} or not (p.is_bot or p.is_external or p.is_deactivated) and (
          exists (select 1 from organizations o join invitations i on i.organization_id = o.id
            where o.workspace_id = p.workspace_id and i.email = p.email
              and i.status = 'pending' and i.slack_user_id is null)
          or exists (select 1 from organizations o join members m on m.organization_id = o.id
            where o.workspace_id = p.workspace_id and m.email = p.email and m.slack_user_id is null))
        or p.is_email_confirmed and exists (select 1 from organizations o join members m on m.organization_id = o.id
          where o.workspace_id = p.workspace_id and m.slack_user_id = p.slack_user_id and m.email <> p.email)
        or p.is_email_confirmed and exists (select 1 from organizations o
          join join_requests r on r.organization_id = o.id
          where o.workspace_id = p.workspace_id and r.slack_user_id = p.slack_user_id and r.status = 'pending'
            and coalesce(r.address_now, r.email) <> p.email)
        or exists (select 1 from organizations o join invitations i on i.organization_id = o.id
          where o.workspace_id = p.workspace_id and i.slack_user_id = p.slack_user_id and i.status = 'pending'
            and (p.is_bot or p.is_external or p.is_deactivated or p.is_email_confirmed and i.email <> p.email and exists (
              select 1 from slack_people other where other.workspace_id = o.workspace_id and other.email = i.email
                and other.is_email_confirmed and not (other.is_bot or other.is_external or other.is_deactivated)))))`;
  if (waiting.length === 0) return [];
  return db.slackPerson.findMany({
    where: { workspaceId, slackUserId: { in: waiting.map(({ id }) => id) } },
  });
}

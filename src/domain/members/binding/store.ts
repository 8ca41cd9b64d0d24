import type { Transaction } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import { isGuestNow } from '../store.ts';

const groupsOf = Prisma.sql`array(select g.group_id::text from group_grants g where g.member_id = m.id)`;

/** A member who has just got their Slack user. */
interface BoundMember {
  id: string;
  organizationId: string;
  state: 'active' | 'deactivated';
  groups: string[];
}

/**
 * Links the members of an address who have no Slack user to the one who has it now, in every organization where that
 * Slack user isn't a member already; returns those members. Requires the email lock (see locks.ts).
 */
export async function bindMembers(
  tx: Transaction,
  { workspaceId, slackUserId, email }: { workspaceId: string; slackUserId: string; email: string },
): Promise<BoundMember[]> {
  return tx.$queryRaw<BoundMember[]>`
    update members m set slack_user_id = ${slackUserId},
      is_guest_allowed = ${isGuestNow(Prisma.sql`m.organization_id`, Prisma.sql`${slackUserId}`)}
    from organizations o
    where o.id = m.organization_id and o.workspace_id = ${workspaceId}::uuid
      and m.email = ${email} and m.slack_user_id is null and not exists (
        select 1 from members other
        where other.organization_id = m.organization_id and other.slack_user_id = ${slackUserId})
    returning m.id, m.organization_id as "organizationId", m.state::text as state,
      ${groupsOf} as groups`;
}

/** The active memberships of a Slack user in a workspace. */
export async function membersOf(
  tx: Transaction,
  { workspaceId, slackUserId }: { workspaceId: string; slackUserId: string },
): Promise<{ id: string; organizationId: string; groups: string[] }[]> {
  return tx.$queryRaw<{ id: string; organizationId: string; groups: string[] }[]>`
    select m.id, m.organization_id as "organizationId", ${groupsOf} as groups
    from organizations o join members m on m.organization_id = o.id
    where o.workspace_id = ${workspaceId}::uuid and m.slack_user_id = ${slackUserId} and m.state = 'active'`;
}

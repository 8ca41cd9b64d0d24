import type { Transaction } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import type { Grant } from '../../roles.ts';
import { isGuestNow } from '../store.ts';

/**
 * Replaces members' roles and grants, and makes them active. Who is reactivated as a guest is meant to be one; who left
 * Slack and is still active stays marked.
 */
export async function reassign(
  tx: Transaction,
  members: { id: string; roleId: string; grants: Grant[] }[],
): Promise<void> {
  if (members.length === 0) return;
  const json = JSON.stringify(members);
  await tx.$executeRaw`
    update members m
    set role_id = r."roleId", state = 'active', deactivated_at = null, left_by_choice = false, version = version + 1,
      is_guest_allowed = case when m.state = 'active' then m.is_guest_allowed
        else ${isGuestNow(Prisma.sql`m.organization_id`, Prisma.sql`m.slack_user_id`)} end,
      left_at = case when m.state = 'active' then m.left_at end,
      left_reason = case when m.state = 'active' then m.left_reason end
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, "roleId" uuid)
    where m.id = r.id`;
  await tx.$executeRaw`
    delete from group_grants using jsonb_to_recordset(${json}::jsonb) as r(id uuid)
    where member_id = r.id`;
  await tx.$executeRaw`
    insert into group_grants (member_id, group_id, level)
    select r.id, g."groupId", g.level::"GroupLevel"
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, grants jsonb),
      jsonb_to_recordset(r.grants) as g("groupId" uuid, level text)`;
}

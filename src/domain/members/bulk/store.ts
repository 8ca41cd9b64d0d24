import type { Transaction } from '../../../database/client.ts';
import type { Grant } from '../../roles.ts';

/** Replaces members' roles and grants, and makes them active. */
export async function reassign(
  tx: Transaction,
  members: { id: string; roleId: string; grants: Grant[] }[],
): Promise<void> {
  if (members.length === 0) return;
  const json = JSON.stringify(members);
  await tx.$executeRaw`
    update members
    set role_id = r."roleId", state = 'active', deactivated_at = null, version = version + 1
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, "roleId" uuid)
    where members.id = r.id`;
  await tx.$executeRaw`
    delete from group_grants using jsonb_to_recordset(${json}::jsonb) as r(id uuid)
    where member_id = r.id`;
  await tx.$executeRaw`
    insert into group_grants (member_id, group_id, level)
    select r.id, g."groupId", g.level::"GroupLevel"
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, grants jsonb),
      jsonb_to_recordset(r.grants) as g("groupId" uuid, level text)`;
}

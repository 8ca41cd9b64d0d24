import type { Database } from '../../src/database/client.ts';

/** What the database keeps about every organization and group, beside what is there when everybody is counted. */
export async function keptAndCounted(db: Database): Promise<{ kept: unknown; counted: unknown }> {
  const [row] = await db.$queryRaw<[{ kept: unknown; counted: unknown }]>`
    select json_build_object(
      'organizations', (select json_agg(t order by t.id) from (
        select o.id, coalesce(sum(active_members), 0) as active, coalesce(sum(deactivated_members), 0) as deactivated,
          coalesce(sum(pending_invitations), 0) as pending
        from organizations o left join organization_tallies t on t.organization_id = o.id group by o.id) t),
      'groups', (select json_agg(t order by t.id) from (
        select g.id, coalesce(sum(active_members), 0) as members, coalesce(sum(pending_invitations), 0) as invitations
        from groups g left join group_tallies t on t.group_id = g.id group by g.id) t)) as kept,
    json_build_object(
      'organizations', (select json_agg(t order by t.id) from (
        select o.id,
          (select count(*) from members m where m.organization_id = o.id and m.state = 'active') as active,
          (select count(*) from members m where m.organization_id = o.id and m.state = 'deactivated') as deactivated,
          (select count(*) from invitations i where i.organization_id = o.id and i.status = 'pending') as pending
        from organizations o) t),
      'groups', (select json_agg(t order by t.id) from (
        select g.id,
          (select count(*) from group_grants gg join members m on m.id = gg.member_id
            where gg.group_id = g.id and m.state = 'active') as members,
          (select count(*) from invitation_grants ig join invitations i on i.id = ig.invitation_id
            where ig.group_id = g.id and i.status = 'pending') as invitations
        from groups g) t)) as counted`;
  return row;
}

import type { Database } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import { roleTemplates } from '../../role-templates/index.ts';

/** An active member whom a link of a group leads to its channel or user group. */
export interface LedMember {
  id: string;
  name: string;
  /** Have they the group? If not, they have no group in an organization where that means all. */
  hasGroup: boolean;
  /** Null: not in Slack yet. */
  slackUserId: string | null;
  isGuest: boolean;
  /** Their account is deactivated, external or a bot's. */
  isUnfit: boolean;
}

/** How many grants, and how many members, are looked at. */
export const LOOKED_AT = 2_000;
/** How many of the newest changes in Slack are looked at. */
const CHANGES_LOOKED_AT = 10_000;

const meanAll = roleTemplates.filter(({ blankGroups }) => blankGroups === 'all').map(({ id }) => id);

const columns = Prisma.sql`m.id, m.name, m.slack_user_id as "slackUserId", coalesce(p.is_guest, false) as "isGuest",
  coalesce(p.is_deactivated or p.is_external or p.is_bot, false) as "isUnfit"`;

/**
 * The members whom links of these groups of one organization lead, those who have the group first, each by name; among
 * the first LOOKED_AT of each kind.
 */
export async function peopleLed(
  db: Database,
  { organizationId, groupIds }: { organizationId: string; groupIds: string[] },
): Promise<LedMember[]> {
  return db.$queryRaw<LedMember[]>`
    select * from (
      select distinct on (m.id) ${columns}, true as "hasGroup"
      from (select member_id from group_grants where group_id = any(${groupIds}::uuid[]) limit ${LOOKED_AT}) g
      join members m on m.id = g.member_id and m.organization_id = ${organizationId}::uuid
      join organizations o on o.id = m.organization_id
      left join slack_people p on p.workspace_id = o.workspace_id and p.slack_user_id = m.slack_user_id
      where m.state = 'active'
      union all
      select ${columns}, false as "hasGroup"
      from (select * from members where organization_id = ${organizationId}::uuid and state = 'active'
        order by name, id limit ${LOOKED_AT}) m
      join organizations o on o.id = m.organization_id and o.template = any(${meanAll}::text[])
      left join slack_people p on p.workspace_id = o.workspace_id and p.slack_user_id = m.slack_user_id
      where ${groupIds.length > 0}::boolean
        and not exists (select 1 from group_grants gg where gg.member_id = m.id)
    ) as led order by "hasGroup" desc, name, id`;
}

/**
 * Names of people that Foyer added to a channel or user group, and that don't belong there now: a comparison with Slack
 * removes those who are still there. Among the newest changes; at most `take`, by name.
 */
export async function noLongerLed(db: Database, organizationId: string, take: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select distinct m.id, m.name
    from (
      select distinct on (d.tie_id, d.recipient) d.tie_id, d.recipient, d.data ->> 'change' as change
      from (
        select d.* from deliveries d
        where d.status = 'delivered' and d.tie_id in (select t.id from group_ties t
          join groups g on g.id = t.group_id where g.organization_id = ${organizationId}::uuid)
        order by d.id desc limit ${CHANGES_LOOKED_AT}) d
      order by d.tie_id, d.recipient, d.id desc
    ) as last
    join group_ties t on t.id = last.tie_id
    join members m on m.organization_id = ${organizationId}::uuid and m.slack_user_id = last.recipient
    join organizations o on o.id = m.organization_id
    where last.change = 'add' and (m.state = 'deactivated' or not exists (
      select 1 from group_ties t2 join groups g2 on g2.id = t2.group_id
      where g2.organization_id = m.organization_id and t2.slack_id = t.slack_id and (
        exists (select 1 from group_grants gg where gg.member_id = m.id and gg.group_id = g2.id)
        or (o.template = any(${meanAll}::text[])
          and not exists (select 1 from group_grants gg where gg.member_id = m.id)))))
    order by m.name limit ${take}`;
  return rows.map(({ name }) => name);
}

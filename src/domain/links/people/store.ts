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

/** How many grants, and how many members, are looked at: counted to the end up to here. */
const LOOKED_AT = 20_000;
/** How many of the newest changes in Slack are looked at. */
const CHANGES_LOOKED_AT = 10_000;

const meanAll = roleTemplates.filter(({ blankGroups }) => blankGroups === 'all').map(({ id }) => id);

const columns = Prisma.sql`m.id, m.name, m.slack_user_id as "slackUserId", coalesce(p.is_guest, false) as "isGuest",
  coalesce(p.is_deactivated or p.is_external or p.is_bot, false) as "isUnfit"`;

/**
 * The members whom links of these groups of one organization lead, those who have the group first, each by name.
 * `isExact` false: there are more grants, or more members who could have no group, than are looked at.
 */
export async function peopleLed(
  db: Database,
  { organizationId, groupIds }: { organizationId: string; groupIds: string[] },
): Promise<{ members: LedMember[]; isExact: boolean }> {
  const [found] = await db.$queryRaw<[{ members: LedMember[]; isExact: boolean }]>`
    with granted as materialized (
      select member_id from group_grants where group_id = any(${groupIds}::uuid[]) limit ${LOOKED_AT + 1}
    ), others as materialized (
      select m.* from members m
      where m.organization_id = ${organizationId}::uuid and m.state = 'active' and ${groupIds.length > 0}::boolean
        and exists (select 1 from organizations o
          where o.id = ${organizationId}::uuid and o.template = any(${meanAll}::text[]))
      order by m.name, m.id limit ${LOOKED_AT + 1}
    ), led as (
      select distinct on (m.id) ${columns}, true as "hasGroup"
      from granted g
      join members m on m.id = g.member_id and m.organization_id = ${organizationId}::uuid
      join organizations o on o.id = m.organization_id
      left join slack_people p on p.workspace_id = o.workspace_id and p.slack_user_id = m.slack_user_id
      where m.state = 'active'
      union all
      select ${columns}, false as "hasGroup"
      from others m
      join organizations o on o.id = m.organization_id
      left join slack_people p on p.workspace_id = o.workspace_id and p.slack_user_id = m.slack_user_id
      where not exists (select 1 from group_grants gg where gg.member_id = m.id)
    )
    select (select count(*) from granted) <= ${LOOKED_AT} and (select count(*) from others) <= ${LOOKED_AT} as "isExact",
      (select coalesce(json_agg(led order by led."hasGroup" desc, led.name, led.id), '[]') from led) as members`;
  return found;
}

/**
 * Names of people that Foyer added to a channel or user group, and that don't belong there now: a comparison with Slack
 * removes those who are still there. Among the newest changes, at most `take`, by name; `isExact` false: there are older
 * changes.
 */
export async function noLongerLed(
  db: Database,
  organizationId: string,
  take: number,
): Promise<{ names: string[]; isExact: boolean }> {
  const [found] = await db.$queryRaw<[{ names: string[]; isExact: boolean }]>`
    with changes as materialized (
      select d.id, d.tie_id, d.recipient, d.data ->> 'change' as change from deliveries d
      where d.status = 'delivered' and d.tie_id in (select t.id from group_ties t
        join groups g on g.id = t.group_id where g.organization_id = ${organizationId}::uuid)
      order by d.id desc limit ${CHANGES_LOOKED_AT + 1}
    ), leaving as (
      select distinct m.id, m.name
      from (
        select distinct on (c.tie_id, c.recipient) c.tie_id, c.recipient, c.change from changes c
        order by c.tie_id, c.recipient, c.id desc
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
      order by m.name limit ${take}
    )
    select (select count(*) from changes) <= ${CHANGES_LOOKED_AT} as "isExact",
      (select coalesce(json_agg(name order by name), '[]') from leaving) as names`;
  return found;
}

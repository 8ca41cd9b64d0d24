import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import type { LinkKind, LinkTarget } from '../link-target.ts';
import { roleTemplates } from '../role-templates/index.ts';

type Reader = Database | Transaction;

/** A group's link to a channel or a user group. */
export interface Link {
  id: string;
  groupId: string;
  kind: LinkKind;
  slackId: string;
  /** Its name when the link was created; see targetName. */
  name: string;
}

const withGroup = {
  group: { select: { id: true, name: true, organizationId: true } },
} satisfies Prisma.GroupLinkInclude;

export type LinkOfGroup = Prisma.GroupLinkGetPayload<{ include: typeof withGroup }>;

/** The link with that id and its group, or null. */
export async function findLink(db: Reader, id: string): Promise<LinkOfGroup | null> {
  return db.groupLink.findUnique({ where: { id }, include: withGroup });
}

/** The links of a group, oldest first. */
export async function linksOfGroup(db: Reader, groupId: string): Promise<Link[]> {
  return db.groupLink.findMany({ where: { groupId }, orderBy: { id: 'asc' } });
}

/** The groups of a workspace that are linked to a channel or user group, by name. */
export async function groupsLinkedTo(
  db: Reader,
  { workspaceId, slackId }: LinkTarget,
): Promise<{ name: string; organizationId: string }[]> {
  return db.group.findMany({
    where: { organization: { workspaceId }, links: { some: { slackId } } },
    select: { name: true, organizationId: true },
    orderBy: { name: 'asc' },
  });
}

/** All links of an organization, oldest first. */
export async function linksOf(db: Reader, organizationId: string): Promise<LinkOfGroup[]> {
  return db.groupLink.findMany({
    where: { group: { organizationId } },
    include: withGroup,
    orderBy: { id: 'asc' },
  });
}

/** Counts the links of an organization. */
export async function countLinks(db: Reader, organizationId: string): Promise<number> {
  return db.groupLink.count({ where: { group: { organizationId } } });
}

/** Inserts a link; returns its id. */
export async function insertLink(
  tx: Transaction,
  link: Omit<Link, 'id'> & { createdAt: Date },
): Promise<string> {
  const { id } = await tx.groupLink.create({ data: link, select: { id: true } });
  return id;
}

/** Deletes a link and its pending membership changes. */
export async function deleteLink(tx: Transaction, id: string): Promise<void> {
  await tx.groupLink.delete({ where: { id }, select: { id: true } });
}

/** The templates in which no group means all groups. */
const blankMeansAll = roleTemplates.filter(({ blankGroups }) => blankGroups === 'all').map(({ id }) => id);

/** Is a member of an organization in a group? The three parameters are aliases in the query. */
function inGroup(member: string, organization: string, group: string): Prisma.Sql {
  const [m, o, g] = [Prisma.raw(member), Prisma.raw(organization), Prisma.raw(group)];
  return Prisma.sql`(
    exists (select 1 from group_grants gg where gg.member_id = ${m}.id and gg.group_id = ${g}.id)
    or (${o}.template = any(${blankMeansAll}::text[])
      and not exists (select 1 from group_grants gg where gg.member_id = ${m}.id)))`;
}

const isInGroup = inGroup('m', 'o', 'g');

/**
 * Which of these Slack users belong in a channel or user group: an active membership of theirs, in any organization of
 * the workspace, has a group linked to it.
 */
export async function belongingTo(
  db: Reader,
  target: LinkTarget,
  slackUserIds: string[],
): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct m.slack_user_id as id
    from group_ties t
    join groups g on g.id = t.group_id
    join organizations o on o.id = g.organization_id
    join members m on m.organization_id = o.id
    where t.slack_id = ${target.slackId} and o.workspace_id = ${target.workspaceId}::uuid
      and m.slack_user_id = any(${slackUserIds}::text[]) and m.state = 'active' and ${isInGroup}`;
  return new Set(rows.map(({ id }) => id));
}

/** Where a member belongs by their groups and no other membership of theirs in the workspace; by name. */
export async function onlyLedTo(db: Reader, memberId: string): Promise<Pick<Link, 'kind' | 'name'>[]> {
  return db.$queryRaw<Pick<Link, 'kind' | 'name'>[]>`
    select t.kind::text as kind, min(t.name) as name
    from members m
    join organizations o on o.id = m.organization_id
    join groups g on g.organization_id = o.id
    join group_ties t on t.group_id = g.id
    where m.id = ${memberId}::uuid and m.state = 'active' and ${isInGroup}
      and not exists (
        select 1 from members m2
        join organizations o2 on o2.id = m2.organization_id and o2.workspace_id = o.workspace_id
        join groups g2 on g2.organization_id = o2.id
        join group_ties t2 on t2.group_id = g2.id and t2.slack_id = t.slack_id
        where m2.slack_user_id = m.slack_user_id and m2.id <> m.id and m2.state = 'active'
          and ${inGroup('m2', 'o2', 'g2')})
    group by t.kind, t.slack_id order by 2`;
}

/** Everybody who belongs in a channel or user group because of one link: Slack users of the group's active members. */
export async function belongingBy(db: Reader, linkId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select m.slack_user_id as id
    from group_ties t
    join groups g on g.id = t.group_id
    join organizations o on o.id = g.organization_id
    join members m on m.organization_id = o.id
    where t.id = ${linkId}::uuid and m.state = 'active' and m.slack_user_id is not null and ${isInGroup}
    order by m.id`;
  return rows.map(({ id }) => id);
}

/** Users that a sync may remove: deactivated members, and members we once added. */
export async function ledTo(
  db: Reader,
  organizationId: string,
  slackId: string,
  slackUserIds: string[],
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select m.slack_user_id as id from members m
    where m.organization_id = ${organizationId}::uuid and m.slack_user_id = any(${slackUserIds}::text[])
      and (m.state = 'deactivated' or m.slack_user_id in (
        select d.recipient from deliveries d
        join group_ties t on t.id = d.tie_id
        join groups g on g.id = t.group_id
        where t.slack_id = ${slackId} and g.organization_id = ${organizationId}::uuid
      ))`;
  return rows.map(({ id }) => id);
}

/** Why some people could not be added or removed, and how many. */
export interface Trouble {
  change: 'add' | 'remove';
  reason: string;
  people: number;
}

/** The state of a link: pending changes, and failures that nothing has fixed since, newest first. */
export interface LinkState {
  waiting: number;
  troubles: Trouble[];
}

/** How many different reasons one link shows. */
const TROUBLES = 3;

/** The state of these links, by id. For each person only the last change counts. */
export async function statesOf(db: Reader, linkIds: string[]): Promise<Map<string, LinkState>> {
  const rows = await db.$queryRaw<({ linkId: string; status: string } & Trouble)[]>`
    select "linkId", status, change, reason, count(*)::int as people
    from (
      select distinct on (tie_id, recipient) tie_id as "linkId", recipient, status::text as status,
        data ->> 'change' as change, coalesce(reason, '') as reason, id
      from deliveries where tie_id = any(${linkIds}::uuid[])
      order by tie_id, recipient, id desc
    ) as last
    where status <> 'delivered'
    group by "linkId", status, change, reason
    order by max(id::text) desc`;
  return new Map(
    linkIds.map(id => {
      const mine = rows.filter(({ linkId }) => linkId === id);
      const waiting = mine
        .filter(({ status }) => status === 'queued')
        .reduce((sum, row) => sum + row.people, 0);
      const troubles = mine
        .filter(({ status }) => status === 'failed')
        .slice(0, TROUBLES)
        .map(({ change, reason, people }) => ({ change, reason, people }));
      return [id, { waiting, troubles }];
    }),
  );
}

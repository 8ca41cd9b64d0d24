import { Prisma } from '../../database/generated/client.ts';

// Parts of statements that read rows with what belongs to them, as JSON: `fromJson` makes them what Prisma's `include`
// would. Prisma's own reading of as much takes several times as long, in this process and in the database.

/** The roles of an organization (o) that can be given, the top one first: as `withRoles`. */
export const rolesThere = Prisma.sql`(
  select coalesce(json_agg(r order by r.position), '[]') from roles r
  where r.organization_id = o.id and r.removed_at is null)`;

/** An organization (o) with its roles. */
export const wholeOrganization = Prisma.sql`(
  select row_to_json(whole) from (select o.*, ${rolesThere} as roles) as whole)`;

/** Members (m) with their role and their groups by name, as `withRole`; a `where` follows. */
export const wholeMembers = Prisma.sql`
  select m.*, row_to_json(r) as role, (
    select coalesce(json_agg(json_build_object('member_id', g.member_id, 'group_id', g.group_id, 'level', g.level,
      'group', row_to_json(named)) order by named.name), '[]')
    from group_grants g join groups named on named.id = g.group_id where g.member_id = m.id) as grants
  from members m join roles r on r.id = m.role_id`;

/** The Slack account that a row of an organization is bound to, as the directory knows it; null: none. */
export const accountBehind = (row: Prisma.Sql) => Prisma.sql`(
  select json_build_object('slack_user_id', a.slack_user_id, 'name', a.name, 'email', a.email,
    'is_email_confirmed', a.is_email_confirmed, 'is_bot', a.is_bot, 'is_deactivated', a.is_deactivated,
    'is_external', a.is_external)
  from slack_people a join organizations theirs on theirs.workspace_id = a.workspace_id
  where theirs.id = ${row}.organization_id and a.slack_user_id = ${row}.slack_user_id)`;

/**
 * Members (m) as `wholeMembers`, with what decides who they are (people/identity.ts): their account as the directory
 * knows it, and their former addresses.
 */
export const knownMembers = Prisma.sql`
  select whole.*, ${accountBehind(Prisma.sql`whole`)} as account,
    array(select f.email from former_addresses f where f.member_id = whole.id) as former_addresses
  from (${wholeMembers}) as whole`;

/** The members of an organization (o) whom these people may be, by account, address or former address: their ids. */
const idsConcerning = ({ emails, slackUserIds }: { emails: string[]; slackUserIds: string[] }) => Prisma.sql`
  select id from members where organization_id = o.id and slack_user_id = any(${slackUserIds}::text[] || array(
    select p.slack_user_id from slack_people p where p.workspace_id = o.workspace_id and p.email = any(${emails}::text[])))
  union select id from members where organization_id = o.id and email = any(${emails}::text[])
  union select member_id from former_addresses where organization_id = o.id and email = any(${emails}::text[])`;

/** The same members, as `knownMembers`. */
export const membersConcerning = (people: { emails: string[]; slackUserIds: string[] }) => Prisma.sql`
  ${knownMembers} where whole.id in (${idsConcerning(people)})`;

/** The grants of an invitation (i) with their groups by name. */
export const grantsOffered = Prisma.sql`(
  select coalesce(json_agg(json_build_object('invitation_id', g.invitation_id, 'group_id', g.group_id, 'level', g.level,
    'group', row_to_json(named)) order by named.name), '[]')
  from invitation_grants g join groups named on named.id = g.group_id where g.invitation_id = i.id)`;

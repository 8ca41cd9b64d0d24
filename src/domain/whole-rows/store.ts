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

/** The grants of an invitation (i) with their groups by name. */
export const grantsOffered = Prisma.sql`(
  select coalesce(json_agg(json_build_object('invitation_id', g.invitation_id, 'group_id', g.group_id, 'level', g.level,
    'group', row_to_json(named)) order by named.name), '[]')
  from invitation_grants g join groups named on named.id = g.group_id where g.invitation_id = i.id)`;

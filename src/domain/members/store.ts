import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { growingId } from '../../database/growing-id.ts';
import { type Member, withRole } from '../access/store.ts';
import type { Capability, Grant } from '../roles.ts';

type Reader = Database | Transaction;

/** A person who is about to become a member. */
export interface NewMember {
  organizationId: string;
  email: string;
  name: string;
  /** Null: they accepted by email and are not in Slack. */
  slackUserId: string | null;
  roleId: string;
  grants: readonly Grant[];
  joinedAt: Date;
}

/** Is this Slack user a guest now? Who becomes a member as a guest is meant to be one. */
export const isGuestNow = (organizationId: Prisma.Sql, slackUserId: Prisma.Sql) => Prisma.sql`exists (
  select from slack_people p join organizations o on o.workspace_id = p.workspace_id
  where o.id = ${organizationId} and p.slack_user_id = ${slackUserId} and p.is_guest)`;

/** The parts of a statement that insert an active member (`joined`) with their grants, if a condition is true. */
export function joining({ grants, ...member }: NewMember, condition: Prisma.Sql): Prisma.Sql {
  const levels = JSON.stringify(grants.map(({ groupId, level }) => ({ groupId, level })));
  return Prisma.sql`joined as (
      insert into members (id, organization_id, email, name, slack_user_id, role_id, joined_at,
        is_guest_allowed)
      select ${growingId()}::uuid, ${member.organizationId}::uuid, ${member.email}, ${member.name},
        ${member.slackUserId}, ${member.roleId}::uuid, ${member.joinedAt}::timestamptz,
        ${isGuestNow(Prisma.sql`${member.organizationId}::uuid`, Prisma.sql`${member.slackUserId}`)}
      where ${condition}
      returning id
    ), granted as (
      insert into group_grants (member_id, group_id, level)
      select joined.id, g."groupId", g.level::"GroupLevel"
      from joined, jsonb_to_recordset(${levels}::jsonb) as g("groupId" uuid, level text)
    )`;
}

/** Inserts an active member with their grants, in one statement; returns their id. */
export async function insertMember(tx: Transaction, member: NewMember): Promise<string> {
  const [joined] = await tx.$queryRaw<[{ id: string }]>`
    with ${joining(member, Prisma.sql`true`)} select id from joined`;
  return joined.id;
}

/**
 * Does this member (m) have a Slack account that can act, as far as the directory knows? Who left Slack doesn't, nor do
 * bots (person-problem.ts, access/active.ts).
 */
export const canAct = Prisma.sql`m.left_at is null and not exists (
  select 1 from slack_people gone join organizations their on their.workspace_id = gone.workspace_id
  where their.id = m.organization_id and gone.slack_user_id = m.slack_user_id
    and (gone.is_external or gone.is_deactivated or gone.is_bot or (gone.is_guest and not m.is_guest_allowed)))`;

/** Can this member's account act, as the directory knows it? */
export async function canActNow(db: Reader, id: string): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    select from members m where m.id = ${id}::uuid and ${canAct}`;
  return found.length > 0;
}

/** Slack users of the active members who can act and whose role has the capability, the top role first. */
export async function holdersOf(
  db: Reader,
  organizationId: string,
  capability: Capability,
  take = 5,
): Promise<{ slackUserId: string; name: string; role: string }[]> {
  const roles = await db.role.findMany({
    where: { organizationId, capabilities: { has: capability } },
    select: { id: true, name: true },
    orderBy: { position: 'asc' },
  });
  const found: { slackUserId: string; name: string; role: string }[] = [];
  // Goes role by role: when the higher roles suffice, it doesn't read a role that everybody has.
  for (const { id: roleId, name: role } of roles) {
    if (found.length >= take) break;
    const members = await db.$queryRaw<{ slackUserId: string; name: string }[]>`
      select m.slack_user_id as "slackUserId", m.name from members m
      where m.organization_id = ${organizationId}::uuid and m.role_id = ${roleId}::uuid
        and m.state = 'active' and m.slack_user_id is not null and ${canAct}
      order by m.joined_at, m.id limit ${take - found.length}`;
    found.push(...members.map(member => ({ ...member, role })));
  }
  return found;
}

/** The member with that id, or null. */
export async function findMemberById(db: Reader, id: string): Promise<Member | null> {
  return db.member.findUnique({ where: { id }, include: withRole });
}

/** The members with those ids. */
export async function findMembersById(db: Reader, ids: readonly string[]): Promise<Member[]> {
  if (ids.length === 0) return [];
  return db.member.findMany({ where: { id: { in: [...ids] } }, include: withRole, orderBy: { id: 'asc' } });
}

/**
 * Active members who can act and who have the capability by their role, the top role first, or administer one of these
 * groups; at most `take` of each. Whether it covers a particular subject is for the rules to say.
 */
export async function managersAmong(
  db: Reader,
  organizationId: string,
  capability: Capability,
  groupIds: readonly string[],
  take: number,
): Promise<Member[]> {
  const isAble = Prisma.sql`m.organization_id = ${organizationId}::uuid and m.state = 'active'
    and m.slack_user_id is not null and ${canAct}`;
  // The level is a literal, as in the small index of group admins.
  const found = await db.$queryRaw<{ id: string }[]>`
    (select m.id from roles r join members m on m.role_id = r.id
      where r.organization_id = ${organizationId}::uuid and ${capability} = any(r.capabilities) and ${isAble}
      order by r.position, m.joined_at, m.id limit ${take})
    union
    (select m.id from group_grants g join members m on m.id = g.member_id
      where g.group_id = any(${[...groupIds]}::uuid[]) and g.level = 'admin' and ${isAble} limit ${take})`;
  return findMembersById(
    db,
    found.map(({ id }) => id),
  );
}

/** The organization that a member belongs to, or null. */
export async function organizationOfMember(db: Reader, id: string): Promise<string | null> {
  const member = await db.member.findUnique({ where: { id }, select: { organizationId: true } });
  return member?.organizationId ?? null;
}

/**
 * Does an active member have this role, besides these members, and a Slack account that can act? Nobody else can press
 * anything in the organization.
 */
export async function hasHolder(
  db: Reader,
  roleId: string,
  { except }: { except: ReadonlySet<string> },
): Promise<boolean> {
  // Filters by organization too, because the index does.
  const found = await db.$queryRaw<{ id: string }[]>`
    select m.id from members m
    where m.organization_id = (select organization_id from roles where id = ${roleId}::uuid)
      and m.role_id = ${roleId}::uuid and m.state = 'active' and m.slack_user_id is not null and ${canAct}
    limit ${except.size + 1}`;
  return found.some(({ id }) => !except.has(id));
}

/** The active members who have a role and can act, as {@link hasHolder} counts them, at most a thousand. */
export async function holderIds(db: Reader, roleId: string): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select m.id from members m
    where m.organization_id = (select organization_id from roles where id = ${roleId}::uuid)
      and m.role_id = ${roleId}::uuid and m.state = 'active' and m.slack_user_id is not null and ${canAct}
    limit 1000`;
  return found.map(({ id }) => id);
}

/**
 * Changes a member and replaces their grants. The caller has locked the organization alone and read the member since.
 * Throws if the version changed, i.e. if the caller forgot the lock.
 */
export async function updateMember(
  tx: Transaction,
  member: Pick<Member, 'id' | 'version'>,
  { grants, ...data }: { name?: string; roleId?: string; grants?: Grant[] },
): Promise<Member> {
  return tx.member.update({
    where: { id: member.id, version: member.version },
    data: {
      ...data,
      version: { increment: 1 },
      ...(grants && { grants: { deleteMany: {}, createMany: { data: grants } } }),
    },
    include: withRole,
  });
}

/**
 * Binds a member to a Slack account and its address: with it they are in Slack again. An active member whose account is
 * a guest's and isn't meant to be one has no rights until an admin decides; true: that is so.
 */
export async function setAccount(
  tx: Transaction,
  id: string,
  { slackUserId, email }: { slackUserId: string; email: string },
  { isGuestMeant, now }: { isGuestMeant: boolean; now: Date },
): Promise<boolean> {
  const [{ hasLeft }] = await tx.$queryRaw<[{ hasLeft: boolean }]>`
    update members m set slack_user_id = ${slackUserId}, email = ${email}, version = version + 1,
      is_guest_allowed = guest.is and ${isGuestMeant}::boolean,
      left_at = case when guest.is and m.state = 'active' and not ${isGuestMeant}::boolean then ${now}::timestamptz end,
      left_reason = case when guest.is and m.state = 'active' and not ${isGuestMeant}::boolean
        then 'guest'::"LeftReason" end
    from (select ${isGuestNow(Prisma.sql`(select organization_id from members where id = ${id}::uuid)`, Prisma.sql`${slackUserId}`)}
      as is) as guest
    where m.id = ${id}::uuid
    returning m.left_at is not null as "hasLeft"`;
  return hasLeft;
}

/** Deactivates or reactivates a member without changing their access; see updateMember for the version. */
export async function setState(
  tx: Transaction,
  member: Pick<Member, 'id' | 'version'>,
  data:
    | { state: 'deactivated'; deactivatedAt: Date; leftByChoice?: true }
    | {
        state: 'active';
        deactivatedAt: null;
        leftAt: null;
        leftReason: null;
        isGuestAllowed: boolean;
        leftByChoice: false;
      },
): Promise<Member> {
  return tx.member.update({
    where: { id: member.id, version: member.version },
    data: { ...data, version: { increment: 1 } },
    include: withRole,
  });
}

/** The member doesn't want to see what is left to do after the set-up. */
export async function hideChecklistOf(tx: Transaction, id: string): Promise<void> {
  await tx.member.update({ where: { id }, data: { hidesChecklist: true }, select: { id: true } });
}

/** Counts a member's invitations that nobody has answered, up to `most`. */
export async function countInvited(db: Reader, inviterId: string, most: number): Promise<number> {
  return db.invitation.count({ where: { inviterId, status: 'pending' }, take: most });
}

/** Names of the groups whose only active admin is this member, by name. */
export async function groupsWithoutAdmin(db: Reader, memberId: string): Promise<string[]> {
  // The level is a literal, as in the small index of group admins.
  const groups = await db.$queryRaw<{ name: string }[]>`
    select g.name from group_grants mine join groups g on g.id = mine.group_id
    where mine.member_id = ${memberId}::uuid and mine.level = 'admin' and not exists (
      select 1 from group_grants o join members m on m.id = o.member_id and m.state = 'active' and m.left_at is null
      where o.group_id = mine.group_id and o.level = 'admin' and o.member_id <> mine.member_id)
    order by g.name`;
  return groups.map(({ name }) => name);
}

/** The name of the member with that Slack user, or null. */
export async function nameOfActor(
  db: Reader,
  organizationId: string,
  slackUserId: string,
): Promise<string | null> {
  const found = await db.member.findUnique({
    where: { organizationId_slackUserId: { organizationId, slackUserId } },
    select: { name: true },
  });
  return found?.name ?? null;
}

/** The active members who have a group. */
export async function membersInGroup(db: Reader, groupId: string): Promise<Member[]> {
  return db.member.findMany({
    where: { state: 'active', grants: { some: { groupId } } },
    include: withRole,
    orderBy: { id: 'asc' },
  });
}

import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import {
  countUpTo,
  findIds,
  type KeyedList,
  type KeyedPlace,
  type Most,
  placeAt,
  plainly,
  type Tally,
} from '../../database/keyset.ts';
import { contains } from '../../database/search.ts';
import type { Capability, Grant } from '../roles.ts';

type Reader = Database | Transaction;

const withRole = {
  role: true,
  grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } },
} satisfies Prisma.MemberInclude;

export type Member = Prisma.MemberGetPayload<{ include: typeof withRole }>;

/**
 * The member of an organization who is in the way of a new one: with that Slack user, else with that address. It
 * need not be the person: an address can pass on to somebody else.
 */
export async function findMember(
  db: Reader,
  organizationId: string,
  person: { slackUserId: string | null; email: string | null },
): Promise<Member | null> {
  const who: Prisma.MemberWhereInput[] = [];
  if (person.slackUserId) who.push({ slackUserId: person.slackUserId });
  if (person.email) who.push({ email: person.email });
  if (who.length === 0) return null;
  const found = await db.member.findMany({ where: { organizationId, OR: who }, include: withRole, take: 2 });
  return found.find(member => member.slackUserId === person.slackUserId) ?? found[0] ?? null;
}

/** The member who this person is: tied to their Slack user or, where none is tied yet, to their confirmed address. */
export async function findOwnMember(
  db: Reader,
  organizationId: string,
  person: { slackUserId: string; email: string | null; isEmailConfirmed: boolean },
): Promise<Member | null> {
  const member = await findMember(db, organizationId, person);
  const isTheirs = member?.slackUserId ? member.slackUserId === person.slackUserId : person.isEmailConfirmed;
  return isTheirs ? member : null;
}

/**
 * Holds an address of an organization until the transaction ends: inviting, accepting and approving the same
 * person happen one after the other, whichever processes do them.
 */
export async function lockAddress(tx: Transaction, organizationId: string, email: string): Promise<void> {
  const key = `${organizationId}:${email}`;
  await tx.$executeRaw`
    select pg_advisory_xact_lock_shared(hashtextextended(${organizationId}, 0)),
      pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/** Inserts an active member with their grants. */
export async function insertMember(
  tx: Transaction,
  member: {
    organizationId: string;
    email: string;
    name: string;
    slackUserId: string;
    roleId: string;
    grants: Grant[];
    joinedAt: Date;
  },
): Promise<void> {
  const { grants, ...rest } = member;
  await tx.member.create({ data: { ...rest, grants: { create: grants } }, select: { id: true } });
}

/** Where a member stands in the list: the active ones first, each by name. */
export interface MemberKey {
  state: 'active' | 'deactivated';
  name: string;
  id: string;
}

/** Which members are listed. */
export interface MemberFilter {
  organizationId: string;
  /** Only those all of whose groups are within; null: no such bound. */
  within: string[] | null;
  /** Part of a name or an address, without regard to case; of less than three characters: how a word of them begins. */
  search: string | null;
  roleId: string | null;
  groupId: string | null;
  state: 'active' | 'deactivated' | null;
}

function listOf(filter: MemberFilter): KeyedList {
  const { organizationId, within, search, roleId, groupId, state } = filter;
  const groups =
    within && Prisma.sql`(select g.member_id from group_grants g where g.group_id = any(${within}::uuid[]))`;
  const isWithin = Prisma.sql`(select bool_and(g.group_id = any(${within}::uuid[])) from group_grants g
    where g.member_id = m.id)`;
  return {
    table: Prisma.sql`members m`,
    alias: Prisma.sql`m`,
    order: { columns: [Prisma.sql`m.state`, Prisma.sql`m.name`, Prisma.sql`m.id`], isDescending: false },
    scope: Prisma.sql`m.organization_id = ${organizationId}::uuid
      ${roleId ? Prisma.sql`and m.role_id = ${roleId}::uuid` : Prisma.empty}
      ${state ? Prisma.sql`and m.state = ${state}::"MemberState"` : Prisma.empty}`,
    filters: [
      ...(search ? [plainly(contains(Prisma.sql`(m.name || chr(10) || m.email)`, search))] : []),
      ...(groupId
        ? [
            {
              probe: Prisma.sql`(select true from group_grants g where g.member_id = m.id and g.group_id = ${groupId}::uuid)`,
              seek: Prisma.sql`m.id in (select g.member_id from group_grants g where g.group_id = ${groupId}::uuid)`,
            },
          ]
        : []),
      ...(groups ? [{ probe: isWithin, seek: Prisma.sql`m.id in ${groups} and ${isWithin}` }] : []),
    ],
  };
}

const valuesOf = ({ state, name, id }: MemberKey) => [
  Prisma.sql`${state}::"MemberState"`,
  Prisma.sql`${name}`,
  Prisma.sql`${id}::uuid`,
];

/**
 * Members in the order of the list, at most `take` from a place on: it takes the same time on page ten thousand as
 * on page one.
 */
export async function listMembers(
  db: Reader,
  filter: MemberFilter,
  place: KeyedPlace<MemberKey>,
  take: number,
): Promise<Member[]> {
  const ids = await findIds(db, listOf(filter), placeAt(place, valuesOf), take);
  const members = await db.member.findMany({ where: { id: { in: ids } }, include: withRole });
  const byId = new Map(members.map(member => [member.id, member]));
  return ids.flatMap(id => byId.get(id) ?? []);
}

/** How many members there are, counted up to a limit. */
export function countMembers(db: Reader, filter: MemberFilter, most: Most): Promise<Tally> {
  return countUpTo(db, listOf(filter), most);
}

/** Slack users of the active members whose role holds the capability, the top role first. */
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
  // Role by role: of a role that everybody has nobody is read as long as those above it suffice.
  for (const { id: roleId, name: role } of roles) {
    if (found.length >= take) break;
    const members = await db.member.findMany({
      where: { organizationId, roleId, state: 'active', slackUserId: { not: null } },
      select: { slackUserId: true, name: true },
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      take: take - found.length,
    });
    found.push(
      ...members.flatMap(({ slackUserId, name }) => (slackUserId ? [{ slackUserId, name, role }] : [])),
    );
  }
  return found;
}

/** What a check needs to know of a member. */
export interface MemberSummary {
  id: string;
  state: 'active' | 'deactivated';
  roleId: string;
  name: string;
  slackUserId: string | null;
  grants: Grant[];
}

/** The members of an organization with these addresses, by address. */
export async function membersByEmail(
  db: Reader,
  organizationId: string,
  emails: string[],
): Promise<Map<string, MemberSummary>> {
  const found = await db.member.findMany({
    where: { organizationId, email: { in: emails } },
    select: {
      id: true,
      email: true,
      state: true,
      roleId: true,
      name: true,
      slackUserId: true,
      grants: { select: { groupId: true, level: true } },
    },
  });
  return new Map(found.map(member => [member.email, member]));
}

/** Gives members a role and grants in place of those they had, and makes them active. */
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

/** The member of that id, or null. */
export async function findMemberById(db: Reader, id: string): Promise<Member | null> {
  return db.member.findUnique({ where: { id }, include: withRole });
}

/** Has any active member a role, besides these? */
export async function hasHolder(
  db: Reader,
  roleId: string,
  { except }: { except: ReadonlySet<string> },
): Promise<boolean> {
  // With the organization, as the index has it.
  const found = await db.$queryRaw<{ id: string }[]>`
    select id from members
    where organization_id = (select organization_id from roles where id = ${roleId}::uuid)
      and role_id = ${roleId}::uuid and state = 'active'
    limit ${except.size + 1}`;
  return found.some(({ id }) => !except.has(id));
}

/**
 * Changes a member as they stand, grants in place of those they had. Whoever calls has locked the organization and
 * read the member since; the version in the condition makes a mistake there loud.
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

/** Deactivates or reactivates a member as they stand; see updateMember for the version. */
export async function setState(
  tx: Transaction,
  member: Pick<Member, 'id' | 'version'>,
  data: { state: 'active' | 'deactivated'; deactivatedAt: Date | null },
): Promise<Member> {
  return tx.member.update({
    where: { id: member.id, version: member.version },
    data: { ...data, version: { increment: 1 } },
    include: withRole,
  });
}

/** How many invitations a member has sent that nobody has answered, counted up to `most`. */
export async function countInvited(db: Reader, inviterId: string, most: number): Promise<number> {
  return db.invitation.count({ where: { inviterId, status: 'pending' }, take: most });
}

/** Names of the groups of which this member is admin and nobody else who is active, by name. */
export async function groupsWithoutAdmin(db: Reader, memberId: string): Promise<string[]> {
  // The level stands here literally, as in the index of the few who administer a group.
  const groups = await db.$queryRaw<{ name: string }[]>`
    select g.name from group_grants mine join groups g on g.id = mine.group_id
    where mine.member_id = ${memberId}::uuid and mine.level = 'admin' and not exists (
      select 1 from group_grants o join members m on m.id = o.member_id and m.state = 'active'
      where o.group_id = mine.group_id and o.level = 'admin' and o.member_id <> mine.member_id)
    order by g.name`;
  return groups.map(({ name }) => name);
}

/** The name of the member who is that Slack user, or null. */
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

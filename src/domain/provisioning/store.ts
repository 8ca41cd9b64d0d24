import type { Database, Transaction } from '../../database/client.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { type Member, withRole } from '../access/store.ts';
import type { GroupLevel } from '../roles.ts';

type Reader = Database | Transaction;

/** What a directory says about a person besides their name and address. */
export interface DirectoryFacts {
  externalId: string | null;
  givenName: string | null;
  familyName: string | null;
}

/** What a directory asks for: every given value has to be the same. */
export interface UserFilter {
  id?: string;
  /** Lower case. */
  email?: string;
  externalId?: string;
  isActive?: boolean;
}

/** The same for groups; names are compared ignoring case. */
export interface GroupFilter {
  id?: string;
  name?: string;
  externalId?: string;
  /** The id of one of its members. */
  memberId?: string;
}

/** The members whom a directory sees: active ones, and those it manages. An erased one has no address. */
const seen = {
  OR: [{ state: 'active' }, { isProvisioned: true }],
  email: { contains: '@' },
} satisfies Prisma.MemberWhereInput;

/** Does a directory see this member? */
export const isSeen = ({ state, isProvisioned, email }: Member): boolean =>
  (state === 'active' || isProvisioned) && email.includes('@');

const whereUser = (organizationId: string, filter: UserFilter): Prisma.MemberWhereInput => ({
  organizationId,
  AND: [seen, ...(filter.email === undefined ? [] : [{ email: filter.email }])],
  ...(filter.id !== undefined && { id: filter.id }),
  ...(filter.externalId !== undefined && { externalId: filter.externalId }),
  ...(filter.isActive !== undefined && { state: filter.isActive ? 'active' : 'deactivated' }),
});

/** A member, and when the audit log last names a change of them. */
export type DirectoryUser = Member & { changedAt: Date };

/** A page of the members whom a directory sees, in the order in which they joined. */
export async function pageOfUsers(
  db: Reader,
  query: { organizationId: string; filter: UserFilter; skip: number; take: number },
): Promise<{ members: DirectoryUser[]; total: number }> {
  const { organizationId, filter, skip, take } = query;
  const where = whereUser(organizationId, filter);
  const [members, total] = await Promise.all([
    take === 0 ? [] : db.member.findMany({ where, include: withRole, orderBy: { id: 'asc' }, skip, take }),
    db.member.count({ where }),
  ]);
  const changes = await lastChanges(
    db,
    organizationId,
    members.map(({ email }) => email),
  );
  const changedAt = ({ email, joinedAt }: Member) => changes.get(email) ?? joinedAt;
  return { members: members.map(member => ({ ...member, changedAt: changedAt(member) })), total };
}

/** When the audit log last names each of these addresses. */
async function lastChanges(
  db: Reader,
  organizationId: string,
  emails: readonly string[],
): Promise<Map<string, Date>> {
  if (emails.length === 0) return new Map();
  const found = await db.$queryRaw<{ email: string; at: Date | null }[]>`
    select asked.email, (
      select a.at from audit_entries a
      where a.organization_id = ${organizationId}::uuid and a.subject = asked.email
      order by a.id desc limit 1) as at
    from unnest(${[...emails]}::text[]) as asked(email)`;
  return new Map(found.flatMap(({ email, at }) => (at ? [[email, at] as const] : [])));
}

/** Writes what a directory says about a member, and that it manages them. */
export function markProvisioned(
  tx: Transaction,
  { id, version }: Pick<Member, 'id' | 'version'>,
  facts: Partial<DirectoryFacts>,
): Promise<Member> {
  return tx.member.update({
    where: { id, version },
    data: { ...facts, isProvisioned: true },
    include: withRole,
  });
}

/** The directory manages a member no longer. */
export async function markReleased(tx: Transaction, id: string): Promise<void> {
  await tx.member.update({
    where: { id },
    data: { isProvisioned: false, externalId: null, givenName: null, familyName: null },
    select: { id: true },
  });
}

/** A group as a directory sees it. */
export interface DirectoryGroup {
  id: string;
  organizationId: string;
  name: string;
  externalId: string | null;
  isProvisioned: boolean;
}

/** A member of a group, as far as a directory names them. */
export interface GroupMember {
  id: string;
  name: string;
}

const shown = { id: true, organizationId: true, name: true, externalId: true, isProvisioned: true } as const;

/** A page of an organization's groups, in the order in which they were made. */
export async function pageOfDirectoryGroups(
  db: Reader,
  query: { organizationId: string; filter: GroupFilter; skip: number; take: number },
): Promise<{ groups: DirectoryGroup[]; total: number }> {
  const { organizationId, filter, skip, take } = query;
  const where: Prisma.GroupWhereInput = {
    organizationId,
    ...(filter.id !== undefined && { id: filter.id }),
    ...(filter.name !== undefined && { name: { equals: likeItself(filter.name), mode: 'insensitive' } }),
    ...(filter.externalId !== undefined && { externalId: filter.externalId }),
    ...(filter.memberId !== undefined && { grants: { some: { memberId: filter.memberId, member: seen } } }),
  };
  const [groups, total] = await Promise.all([
    take === 0 ? [] : db.group.findMany({ where, select: shown, orderBy: { id: 'asc' }, skip, take }),
    db.group.count({ where }),
  ]);
  return { groups, total };
}

/** Prisma compares ignoring case with ILIKE, which reads some characters as a pattern. */
const likeItself = (text: string) => text.replaceAll(/[\\%_]/gu, '\\$&');

/** The group with that id, or null. */
export function directoryGroup(db: Reader, id: string): Promise<DirectoryGroup | null> {
  return db.group.findUnique({ where: { id }, select: shown });
}

/** The members of these groups whom a directory sees, by group. */
export async function membersOfGroups(
  db: Reader,
  groupIds: readonly string[],
): Promise<Map<string, GroupMember[]>> {
  const found = await db.groupGrant.findMany({
    where: { groupId: { in: [...groupIds] }, member: seen },
    select: { groupId: true, member: { select: { id: true, name: true } } },
    orderBy: { memberId: 'asc' },
  });
  const byGroup = new Map<string, GroupMember[]>(groupIds.map(id => [id, []]));
  for (const { groupId, member } of found) byGroup.get(groupId)?.push(member);
  return byGroup;
}

/** The id of the group of that name. */
export async function groupNamed(tx: Transaction, organizationId: string, name: string): Promise<string> {
  const { id } = await tx.group.findUniqueOrThrow({
    where: { organizationId_name: { organizationId, name } },
    select: { id: true },
  });
  return id;
}

/** Writes that a directory manages a group, under its own id of it. */
export async function markGroupProvisioned(
  tx: Transaction,
  id: string,
  externalId: string | null,
): Promise<void> {
  await tx.group.update({ where: { id }, data: { isProvisioned: true, externalId }, select: { id: true } });
}

/** The members with a grant of a group, by its id. */
export async function grantedMembers(tx: Transaction, groupId: string): Promise<Member[]> {
  return tx.member.findMany({ where: { grants: { some: { groupId } } }, include: withRole });
}

/** Gives members a group and takes it from others, and raises their versions so that open edit modals fail. */
export async function moveGrants(
  tx: Transaction,
  groupId: string,
  {
    joining,
    leaving,
  }: { joining: readonly { memberId: string; level: GroupLevel }[]; leaving: readonly string[] },
): Promise<void> {
  const moved = [...joining.map(({ memberId }) => memberId), ...leaving];
  if (moved.length === 0) return;
  await tx.member.updateMany({ where: { id: { in: moved } }, data: { version: { increment: 1 } } });
  await tx.groupGrant.deleteMany({ where: { groupId, memberId: { in: [...leaving] } } });
  await tx.groupGrant.createMany({ data: joining.map(each => ({ ...each, groupId })) });
}

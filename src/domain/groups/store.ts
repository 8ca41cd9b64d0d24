import type { Database, Transaction } from '../../database/client.ts';
import { literally } from '../../database/search.ts';
import type { TieKind } from '../ties/place.ts';

/** A group of an organization: what its template calls a device group or a facility. */
export interface Group {
  id: string;
  name: string;
}

/** The groups of an organization by name, those whose name contains `search` (without regard to case). */
export async function listGroups(
  db: Database | Transaction,
  query: { organizationId: string; search?: string; within?: string[] | null; take?: number },
): Promise<Group[]> {
  return db.group.findMany({
    where: {
      organizationId: query.organizationId,
      ...(query.search && { name: { contains: literally(query.search), mode: 'insensitive' } }),
      ...(query.within && { id: { in: query.within } }),
    },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    ...(query.take && { take: query.take }),
  });
}

/** The group of that id in an organization, or null. */
export async function findGroup(
  db: Database | Transaction,
  organizationId: string,
  id: string,
): Promise<Group | null> {
  return db.group.findFirst({ where: { id, organizationId }, select: { id: true, name: true } });
}

/** A group with how many members and pending invitations have it, and what it is tied to. */
export interface CountedGroup extends Group {
  members: number;
  invitations: number;
  /** Channels and user groups of Slack's, the oldest tie first. */
  ties: { kind: TieKind; name: string }[];
}

/** A page of the groups of an organization, by name. */
export async function pageOfGroups(
  db: Database | Transaction,
  query: { organizationId: string; skip: number; take: number },
): Promise<{ items: CountedGroup[]; total: number }> {
  const where = { organizationId: query.organizationId };
  const [rows, total] = await Promise.all([
    db.group.findMany({
      where,
      include: counts,
      orderBy: { name: 'asc' },
      skip: query.skip,
      take: query.take,
    }),
    db.group.count({ where }),
  ]);
  return { items: rows.map(counted), total };
}

const counts = {
  _count: {
    select: {
      grants: { where: { member: { state: 'active' as const } } },
      invitations: { where: { invitation: { status: 'pending' as const } } },
    },
  },
  ties: { select: { kind: true, name: true }, orderBy: { id: 'asc' as const } },
};

function counted({
  id,
  name,
  ties,
  _count,
}: Pick<CountedGroup, 'id' | 'name' | 'ties'> & {
  _count: { grants: number; invitations: number };
}): CountedGroup {
  return { id, name, members: _count.grants, invitations: _count.invitations, ties };
}

/** The group of that id with its organization and counts, or null. */
export async function countedGroup(
  db: Database | Transaction,
  id: string,
): Promise<(CountedGroup & { organizationId: string }) | null> {
  const row = await db.group.findUnique({ where: { id }, include: counts });
  return row && { ...counted(row), organizationId: row.organizationId };
}

/** Who would be left without any group if this one were gone: members, deactivated ones too, and invited people. */
export async function onlyIn(db: Database | Transaction, groupId: string): Promise<string[]> {
  const alone = { some: { groupId }, every: { groupId } };
  const [members, invitations] = await Promise.all([
    db.member.findMany({ where: { grants: alone }, select: { name: true }, orderBy: { name: 'asc' } }),
    db.invitation.findMany({
      where: { grants: alone, status: 'pending' },
      select: { email: true },
      orderBy: { id: 'asc' },
    }),
  ]);
  return [...members.map(({ name }) => name), ...invitations.map(({ email }) => email)];
}

/** Names of the first few active members and invited people who have a group. */
export async function namesIn(db: Database | Transaction, groupId: string, take: number): Promise<string[]> {
  const some = { some: { groupId } };
  const members = await db.member.findMany({
    where: { grants: some, state: 'active' },
    select: { name: true },
    orderBy: { name: 'asc' },
    take,
  });
  const invitations = await db.invitation.findMany({
    where: { grants: some, status: 'pending' },
    select: { email: true },
    orderBy: { id: 'asc' },
    take,
  });
  return [...members.map(({ name }) => name), ...invitations.map(({ email }) => email)].slice(0, take);
}

/** Inserts groups. */
export async function insertGroups(tx: Transaction, organizationId: string, names: string[]): Promise<void> {
  await tx.group.createMany({ data: names.map(name => ({ organizationId, name })) });
}

/** Gives a group another name. */
export async function renameGroupTo(tx: Transaction, id: string, name: string): Promise<void> {
  await tx.group.update({ where: { id }, data: { name }, select: { id: true } });
}

/** Removes a group, and with it what members and invitations had of it; an edit of theirs that is open is told. */
export async function deleteGroup(tx: Transaction, id: string): Promise<void> {
  await tx.member.updateMany({
    where: { grants: { some: { groupId: id } } },
    data: { version: { increment: 1 } },
  });
  await tx.group.delete({ where: { id }, select: { id: true } });
}

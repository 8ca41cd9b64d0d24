import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { type Tally, whole } from '../../database/keyset.ts';
import type { LinkKind } from '../link-target.ts';
import type { Group } from '../roles.ts';

/** The group with that id in an organization, or null. */
export async function findGroup(
  db: Database | Transaction,
  organizationId: string,
  id: string,
): Promise<Group | null> {
  return db.group.findFirst({ where: { id, organizationId }, select: { id: true, name: true } });
}

/** The organization that a group belongs to, or null. */
export async function organizationOfGroup(db: Database | Transaction, id: string): Promise<string | null> {
  const group = await db.group.findUnique({ where: { id }, select: { organizationId: true } });
  return group?.organizationId ?? null;
}

/** A group with its counts of members and pending invitations, and its links. */
export interface CountedGroup extends Group {
  members: Tally;
  invitations: Tally;
  /** Slack channels and user groups, the oldest link first. */
  links: { kind: LinkKind; name: string }[];
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
      include: withLinks,
      orderBy: { name: 'asc' },
      skip: query.skip,
      take: query.take,
    }),
    db.group.count({ where }),
  ]);
  const counts = await countIn(
    db,
    rows.map(({ id }) => id),
  );
  return {
    items: rows.map(({ id, name, links }) => ({ id, name, links, ...(counts.get(id) ?? none) })),
    total,
  };
}

const withLinks = { links: { select: { kind: true, name: true }, orderBy: { id: 'asc' as const } } };

/**
 * Limit of the count: 1,000 people among at most 2,000 grants. Grants of deactivated members and resolved invitations
 * don't count.
 */
const COUNTED = 1_000;
const LOOKED_AT = 2_000;

type Counted = Pick<CountedGroup, 'members' | 'invitations'>;

/** Counts the people in these groups, by group. */
async function countIn(db: Database | Transaction, groupIds: string[]): Promise<Map<string, Counted>> {
  const [lookedAt, most] = [whole(LOOKED_AT), whole(COUNTED + 1)];
  const grants = Prisma.sql`select member_id from group_grants where group_id = g.id`;
  const promises = Prisma.sql`select invitation_id from invitation_grants where group_id = g.id`;
  const rows = await db.$queryRaw<
    { id: string; members: number; grants: number; invitations: number; promises: number }[]
  >`
    select g.id,
      (select count(*)::int from (${grants} limit ${lookedAt}) l) as grants,
      (select count(*)::int from (select 1 from (${grants} limit ${lookedAt}) l
        where (select m.state = 'active' from members m where m.id = l.member_id)
        limit ${most}) f) as members,
      (select count(*)::int from (${promises} limit ${lookedAt}) l) as promises,
      (select count(*)::int from (select 1 from (${promises} limit ${lookedAt}) l
        where (select i.status = 'pending' from invitations i where i.id = l.invitation_id)
        limit ${most}) f) as invitations
    from unnest(${groupIds}::uuid[]) as g(id)`;
  const tally = (found: number, looked: number): Tally => ({
    count: Math.min(found, COUNTED),
    isExact: found <= COUNTED && looked < LOOKED_AT,
  });
  return new Map(
    rows.map(({ id, members, grants, invitations, promises }) => [
      id,
      { members: tally(members, grants), invitations: tally(invitations, promises) },
    ]),
  );
}

const none: Counted = { members: { count: 0, isExact: true }, invitations: { count: 0, isExact: true } };

/** The group with that id, its organization and its counts, or null. */
export async function countedGroup(
  db: Database | Transaction,
  id: string,
): Promise<(CountedGroup & { organizationId: string }) | null> {
  const row = await db.group.findUnique({ where: { id }, include: withLinks });
  if (!row) return null;
  const { name, links, organizationId } = row;
  const counts = await countIn(db, [id]);
  return { id, name, links, organizationId, ...(counts.get(id) ?? none) };
}

/** People who would have no group without this one: members, including deactivated ones, and invitees. */
export async function onlyIn(db: Database | Transaction, groupId: string): Promise<string[]> {
  const alone = { some: { groupId }, every: { groupId } };
  const [members, invitations, inviteLinks] = await Promise.all([
    db.member.findMany({ where: { grants: alone }, select: { name: true }, orderBy: { name: 'asc' } }),
    db.invitation.findMany({
      where: { grants: alone, status: 'pending' },
      select: { email: true },
      orderBy: { id: 'asc' },
    }),
    db.inviteLink.findMany({
      where: { grants: alone, revokedAt: null },
      select: { name: true },
      orderBy: { id: 'asc' },
    }),
  ]);
  return [
    ...members.map(({ name }) => name),
    ...invitations.map(({ email }) => email),
    ...inviteLinks.map(({ name }) => `the invite link “${name}”`),
  ];
}

/** Inserts groups. */
export async function insertGroups(tx: Transaction, organizationId: string, names: string[]): Promise<void> {
  await tx.group.createMany({ data: names.map(name => ({ organizationId, name })) });
}

/** Renames a group. */
export async function renameGroupTo(tx: Transaction, id: string, name: string): Promise<void> {
  await tx.group.update({ where: { id }, data: { name }, select: { id: true } });
}

/** Deletes a group and its grants, and raises the version of its members so that open edit modals fail. */
export async function deleteGroup(tx: Transaction, id: string): Promise<void> {
  await tx.member.updateMany({
    where: { grants: { some: { groupId: id } } },
    data: { version: { increment: 1 } },
  });
  await tx.group.delete({ where: { id }, select: { id: true } });
}

/** The addresses of people with a pending invitation to a group, newest first, at most `take`. */
export async function pendingInGroup(
  db: Database | Transaction,
  groupId: string,
  take: number,
): Promise<string[]> {
  const found = await db.invitation.findMany({
    where: { status: 'pending', grants: { some: { groupId } } },
    select: { email: true },
    orderBy: { id: 'desc' },
    take,
  });
  return found.map(({ email }) => email);
}

import type { Database, Transaction } from '../../database/client.ts';
import type { LinkKind } from '../link-target.ts';
import type { Group } from '../roles.ts';
import { countsOfGroups, type GroupCounts } from '../tallies/store.ts';

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
export interface CountedGroup extends Group, GroupCounts {
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
  const counts = await countsOfGroups(
    db,
    rows.map(({ id }) => id),
  );
  return {
    items: rows.map(({ id, name, links }) => ({ id, name, links, ...(counts.get(id) ?? none) })),
    total,
  };
}

const withLinks = { links: { select: { kind: true, name: true }, orderBy: { id: 'asc' as const } } };

const none: GroupCounts = { members: 0, invitations: 0 };

/** The group with that id, its organization and its counts, or null. */
export async function countedGroup(
  db: Database | Transaction,
  id: string,
): Promise<(CountedGroup & { organizationId: string; isProvisioned: boolean }) | null> {
  const row = await db.group.findUnique({ where: { id }, include: withLinks });
  if (!row) return null;
  const { name, links, organizationId, isProvisioned } = row;
  const counts = await countsOfGroups(db, [id]);
  return { id, name, links, organizationId, isProvisioned, ...(counts.get(id) ?? none) };
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

/**
 * Deletes a group and its grants, and raises the version of its members so that open edit modals fail.
 * @param options.meansAll no group means all groups: invitations that gave this one alone say so from now on
 */
export async function deleteGroup(
  tx: Transaction,
  id: string,
  { meansAll }: { meansAll: boolean },
): Promise<void> {
  if (meansAll) {
    await tx.invitation.updateMany({
      where: { grants: { some: { groupId: id }, every: { groupId: id } } },
      data: { lostGroups: true },
    });
  }
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

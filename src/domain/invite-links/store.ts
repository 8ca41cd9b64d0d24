import type { Database, Transaction } from '../../database/client.ts';
import type { InviteLinkMode, Prisma } from '../../database/generated/client.ts';
import type { Grant } from '../roles.ts';

type Reader = Database | Transaction;

const whole = {
  role: true,
  creator: true,
  organization: { select: { workspaceId: true, template: true } },
  grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } },
} satisfies Prisma.InviteLinkInclude;

/** A link that many people can join by, with who made it and what it gives. */
export type InviteLink = Prisma.InviteLinkGetPayload<{ include: typeof whole }>;

export interface NewInviteLink {
  organizationId: string;
  tokenHash: string;
  name: string;
  roleId: string;
  mode: InviteLinkMode;
  domains: string[];
  /** Null: no limit. */
  maxUses: number | null;
  creatorId: string;
  requestKey: string;
  createdAt: Date;
  /** Null: never. */
  expiresAt: Date | null;
  grants: Grant[];
}

/** The link with that id, or null. */
export async function findInviteLink(db: Reader, id: string): Promise<InviteLink | null> {
  return db.inviteLink.findUnique({ where: { id }, include: whole });
}

/** The link with that token, by its hash, or null. */
export async function findByTokenHash(db: Reader, tokenHash: string): Promise<InviteLink | null> {
  return db.inviteLink.findUnique({ where: { tokenHash }, include: whole });
}

/** The link that this request made before, or null. */
export async function findByRequest(
  db: Reader,
  organizationId: string,
  requestKey: string,
): Promise<InviteLink | null> {
  return db.inviteLink.findUnique({
    where: { organizationId_requestKey: { organizationId, requestKey } },
    include: whole,
  });
}

/** Inserts a link with its grants. */
export async function insertInviteLink(
  tx: Transaction,
  { grants, ...link }: NewInviteLink,
): Promise<InviteLink> {
  return tx.inviteLink.create({ data: { ...link, grants: { create: grants } }, include: whole });
}

/** Writes what changes in the life of a link. */
export async function updateInviteLink(
  tx: Transaction,
  id: string,
  data: { tokenHash: string } | { pausedAt: Date | null } | { revokedAt: Date },
): Promise<InviteLink> {
  return tx.inviteLink.update({ where: { id }, data, include: whole });
}

/**
 * A page of the links of an organization that nobody revoked, newest first.
 * @param query.within only links whose groups are all among these; null: no such filter
 */
export async function pageOfInviteLinks(
  db: Reader,
  {
    organizationId,
    within,
    skip,
    take,
  }: {
    organizationId: string;
    within: string[] | null;
    skip: number;
    take: number;
  },
): Promise<{ items: InviteLink[]; total: number }> {
  const where: Prisma.InviteLinkWhereInput = {
    organizationId,
    revokedAt: null,
    ...(within && { grants: { some: {}, every: { groupId: { in: within } } } }),
  };
  const [items, total] = await Promise.all([
    db.inviteLink.findMany({ where, include: whole, orderBy: { id: 'desc' }, skip, take }),
    db.inviteLink.count({ where }),
  ]);
  return { items, total };
}

/** Revokes every link that a member made, and returns their names. */
export async function revokeLinksOf(
  tx: Transaction,
  creatorId: string,
  revokedAt: Date,
): Promise<{ name: string }[]> {
  return tx.inviteLink.updateManyAndReturn({
    where: { creatorId, revokedAt: null },
    data: { revokedAt },
    select: { name: true },
  });
}

/** How many people a link invited have not answered. */
export function countWaiting(tx: Transaction, inviteLinkId: string): Promise<number> {
  return tx.invitation.count({ where: { inviteLinkId, status: 'pending' } });
}

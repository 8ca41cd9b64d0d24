import type { Database, Transaction } from '../../database/client.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { withRole } from '../access/store.ts';

type Reader = Database | Transaction;

export const wholeHandover = {
  organization: true,
  giver: { include: withRole },
  receiver: { include: withRole },
  role: true,
} satisfies Prisma.HandoverInclude;

/** An offer of the top role, with everything that people can read about it. */
export type Handover = Prisma.HandoverGetPayload<{ include: typeof wholeHandover }>;

/** The offer with that id, or null. */
export async function findHandover(db: Reader, id: string): Promise<Handover | null> {
  return db.handover.findUnique({ where: { id }, include: wholeHandover });
}

/** The pending offers that these members made or got. */
export async function pendingHandovers(
  db: Reader,
  organizationId: string,
  memberIds: readonly string[],
): Promise<Handover[]> {
  const ids = [...memberIds];
  return db.handover.findMany({
    where: {
      organizationId,
      status: 'pending',
      OR: [{ giverId: { in: ids } }, { receiverId: { in: ids } }],
    },
    include: wholeHandover,
    orderBy: { id: 'asc' },
  });
}

/** Inserts a pending offer. */
export async function insertHandover(
  tx: Transaction,
  offer: { organizationId: string; giverId: string; receiverId: string; roleId: string; createdAt: Date },
): Promise<Handover> {
  return tx.handover.create({ data: offer, include: wholeHandover });
}

/** Resolves a pending offer; false when it was resolved before. */
export async function settleHandover(
  tx: Transaction,
  id: string,
  status: 'accepted' | 'declined' | 'withdrawn',
  resolvedAt: Date,
): Promise<boolean> {
  const { count } = await tx.handover.updateMany({
    where: { id, status: 'pending' },
    data: { status, resolvedAt },
  });
  return count === 1;
}

/** The organization of an offer, or null. */
export async function organizationOfHandover(db: Reader, id: string): Promise<string | null> {
  const found = await db.handover.findUnique({ where: { id }, select: { organizationId: true } });
  return found?.organizationId ?? null;
}

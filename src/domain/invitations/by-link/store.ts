import type { Transaction } from '../../../database/client.ts';

/**
 * Notes that the invitee gets the invitation by email again. False when it is no longer theirs to answer, or when its last copy or
 * reminder is younger than `pauseMs` (milliseconds). Its expiry stays: only an inviter can extend it.
 */
export async function markLinkSent(
  tx: Transaction,
  id: string,
  now: Date,
  pauseMs: number,
): Promise<boolean> {
  const before = { lte: new Date(now.getTime() - pauseMs) };
  const { count } = await tx.invitation.updateMany({
    where: {
      id,
      status: 'pending',
      awaitingApprovalAt: null,
      sentAt: before,
      AND: [
        { OR: [{ remindedAt: null }, { remindedAt: before }] },
        { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
      ],
    },
    data: { sentAt: now },
  });
  return count === 1;
}

import type { Transaction } from '../../database/client.ts';

/** Can a key still be used? */
export async function isKeyLive(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const found = await tx.apiKey.findFirst({
    where: { id, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    select: { id: true },
  });
  return found !== null;
}

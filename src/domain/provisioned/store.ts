import type { Database, Transaction } from '../../database/client.ts';

/** The name of the key with which a directory manages an organization now: the newest of those that work; or null. */
export async function directoryKeyOf(
  db: Database | Transaction,
  organizationId: string,
  now: Date,
): Promise<string | null> {
  const found = await db.apiKey.findFirst({
    where: {
      organizationId,
      scopes: { has: 'directory:sync' },
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      creator: { state: 'active', leftAt: null },
    },
    select: { name: true },
    orderBy: { id: 'desc' },
  });
  return found?.name ?? null;
}

/** The groups among these that a directory manages. */
export async function provisionedAmong(
  db: Database | Transaction,
  groupIds: readonly string[],
): Promise<Set<string>> {
  if (groupIds.length === 0) return new Set();
  const found = await db.group.findMany({
    where: { id: { in: [...groupIds] }, isProvisioned: true },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}

/** All groups of an organization that a directory manages. */
export async function provisionedGroups(
  db: Database | Transaction,
  organizationId: string,
): Promise<Set<string>> {
  const found = await db.group.findMany({
    where: { organizationId, isProvisioned: true },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}

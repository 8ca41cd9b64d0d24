import type { Database, Transaction } from '../../../database/client.ts';
import type { ColumnChoice } from '../csv/file.ts';
import { columnChoice } from '../reading.ts';

/** The columns that somebody of the organization chose for files with this header, or null. */
export async function findLayout(
  db: Database | Transaction,
  organizationId: string,
  fingerprint: string,
): Promise<ColumnChoice | null> {
  const found = await db.importLayout.findUnique({
    where: { organizationId_fingerprint: { organizationId, fingerprint } },
    select: { columns: true },
  });
  return found ? (columnChoice.safeParse(found.columns).data ?? null) : null;
}

/** Remembers the columns of files with this header, in place of those that were chosen before. */
export async function keepLayout(
  tx: Transaction,
  layout: { organizationId: string; fingerprint: string; columns: ColumnChoice; createdAt: Date },
): Promise<void> {
  const { organizationId, fingerprint, ...chosen } = layout;
  const columns = { ...chosen.columns };
  await tx.importLayout.upsert({
    where: { organizationId_fingerprint: { organizationId, fingerprint } },
    create: { ...layout, columns },
    update: { ...chosen, columns },
    select: { id: true },
  });
}

/** Forgets the columns of files with this header. */
export async function dropLayout(
  tx: Transaction,
  organizationId: string,
  fingerprint: string,
): Promise<void> {
  await tx.importLayout.deleteMany({ where: { organizationId, fingerprint } });
}

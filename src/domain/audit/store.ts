import type { Transaction } from '../../database/client.ts';
import type { Prisma } from '../../database/generated/client.ts';

type Json = Prisma.InputJsonObject;

/** What happened to whom, from what to what. */
export interface AuditFact {
  organizationId: string;
  /** A verb of the domain, e.g. "invitation.revoke". */
  action: string;
  /** Whom or what it happened to: an e-mail address or a name. */
  subject: string;
  before?: Json;
  after?: Json;
}

/** Appends entries to the trail; they commit with the change that they record. */
export async function record(
  tx: Transaction,
  facts: (AuditFact & { at: Date; actor: string })[],
): Promise<void> {
  await tx.auditEntry.createMany({ data: facts });
}

export type AuditEntry = Prisma.AuditEntryGetPayload<object>;

/** The newest entry about a subject whose action begins so, or null. */
export async function lastEntryOf(
  tx: Transaction,
  organizationId: string,
  subject: string,
  actionPrefix: string,
): Promise<AuditEntry | null> {
  return tx.auditEntry.findFirst({
    where: { organizationId, subject, action: { startsWith: actionPrefix } },
    orderBy: { id: 'desc' },
  });
}

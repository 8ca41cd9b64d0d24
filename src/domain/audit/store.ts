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

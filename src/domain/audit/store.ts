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

/** Appends an entry to the trail; it commits with the change that it records. */
export async function record(tx: Transaction, fact: AuditFact & { at: Date; actor: string }): Promise<void> {
  await tx.auditEntry.create({ data: fact });
}

import type { Database, Transaction } from '../../database/client.ts';
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

/** Which entries of the trail are asked for. */
export interface AuditFilter {
  organizationId: string;
  /** What that person did and what happened to them. */
  person: { slackUserId: string; email: string | null } | null;
  /** The beginning of the action: "member." */
  action: string | null;
}

const whereOf = ({ organizationId, person, action }: AuditFilter): Prisma.AuditEntryWhereInput => ({
  organizationId,
  ...(action && { action: { startsWith: action } }),
  ...(person && {
    OR: [{ actor: person.slackUserId }, ...(person.email ? [{ subject: person.email }] : [])],
  }),
});

/** Entries beyond a key, by their ids, which grow with time: at most `take`, in that direction. */
export async function listEntries(
  db: Database | Transaction,
  filter: AuditFilter,
  { after, before, order, take }: { after?: string; before?: string; order: 'asc' | 'desc'; take: number },
): Promise<AuditEntry[]> {
  return db.auditEntry.findMany({
    where: {
      ...whereOf(filter),
      ...((after || before) && { id: { ...(after && { gt: after }), ...(before && { lt: before }) } }),
    },
    orderBy: { id: order },
    take,
  });
}

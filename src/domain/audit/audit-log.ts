import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { PAGE_SIZE } from '../page.ts';
import { type AuditEntry, type AuditFilter, listEntries } from './store.ts';

/** What the audit log can be filtered by: the first word of an action. */
export const auditNouns = [
  'invitation',
  'invite-link',
  'join-request',
  'import',
  'member',
  'hand-on',
  'organization',
  'role',
  'group',
  'person',
] as const;
export type AuditNoun = (typeof auditNouns)[number];

/** Which entries to read, and from where: newer ones are `after` an id, older ones `before` it. */
export interface AuditLogQuery {
  person: AuditFilter['person'];
  noun: AuditNoun | null;
  from: { after: string } | { before: string } | null;
}

/** One part of the audit log, newest first, and the keys of the parts next to it. */
export interface AuditLog {
  entries: AuditEntry[];
  newer: string | null;
  older: string | null;
}

/**
 * Reads the audit log for people with the right to read it, paged by key.
 * @throws DomainError organization-not-found, not-allowed
 * Source: product.md, Beyond Slack
 */
export async function readAuditLog(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  { from, ...wanted }: AuditLogQuery,
): Promise<{ acting: ActingMember; auditLog: AuditLog }> {
  const acting = await authorise(db, actor, organizationId, 'audit:read');
  const filter = filterOf(organizationId, wanted);
  const isBack = from !== null && 'after' in from;
  const found = await listEntries(db, filter, {
    ...from,
    order: isBack ? 'asc' : 'desc',
    take: PAGE_SIZE + 1,
  });
  const hasMore = found.length > PAGE_SIZE;
  const entries = found.slice(0, PAGE_SIZE);
  if (isBack) entries.reverse();
  const [newest, oldest] = [entries[0]?.id ?? null, entries.at(-1)?.id ?? null];
  return {
    acting,
    auditLog: {
      entries,
      newer: isBack ? (hasMore ? newest : null) : from ? newest : null,
      older: isBack || hasMore ? oldest : null,
    },
  };
}

/** Entries read at once for an export; a few hundred bytes each. */
const BATCH = 1_000;

/**
 * Reads the audit log, filtered or whole, oldest first and batch by batch, so memory doesn't grow with its length.
 * Entries are only ever added, so what was read stays valid.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function exportAuditLog(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  wanted: Omit<AuditLogQuery, 'from'>,
  batch = BATCH,
): Promise<{ acting: ActingMember; batches: AsyncGenerator<AuditEntry[]> }> {
  const acting = await authorise(db, actor, organizationId, 'audit:read');
  const filter = filterOf(organizationId, wanted);
  async function* read(): AsyncGenerator<AuditEntry[]> {
    let after: string | undefined;
    for (;;) {
      const entries = await listEntries(db, filter, { ...(after && { after }), order: 'asc', take: batch });
      const last = entries.at(-1);
      if (!last) return;
      yield entries;
      after = last.id;
    }
  }
  return { acting, batches: read() };
}

const filterOf = (organizationId: string, { person, noun }: Omit<AuditLogQuery, 'from'>): AuditFilter => ({
  organizationId,
  person,
  noun,
});

import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { PAGE_SIZE } from '../page.ts';
import { type AuditFilter, listEntries, type NamedEntry } from './store.ts';

/** What the audit log can be filtered by: the first word of an action. */
export const auditNouns = [
  'invitation',
  'invite-link',
  'api-key',
  'join-request',
  'import',
  'member',
  'hand-on',
  'organization',
  'role',
  'group',
  'person',
  'webhook',
] as const;
export type AuditNoun = (typeof auditNouns)[number];

/** Which entries to read, and from where: newer ones are `after` an id, older ones `before` it. */
export interface AuditLogQuery extends Pick<AuditFilter, 'person' | 'since' | 'before'> {
  noun: AuditNoun | null;
  from: { after: string } | { before: string } | null;
}

/** One part of the audit log, newest first, and the keys of the parts next to it. */
export interface AuditLog {
  entries: NamedEntry[];
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
  const filter = { organizationId, ...wanted };
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

/**
 * The entries older than an id, newest first, one more than a page has where there are more.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function entriesBefore(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  { older, size, ...wanted }: Omit<AuditLogQuery, 'from'> & { older: string | null; size: number },
): Promise<NamedEntry[]> {
  await authorise(db, actor, organizationId, 'audit:read');
  const from = older ? { before: older } : {};
  return listEntries(db, { organizationId, ...wanted }, { ...from, order: 'desc', take: size + 1 });
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
): Promise<{ acting: ActingMember; batches: AsyncGenerator<NamedEntry[]> }> {
  const acting = await authorise(db, actor, organizationId, 'audit:read');
  const filter = { organizationId, ...wanted };
  async function* read(): AsyncGenerator<NamedEntry[]> {
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

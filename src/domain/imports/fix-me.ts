import type { ActingMember } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { importOf } from './draft.ts';
import { type Import, type ResolvedRow, resolvedRows } from './store.ts';

/**
 * The rows of an import that were not sent: those with findings, and those that were removed.
 * @throws DomainError import-not-found, not-allowed
 */
export async function fixMeRows(
  { db }: Domain,
  actor: Person,
  importId: string,
): Promise<{ found: Import; acting: ActingMember; rows: ResolvedRow[] }> {
  const { found, acting } = await importOf(db, actor, importId);
  const { items } = await resolvedRows(db, { importId, outcomes: ['rejected', 'removed'] });
  return { found, acting, rows: items };
}

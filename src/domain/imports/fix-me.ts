import type { Domain, Person } from '../domain.ts';
import type { Membership } from '../members/membership.ts';
import { importOf } from './draft.ts';
import { type Import, type SettledRow, settledRows } from './store.ts';

/**
 * The rows of an import that were not sent: those with findings, and those taken out.
 * @throws DomainError import-not-found, not-allowed
 */
export async function fixMeRows(
  { db }: Domain,
  actor: Person,
  importId: string,
): Promise<{ found: Import; membership: Membership; rows: SettledRow[] }> {
  const { found, membership } = await importOf(db, actor, importId);
  const { items } = await settledRows(db, { importId, outcomes: ['rejected', 'removed'] });
  return { found, membership, rows: items };
}

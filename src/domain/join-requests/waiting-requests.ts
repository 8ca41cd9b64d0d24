import type { Domain, Person } from '../domain.ts';
import { authorise, type Membership } from '../members/membership.ts';
import { type Page, readPage } from '../page.ts';
import { formerRoles, type JoinRequest, listPendingRequests } from './store.ts';

/**
 * The pending join requests of an organization, the one waiting longest first, and the role of those who were
 * members before.
 * @throws DomainError not-set-up, not-allowed
 */
export async function waitingRequests(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  page: number,
): Promise<{ membership: Membership; list: Page<JoinRequest>; former: Map<string, string> }> {
  const membership = await authorise(db, actor, organizationId, 'join-request:review');
  const list = await readPage(page, (skip, take) => listPendingRequests(db, { organizationId, skip, take }));
  return { membership, list, former: await formerRoles(db, list.items) };
}

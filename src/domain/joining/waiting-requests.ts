import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { type Invitation, listAwaitingApproval } from '../invitations/store.ts';
import { type JoinRequest, listPendingRequests } from '../join-requests/store.ts';
import { type Page, readPage } from '../page.ts';
import { type Acceptance, acceptancesOf } from './acceptance.ts';

/** Everything that waits for an approver's decision. */
export interface WaitingRequests {
  acting: ActingMember;
  list: Page<JoinRequest>;
  /** What Accept gives, by request. */
  acceptances: ReadonlyMap<string, Acceptance>;
  held: Invitation[];
}

/** Invitations that wait for an approver are rare; the list shows this many above the requests, oldest first. */
export const HELD_SHOWN = 5;

/**
 * The pending join requests of an organization, oldest first, with what Accept gives each.
 * The first page also has the accepted invitations whose inviter lost the right (one more than HELD_SHOWN where there
 * are more).
 * @throws DomainError organization-not-found, not-allowed
 */
export async function waitingRequests(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  page: number,
): Promise<WaitingRequests> {
  const acting = await authorise(db, actor, organizationId, 'join-request:review');
  const list = await readPage(page, (skip, take) => listPendingRequests(db, { organizationId, skip, take }));
  const held =
    list.page === 0 ? await listAwaitingApproval(db, { organizationId, take: HELD_SHOWN + 1 }) : [];
  const acceptances = await acceptancesOf(db, acting.organization, list.items);
  return { acting, list, acceptances, held };
}

import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { type Invitation, listAwaitingApproval } from '../invitations/store.ts';
import { findRequests, type JoinRequest, listPendingRequests } from '../join-requests/store.ts';
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
 * @param shown the requests of that page as it was shown, which stay in any state; empty: those that wait
 * @throws DomainError organization-not-found, not-allowed
 */
export async function waitingRequests(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  { page, shown = [] }: { page: number; shown?: readonly string[] },
): Promise<WaitingRequests> {
  const acting = await authorise(db, actor, organizationId, 'join-request:review');
  const waiting = await readPage(page, (skip, take) =>
    listPendingRequests(db, { organizationId, skip, take }),
  );
  const kept = await keptRequests(db, organizationId, shown);
  const list =
    kept.length > 0 ? { ...waiting, items: kept, page, pages: Math.max(waiting.pages, page + 1) } : waiting;
  const held =
    list.page === 0 ? await listAwaitingApproval(db, { organizationId, take: HELD_SHOWN + 1 }) : [];
  const pending = list.items.filter(({ status }) => status === 'pending');
  const acceptances = await acceptancesOf(db, acting.organization, pending);
  return { acting, list, acceptances, held };
}

/** The organization's requests of these ids, in their order. */
async function keptRequests(
  db: Domain['db'],
  organizationId: string,
  ids: readonly string[],
): Promise<JoinRequest[]> {
  const found = new Map((await findRequests(db, [...ids])).map(request => [request.id, request]));
  return ids.flatMap(id => found.get(id) ?? []).filter(request => request.organizationId === organizationId);
}

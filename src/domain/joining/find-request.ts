import type { ActingMember } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import type { JoinRequest } from '../join-requests/store.ts';
import { type Acceptance, acceptanceFor } from './acceptance.ts';
import { alreadyDecided, requestUnderReview } from './pending-request.ts';

/**
 * Loads a pending request, and what Accept gives in it, for an approver who wants to decide it.
 * @throws DomainError join-request-not-found, not-allowed, join-request-resolved
 */
export async function findRequestToDecide(
  { db }: Domain,
  actor: Person,
  id: string,
): Promise<{ request: JoinRequest; acting: ActingMember; acceptance: Acceptance }> {
  const { request, acting } = await requestUnderReview(db, actor, id);
  if (request.status !== 'pending') throw alreadyDecided(request, actor);
  return { request, acting, acceptance: await acceptanceFor(db, acting.organization, request) };
}

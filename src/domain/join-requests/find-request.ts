import type { Domain, Person } from '../domain.ts';
import type { ActingMember } from '../members/acting-member.ts';
import { alreadyDecided, requestUnderReview } from './pending-request.ts';
import type { JoinRequest } from './store.ts';

/**
 * A request that still waits, for an approver who is about to decide it.
 * @throws DomainError join-request-not-found, not-allowed, join-request-resolved
 */
export async function findRequestToDecide(
  { db }: Domain,
  actor: Person,
  id: string,
): Promise<{ request: JoinRequest; acting: ActingMember }> {
  const { request, acting } = await requestUnderReview(db, actor, id);
  if (request.status !== 'pending') throw alreadyDecided(request, actor);
  return { request, acting };
}

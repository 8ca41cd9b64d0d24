import { authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { findJoinRequest, type JoinRequest, requestsBefore } from '../join-requests/store.ts';

/**
 * The join requests of an organization in one state, newest first, one more than a page has where there are more.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function requestsFrom(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  { status, before, size }: { status: JoinRequest['status']; before: string | null; size: number },
): Promise<JoinRequest[]> {
  await authorise(db, actor, organizationId, 'join-request:review');
  return requestsBefore(db, { organizationId, status, before, take: size + 1 });
}

/**
 * The one join request of that organization.
 * @throws DomainError join-request-not-found, organization-not-found, not-allowed
 */
export async function oneRequest(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  id: string,
): Promise<JoinRequest> {
  await authorise(db, actor, organizationId, 'join-request:review');
  const request = await findJoinRequest(db, id);
  if (request?.organizationId !== organizationId) throw new DomainError('join-request-not-found', {});
  return request;
}

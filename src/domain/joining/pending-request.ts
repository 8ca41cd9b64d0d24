import type { Transaction } from '../../database/client.ts';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { addressesOfRequest, findJoinRequest, type JoinRequest } from '../join-requests/store.ts';
import { beside, type Locks, type RightsReader } from '../locks.ts';

/** Locks taken while a join request is decided, of the address that asked and the one that its person has now. @throws DomainError join-request-not-found */
export async function lockOfRequest(
  tx: Transaction,
  id: string,
  more: Pick<Locks, 'seats'> = {},
): Promise<Locks> {
  const found = await addressesOfRequest(tx, id);
  if (!found) throw new DomainError('join-request-not-found', {});
  return beside(found.organizationId, { addresses: found.addresses, ...more });
}

/**
 * Loads a join request that the actor may decide. Access to the approvals channel isn't enough: the check is of the
 * person's rights.
 * @throws DomainError join-request-not-found, not-allowed
 */
export async function requestUnderReview(
  tx: RightsReader,
  actor: Person,
  id: string,
): Promise<{ request: JoinRequest; acting: ActingMember }> {
  const request = await findJoinRequest(tx, id);
  if (!request || request.organization.workspaceId !== actor.workspaceId) {
    throw new DomainError('join-request-not-found', {});
  }
  const acting = await authorise(tx, actor, request.organizationId, 'join-request:review');
  return { request, acting };
}

/** The refusal for a request that is no longer pending: who decided it, and how. */
export function alreadyDecided(request: JoinRequest, actor: Person): DomainError {
  if (request.status === 'pending') throw new Error('A pending request is not decided.');
  return new DomainError('join-request-resolved', {
    status: request.status,
    by: request.decider?.name ?? null,
    byYou: request.decider?.slackUserId === actor.slackUserId,
  });
}

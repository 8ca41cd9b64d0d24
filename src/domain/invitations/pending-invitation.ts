import type { Transaction } from '../../database/client.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { beside, type Held, type Locks, type RightsReader } from '../locks.ts';
import { authorise } from '../members/membership.ts';
import { type Capability, reaches } from '../roles.ts';
import { isFor } from './rules.ts';
import { addressOfInvitation, findInvitation, type Invitation } from './store.ts';

/** What is held while an invitation is answered or managed. @throws DomainError invitation-not-found */
export async function lockOfInvitation(tx: Transaction, id: string): Promise<Locks> {
  const found = await addressOfInvitation(tx, id);
  if (!found) throw new DomainError('invitation-not-found', {});
  return beside(found.organizationId, { addresses: [found.email] });
}

/** Says what became of an invitation that is no longer pending. */
export function settled(invitation: Invitation): DomainError {
  if (invitation.status === 'pending') throw new Error('A pending invitation is not settled.');
  return new DomainError('invitation-settled', { status: invitation.status });
}

/**
 * An invitation that the actor may answer.
 * @throws DomainError invitation-not-found, invitation-for-another
 */
export async function invitationFor(tx: Held, actor: Person, id: string): Promise<Invitation> {
  const invitation = await findInvitation(tx, id);
  if (!invitation || invitation.organization.workspaceId !== actor.workspaceId) {
    throw new DomainError('invitation-not-found', {});
  }
  if (!isFor(invitation, actor)) {
    throw new DomainError('invitation-for-another', { email: invitation.email });
  }
  return invitation;
}

/**
 * An invitation that the actor may manage by that capability.
 * @throws DomainError invitation-not-found, not-allowed
 */
export async function invitationWithin(
  tx: RightsReader,
  actor: Person,
  capability: Capability,
  id: string,
): Promise<Invitation> {
  const invitation = await findInvitation(tx, id);
  if (!invitation || invitation.organization.workspaceId !== actor.workspaceId) {
    throw new DomainError('invitation-not-found', {});
  }
  const { organizationId } = invitation;
  const { standing } = await authorise(tx, actor, organizationId, capability);
  const groups = invitation.grants.map(grant => grant.groupId);
  if (!reaches(standing, capability, groups)) {
    throw new DomainError('not-allowed', { capability, organizationId, role: standing.role.name });
  }
  return invitation;
}

import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { seesInvitation } from '../visibility.ts';
import { findInvitation, type Invitation } from './store.ts';

/**
 * The one invitation of that organization, if the actor's list of invitations shows it.
 * @throws DomainError invitation-not-found, organization-not-found, not-allowed
 */
export async function oneInvitation(
  { db }: Domain,
  actor: Person,
  organizationId: string,
  id: string,
): Promise<{ invitation: Invitation; acting: ActingMember }> {
  const acting = await authorise(db, actor, organizationId, 'invitation:read');
  const invitation = await findInvitation(db, id);
  if (invitation?.organizationId !== organizationId || !seesInvitation(acting.permissions, invitation)) {
    throw new DomainError('invitation-not-found', {});
  }
  return { invitation, acting };
}

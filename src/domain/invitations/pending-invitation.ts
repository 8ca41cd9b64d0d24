import type { Transaction } from '../../database/client.ts';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { beside, type Held, type Locks, type RightsReader } from '../locks.ts';
import { type Account, isFor } from '../people/identity.ts';
import { findPerson } from '../people/store.ts';
import { assertCanGrant, type Capability, covers } from '../roles.ts';
import { accessOf, canInviteWith } from './inviter-permissions.ts';
import { addressOfInvitation, findInvitation, type Invitation } from './store.ts';

/**
 * Locks taken while an invitation is answered or managed: its address comes first, then that of the person who answers.
 * @throws DomainError invitation-not-found
 */
export async function lockOfInvitation(
  tx: Transaction,
  id: string,
  by: { email: string | null } = { email: null },
): Promise<Locks> {
  const found = await addressOfInvitation(tx, id);
  if (!found) throw new DomainError('invitation-not-found', {});
  return beside(found.organizationId, { addresses: [found.email, ...(by.email ? [by.email] : [])] });
}

/** The refusal for an invitation that is no longer pending, with its outcome. */
export function alreadyResolved(invitation: Invitation): DomainError {
  if (invitation.status === 'pending') throw new Error('A pending invitation is not settled.');
  return new DomainError('invitation-resolved', { status: invitation.status });
}

/**
 * Loads an invitation that the actor may answer.
 * @throws DomainError invitation-not-found, invitation-for-another
 */
export async function invitationFor(tx: Held, actor: Person, id: string): Promise<Invitation> {
  const invitation = await findInvitation(tx, id);
  if (!invitation) throw new DomainError('invitation-not-found', {});
  const { slackUserId } = invitation;
  const account =
    slackUserId && slackUserId !== actor.slackUserId
      ? await findPerson(tx, invitation.organization.workspaceId, slackUserId)
      : actor;
  assertMayAnswer({ ...invitation, account }, actor);
  return invitation;
}

/** @throws DomainError invitation-not-found when it belongs to another workspace, invitation-for-another */
export function assertMayAnswer(invitation: Invitation & { account: Account | null }, actor: Person): void {
  if (invitation.organization.workspaceId !== actor.workspaceId) {
    throw new DomainError('invitation-not-found', {});
  }
  if (!isFor(invitation, actor)) throw new DomainError('invitation-for-another', { email: invitation.email });
}

/**
 * Loads an invitation that the actor may manage by that capability.
 * @throws DomainError invitation-not-found, not-allowed
 */
export async function invitationWithin(
  tx: RightsReader,
  actor: Person,
  capability: Capability,
  id: string,
): Promise<{ invitation: Invitation; acting: ActingMember }> {
  const invitation = await findInvitation(tx, id);
  if (!invitation || invitation.organization.workspaceId !== actor.workspaceId) {
    throw new DomainError('invitation-not-found', {});
  }
  const { organizationId } = invitation;
  const acting = await authorise(tx, actor, organizationId, capability);
  const { permissions } = acting;
  const groups = invitation.grants.map(grant => grant.groupId);
  if (!covers(permissions, capability, groups)) {
    throw new DomainError('not-allowed', { capability, organizationId, role: permissions.role.name });
  }
  return { invitation, acting };
}

/**
 * Loads an invitation that the actor may grant again. Editing and sending again need the same rights as inviting, so
 * the actor must be allowed to grant its access.
 * @throws DomainError invitation-not-found, not-allowed, cannot-grant
 */
export async function invitationToGive(
  tx: RightsReader,
  actor: Person,
  id: string,
): Promise<{ invitation: Invitation; acting: ActingMember }> {
  const found = await invitationWithin(tx, actor, 'invitation:create', id);
  const { organization, permissions } = found.acting;
  assertCanGrant(permissions, 'invitation:create', accessOf(found.invitation, organization));
  return found;
}

/** What the actor may do with an invitation, to decide which buttons to show; the operations check again. */
export function offeredOf(
  { organization, permissions }: Pick<ActingMember, 'organization' | 'permissions'>,
  invitation: Invitation,
): { gives: boolean; revokes: boolean; invitesAgain: boolean } {
  const groups = invitation.grants.map(({ groupId }) => groupId);
  return {
    gives: canInviteWith(permissions, accessOf(invitation, organization)),
    revokes: covers(permissions, 'invitation:revoke', groups),
    invitesAgain: covers(permissions, 'invitation:create', groups),
  };
}

import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { assertUsesLeft } from '../link-uses.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { type Acceptance, readAcceptance } from './acceptance/store.ts';
import { accessOf, canStillGrant } from './inviter-permissions.ts';
import { type Invitee, joinBy } from './join.ts';
import { alreadyResolved, assertMayAnswer, lockOfInvitation } from './pending-invitation.ts';
import { isOver } from './rules.ts';
import { findInvitation, type Invitation, requestApproval } from './store.ts';

/**
 * Accepts an invitation and makes the invitee a member. Accepting twice has the same effect as once. When a revocation
 * comes at the same moment, one of the two wins and the other is refused. If the inviter may no longer grant this
 * access, or it comes from an invite link that asks an approver, the person doesn't join and the invitation waits for an
 * approver. A pending join request of the invitee is withdrawn.
 */
export const acceptInvitation = operation({
  name: 'acceptInvitation',
  input: z.object({ invitationId: z.uuid() }),
  fails: [
    'invitation-not-found',
    'invitation-for-another',
    'invitation-resolved',
    'already-member',
    'new-account',
    'invite-link-used-up',
  ],
  lock: (tx, { invitationId }, actor) => lockOfInvitation(tx, invitationId, actor),
  read: (tx, { invitationId }, actor, { addresses: [email = ''] = [] }) =>
    readAcceptance(tx, invitationId, actor.workspaceId, actor, email),
  async run(scope, _, found): Promise<Invitation> {
    const { actor } = scope;
    return acceptBy(scope, acceptanceBy(actor, found), actor);
  },
});

/**
 * Accepts an invitation for an invitee whose right to answer it was checked; all ways to accept end here.
 * @throws DomainError invitation-not-found, invitation-resolved, already-member, new-account, invite-link-used-up
 */
export async function acceptBy(
  scope: Omit<Scope, 'actor'>,
  { invitation, ...there }: Acceptance,
  invitee: Invitee,
): Promise<Invitation> {
  const { now } = scope;
  const { slackUserId } = invitee;
  if (isOver(invitation, now)) throw scope.fail('invitation-resolved', { status: 'expired' });
  if (invitation.status !== 'pending') return alreadyAnswered(invitation);
  if (invitation.inviteLink && !invitation.awaitingApprovalAt) assertUsesLeft(invitation.inviteLink);
  if (!isStillGranted(invitation, there)) return awaitApproval(scope, invitation, invitee);
  if (await joinBy(scope, invitation, invitee, there, null)) {
    const account = slackUserId ?? invitation.slackUserId;
    return {
      ...invitation,
      slackUserId: account,
      status: 'accepted',
      resolvedAt: now,
      resolvedBy: slackUserId,
    };
  }
  return alreadyAnswered(await findInvitation(scope.tx, invitation.id));
}

/** @throws DomainError invitation-not-found, invitation-for-another */
function acceptanceBy(actor: Person, found: Acceptance | null): Acceptance {
  if (!found) throw new DomainError('invitation-not-found', {});
  assertMayAnswer({ ...found.invitation, account: found.account }, actor);
  return found;
}

/**
 * Returns an invitation that the invitee accepted before. @throws DomainError invitation-not-found, invitation-resolved
 */
function alreadyAnswered(invitation: Invitation | null): Invitation {
  if (!invitation) throw new DomainError('invitation-not-found', {});
  if (invitation.status === 'accepted') return invitation;
  throw alreadyResolved(invitation);
}

function isStillGranted(
  invitation: Invitation,
  { organization, inviter, canInviterAct }: Pick<Acceptance, 'organization' | 'inviter' | 'canInviterAct'>,
): boolean {
  if (invitation.awaitingApprovalAt || invitation.inviteLink?.mode === 'ask') return false;
  return canInviterAct && canStillGrant(organization, inviter, accessOf(invitation, organization));
}

async function awaitApproval(
  { tx, now, audit, record }: Omit<Scope, 'actor'>,
  invitation: Invitation,
  invitee: Invitee,
): Promise<Invitation> {
  const { id: invitationId, organizationId, email } = invitation;
  const data = {
    awaitingApprovalAt: now,
    slackUserId: invitee.slackUserId ?? invitation.slackUserId,
    name: invitation.name ?? invitee.name,
  };
  if (!(await requestApproval(tx, invitationId, data))) {
    const present = await findInvitation(tx, invitationId);
    if (!present) throw new DomainError('invitation-not-found', {});
    if (present.status === 'pending') return present;
    throw alreadyResolved(present);
  }
  const after = { ...invitation, ...data };
  audit({
    organizationId,
    action: 'invitation.await-approval',
    subject: email,
    before: { status: 'pending' },
    after: { status: 'pending', inviter: invitation.inviter.name, role: invitation.role.name },
  });
  record({ type: 'invitation.approval-requested', ...aboutInvitation(after) });
  return after;
}

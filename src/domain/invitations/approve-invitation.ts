import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import { markOfAccess } from '../access/mark.ts';
import { findIdentity } from '../access/store.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { pendingAmong } from '../join-requests/store.ts';
import type { Held } from '../locks.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { assertCanGrant } from '../roles.ts';
import { accessOf } from './inviter-permissions.ts';
import { joinBy } from './join.ts';
import { lockOfInvitation } from './pending-invitation.ts';
import { accountOf } from './recipient.ts';
import { findInvitation, type Invitation, resolveApproval, resolverName } from './store.ts';

const input = z.object({ invitationId: z.uuid() });

/**
 * An approver lets in an invitee whose inviter may no longer grant the access; the approver must be allowed to grant
 * it. Of two approvers, or of an approval and a revocation, the first wins and the other learns who decided.
 */
export const approveInvitation = operation({
  name: 'approveInvitation',
  /** `seen`: the mark of the access that the approver saw. */
  input: input.extend({ seen: z.string().optional() }),
  fails: [
    'invitation-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-grant',
    'approval-resolved',
    'acceptance-changed',
    'already-member',
    'new-account',
    'invite-link-used-up',
    'uninvitable-person',
  ],
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run(scope, { invitationId, seen }): Promise<Invitation> {
    const { tx, record } = scope;
    const { invitation, acting } = await invitationUnderReview(scope, invitationId);
    const access = accessOf(invitation, acting.organization);
    if (invitation.status !== 'pending') return decidedBefore(scope, invitation, 'accepted');
    assertCanGrant(acting.permissions, 'join-request:review', access);
    const { email } = invitation;
    if (seen !== undefined && seen !== markOfAccess(invitation)) {
      throw scope.fail('acceptance-changed', { who: invitation.name ?? email });
    }
    const account = await accountOf(tx, acting.organization.workspaceId, invitation);
    const slackUserId = account?.slackUserId ?? null;
    const invitee = { slackUserId, name: invitation.name ?? email };
    const claimant = { slackUserId, email: account?.confirmedEmail ?? email, isEmailConfirmed: true };
    const there = {
      organization: acting.organization,
      identity: await findIdentity(tx, invitation.organizationId, claimant),
      email: claimant.email,
      requests: await pendingAmong(tx, invitation.organizationId, slackUserId ? [slackUserId] : []),
    };
    const by = { ...acting, slackUserId: scope.actor.slackUserId };
    if (!(await joinBy(scope, invitation, invitee, there, by))) {
      const after = await findInvitation(tx, invitationId);
      if (!after) throw scope.fail('invitation-not-found', {});
      return decidedBefore(scope, after, 'accepted');
    }
    record({ type: 'invitation.approved', ...aboutInvitation({ ...invitation, slackUserId }) });
    return {
      ...invitation,
      slackUserId,
      status: 'accepted',
      resolvedAt: scope.now,
      resolvedBy: scope.actor.slackUserId,
    };
  },
});

/** An approver refuses an invitee whose inviter may no longer grant the access. The invitee gets a message. */
export const rejectInvitation = operation({
  name: 'rejectInvitation',
  input,
  fails: ['invitation-not-found', 'organization-not-found', 'not-allowed', 'approval-resolved'],
  lock: (tx, { invitationId }) => lockOfInvitation(tx, invitationId),
  async run(scope, { invitationId }): Promise<Invitation> {
    const { tx, now, actor, audit, record } = scope;
    const { invitation } = await invitationUnderReview(scope, invitationId);
    const { organizationId, email } = invitation;
    const outcome = { status: 'revoked', resolvedAt: now, resolvedBy: actor.slackUserId } as const;
    if (!(await resolveApproval(tx, invitationId, outcome))) {
      const after = await findInvitation(tx, invitationId);
      if (!after) throw scope.fail('invitation-not-found', {});
      return decidedBefore(scope, after, 'revoked');
    }
    audit({
      organizationId,
      action: 'invitation.reject',
      subject: email,
      before: { status: 'pending' },
      after: { status: 'revoked' },
    });
    record({ type: 'invitation.rejected', ...aboutInvitation(invitation) });
    return { ...invitation, ...outcome };
  },
});

async function invitationUnderReview(
  { tx, actor }: Scope,
  invitationId: string,
): Promise<{ invitation: Invitation; acting: ActingMember }> {
  const invitation = await findAwaitingApproval(tx, actor, invitationId);
  const acting = await authorise(tx, actor, invitation.organizationId, 'join-request:review');
  return { invitation, acting };
}

async function findAwaitingApproval(tx: Held, actor: Person, id: string): Promise<Invitation> {
  const invitation = await findInvitation(tx, id);
  if (
    invitation?.organization.workspaceId !== actor.workspaceId ||
    (invitation.status === 'pending' && !invitation.awaitingApprovalAt)
  ) {
    throw new DomainError('invitation-not-found', {});
  }
  return invitation;
}

/**
 * Loads an invitation that somebody decided before. Making the same decision again has no effect. @throws DomainError
 * approval-resolved
 */
async function decidedBefore(
  { tx, actor }: Pick<Scope, 'tx' | 'actor'>,
  invitation: Invitation,
  status: 'accepted' | 'revoked',
): Promise<Invitation> {
  if (invitation.status === 'pending') throw new DomainError('invitation-not-found', {});
  const byYou = invitation.resolvedBy === actor.slackUserId;
  if (byYou && invitation.status === status) return invitation;
  const by = await resolverName(tx, invitation);
  throw new DomainError('approval-resolved', { status: invitation.status, by, byYou });
}

import { DomainError } from '../errors.ts';
import { withdrawMootRequests } from '../join-requests/moot.ts';
import { memberThere } from '../members/admit.ts';
import { findMember, insertMember } from '../members/store.ts';
import type { Scope } from '../operation.ts';
import type { Standing } from '../roles.ts';
import { seesMember } from '../visibility.ts';
import { grantsOf } from './honour.ts';
import type { Invitation } from './store.ts';

/**
 * Makes the invitee of an invitation that was just settled as accepted a member. A join request of theirs that
 * still waits is withdrawn: there is nothing left to decide. Their address must be held (see locks.ts).
 * @param by the approver who lets them in; null: they accepted themselves
 * @throws DomainError already-member
 */
export async function joinBy(
  scope: Scope,
  invitation: Invitation,
  invitee: { slackUserId: string; name: string },
  by: Standing | null,
): Promise<void> {
  const { tx, now, audit, announce } = scope;
  const { organizationId, email, id: invitationId } = invitation;
  const { slackUserId, name } = invitee;
  const present = await findMember(tx, organizationId, { slackUserId, email });
  if (present) {
    const isSeen = by ? seesMember(by, present) : present.slackUserId === slackUserId;
    throw new DomainError('already-member', memberThere(present, email, isSeen));
  }
  await insertMember(tx, {
    organizationId,
    email,
    name: invitation.name ?? name,
    slackUserId,
    roleId: invitation.roleId,
    grants: grantsOf(invitation),
    joinedAt: now,
  });
  await audit({
    organizationId,
    action: 'invitation.accept',
    subject: email,
    before: { status: 'pending' },
    after: { status: 'accepted', role: invitation.role.name },
  });
  await announce({ type: 'invitation.accepted', organizationId, invitationId });
  await withdrawMootRequests(scope, organizationId, [slackUserId]);
}

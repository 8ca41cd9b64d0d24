import { DomainError } from '../errors.ts';
import { withdrawMootRequests } from '../join-requests/moot.ts';
import { memberThere } from '../members/admit.ts';
import type { Membership } from '../members/membership.ts';
import { findMember, insertMember } from '../members/store.ts';
import type { Scope } from '../operation.ts';
import { seesMember } from '../visibility.ts';
import { aboutInvitation } from './about.ts';
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
  by: Pick<Membership, 'member' | 'standing'> | null,
): Promise<void> {
  const { tx, now, audit, record } = scope;
  const { organizationId, email, inviterId } = invitation;
  const { slackUserId, name } = invitee;
  const present = await findMember(tx, organizationId, { slackUserId, email });
  if (present) {
    const isSeen = by ? seesMember(by.standing, present) : present.slackUserId === slackUserId;
    throw new DomainError('already-member', memberThere(present, email, isSeen));
  }
  const grants = grantsOf(invitation);
  const memberId = await insertMember(tx, {
    organizationId,
    email,
    name: invitation.name ?? name,
    slackUserId,
    roleId: invitation.roleId,
    grants,
    joinedAt: now,
  });
  audit({
    organizationId,
    action: 'invitation.accept',
    subject: email,
    before: { status: 'pending' },
    after: { status: 'accepted', role: invitation.role.name },
  });
  record({
    type: 'invitation.accepted',
    ...aboutInvitation({ ...invitation, slackUserId }),
    memberId,
    causerId: by?.member.id ?? inviterId,
    groups: grants.map(({ groupId }) => groupId),
  });
  await withdrawMootRequests(scope, organizationId, [slackUserId]);
}

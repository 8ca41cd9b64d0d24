import { aboutInvitation } from '../about-invitation.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { groupsByName } from '../access/snapshot.ts';
import type { KnownMember } from '../access/store.ts';
import { raise } from '../errors.ts';
import { withdrawObsoleteRequests } from '../join-requests/obsolete-requests.ts';
import { usedUp } from '../link-uses.ts';
import { assertJoinable, placeProblem } from '../members/place-taken.ts';
import type { Scope } from '../operation/operation.ts';
import type { Organization } from '../organizations/store.ts';
import type { Identity } from '../people/identity.ts';
import { resolveByJoining, takeUse } from './acceptance/store.ts';
import { grantsOf } from './inviter-permissions.ts';
import type { Invitation } from './store.ts';

/** Who joins. `slackUserId`: null while they aren't in Slack. */
export interface Invitee {
  slackUserId: string | null;
  /** Used when the invitation has no name. */
  name: string;
}

/**
 * Marks a pending invitation as accepted and makes its invitee a member; false when it was resolved before. A pending
 * join request of theirs is withdrawn, because nothing is left to decide. Requires the email lock (see locks.ts).
 * @param there who they are among the members, the address that they join with, and their pending join requests
 * @param by the approver who lets them in; null: they accepted themselves
 * @throws DomainError already-member, new-account, invite-link-used-up
 */
export async function joinBy(
  scope: Omit<Scope, 'actor'>,
  invitation: Invitation,
  invitee: Invitee,
  there: {
    organization: Pick<Organization, 'id' | 'name' | 'workspaceId'>;
    identity: Identity<KnownMember>;
    email: string;
    requests: { id: string; email: string }[];
  },
  by: (Pick<ActingMember, 'member' | 'permissions'> & { slackUserId: string }) | null,
): Promise<boolean> {
  const { tx, now, audit, record } = scope;
  const { organizationId, inviterId, id } = invitation;
  const { slackUserId, name } = invitee;
  const { organization, identity, email, requests } = there;
  const reader = by ? by.permissions : isThemselves(identity) ? 'themselves' : null;
  raise(placeProblem(identity, { organization, email, slackUserId, reader }));
  assertJoinable(identity, organization, email);
  const grants = grantsOf(invitation);
  const memberId = await resolveByJoining(
    tx,
    { id, isAwaitingApproval: by !== null, resolvedAt: now, resolvedBy: (by ?? invitee).slackUserId },
    {
      organizationId,
      email,
      name: invitation.name ?? name,
      slackUserId,
      roleId: invitation.roleId,
      grants,
      joinedAt: now,
    },
  );
  if (!memberId) return false;
  await countUse(scope, invitation);
  audit({
    organizationId,
    action: 'invitation.accept',
    subject: email,
    before: { status: 'pending' },
    after: {
      status: 'accepted',
      ...(by && { approved: true }),
      role: invitation.role.name,
      groups: groupsByName(invitation.role, invitation.grants),
    },
  });
  record({
    type: 'invitation.accepted',
    ...aboutInvitation({ ...invitation, slackUserId }),
    memberId,
    isByLink: invitation.inviteLinkId !== null,
    initiatorId: by?.member.id ?? inviterId,
    groups: grants.map(({ groupId }) => groupId),
  });
  await withdrawObsoleteRequests(scope, organizationId, requests);
  return true;
}

/** Someone who accepts reads about a member only what is their own. */
function isThemselves(identity: Identity<KnownMember>): boolean {
  return identity.kind === 'new-account' || (identity.kind === 'member' && identity.by === 'account');
}

/** Counts the person among those whom an invite link lets in. @throws DomainError invite-link-used-up */
async function countUse(
  { tx, audit }: Omit<Scope, 'actor'>,
  { inviteLink, organizationId, email }: Invitation,
): Promise<void> {
  if (!inviteLink) return;
  if (!(await takeUse(tx, inviteLink.id))) throw usedUp(inviteLink);
  audit({ organizationId, action: 'invite-link.use', subject: email, after: { link: inviteLink.name } });
}

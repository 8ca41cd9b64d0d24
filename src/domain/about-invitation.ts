import type { EventOf } from './events.ts';

/** Facts about an invitation that each of its events carries, from what an operation has read. */
export function aboutInvitation({
  id: invitationId,
  organizationId,
  email,
  slackUserId,
  inviterId: memberId,
  inviter,
}: {
  id: string;
  organizationId: string;
  email: string;
  slackUserId: string | null;
  inviterId: string;
  inviter: { slackUserId: string | null };
}): Omit<EventOf<'invitation.created'>, 'type'> {
  return {
    organizationId,
    invitationId,
    invitee: { email, slackUserId },
    inviter: { memberId, slackUserId: inviter.slackUserId },
  };
}

import { bold, escapedLine, line, person } from '../slack/blocks.ts';
import { roleSentence } from '../slack/invitations/sentences.ts';
import { planForInviter } from './inviter.ts';
import type { Notification, Render } from './notification.ts';

/** The inviter hears of it; the invitee's card says so. */
export const invitationAccepted: Notification<'invitation.accepted'> = {
  plan: planForInviter('invitation-accepted'),
  refreshes: true,
  settles: 'The person joined first.',
};

export const invitationAcceptedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name, email, organization, slackUserId, settledBy } = invitation;
  // Where an approver decided, it was settled by them.
  const who = slackUserId ?? settledBy;
  return {
    text: escapedLine(`${name ?? email} joined ${organization.name}.`),
    blocks: [
      line(
        '✓ ',
        who ? person(who) : bold(name ?? email),
        ` (${email}) accepted your invitation and joined `,
        bold(organization.name),
        ` ${roleSentence(invitation)}`,
      ),
    ],
  };
};

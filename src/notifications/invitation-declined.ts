import { bold, escapedLine, line } from '../slack/blocks.ts';
import { planForInviter } from './inviter.ts';
import type { Notification, Render } from './notification.ts';

/** The inviter hears of it; the invitee's card says so. */
export const invitationDeclined: Notification<'invitation.declined'> = {
  plan: planForInviter('invitation-declined'),
  refreshes: true,
  settles: 'The invitation was declined first.',
};

export const invitationDeclinedMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name, email, organization } = invitation;
  return {
    text: escapedLine(`${name ?? email} declined the invitation to ${organization.name}.`),
    blocks: [
      line(
        bold(name ?? email),
        name ? ` (${email})` : '',
        ' declined your invitation to ',
        bold(organization.name),
        '.',
      ),
    ],
  };
};

import { bold, escapedLine, line } from '../slack/blocks.ts';
import { planForInviter } from './inviter.ts';
import type { Notification, Render } from './notification.ts';

/** The inviter hears of it; the invitee's card says so. */
export const invitationExpired: Notification<'invitation.expired'> = {
  plan: planForInviter('invitation-expired'),
  refreshes: true,
  settles: 'The invitation expired first.',
};

export const invitationExpiredMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const { name, email, organization } = invitation;
  return {
    text: escapedLine(`Your invitation of ${name ?? email} to ${organization.name} has expired.`),
    blocks: [
      line(
        'Your invitation of ',
        bold(name ?? email),
        name ? ` (${email})` : '',
        ' to ',
        bold(organization.name),
        ' has expired without an answer. You can invite them again.',
      ),
    ],
  };
};

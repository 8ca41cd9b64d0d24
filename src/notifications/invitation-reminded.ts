import { bold, escapedLine, line } from '../slack/blocks.ts';
import { invitationCard } from '../slack/invitations/views.ts';
import { planInvitation } from './invitation-created.ts';
import type { Notification, Render } from './notification.ts';

/** The invitee gets the card once more, with a word that it still waits; every copy shows the outcome. */
export const invitationReminded: Notification<'invitation.reminded'> = {
  plan: async (tx, event) =>
    (await planInvitation(tx, event)).map(planned => ({ ...planned, message: 'invitation-reminder' })),
};

export const invitationReminderMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const card = invitationCard(invitation);
  if (invitation.status !== 'pending') return card;
  const { name } = invitation.organization;
  return {
    text: escapedLine(`Your invitation to ${name} still waits for your answer.`),
    blocks: [line('Your invitation to ', bold(name), ' still waits for your answer.'), ...card.blocks],
  };
};

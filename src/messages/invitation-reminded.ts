import { bold, paragraph } from './content.ts';
import { invitationCard } from './invitation-created.ts';
import type { Render } from './message.ts';

export const invitationReminderMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const card = invitationCard(invitation);
  if (invitation.status !== 'pending') return card;
  const { name } = invitation.organization;
  return {
    summary: `Your invitation to ${name} still waits for your answer.`,
    parts: [paragraph('Your invitation to ', bold(name), ' still waits for your answer.'), ...card.parts],
  };
};

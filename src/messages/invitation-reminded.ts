import { bold, escapedLine, paragraphBlock } from '../slack/blocks.ts';
import { invitationCard } from '../slack/invitations/views.ts';
import type { Render } from './message.ts';

export const invitationReminderMessage: Render = ({ invitation }) => {
  if (!invitation) return null;
  const card = invitationCard(invitation);
  if (invitation.status !== 'pending') return card;
  const { name } = invitation.organization;
  return {
    text: escapedLine(`Your invitation to ${name} still waits for your answer.`),
    blocks: [
      paragraphBlock('Your invitation to ', bold(name), ' still waits for your answer.'),
      ...card.blocks,
    ],
  };
};

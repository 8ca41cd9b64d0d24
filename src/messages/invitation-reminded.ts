import { texts } from '../texts/texts.ts';
import { bold, paragraph } from './content.ts';
import { invitationCard } from './invitation-created.ts';
import type { Render } from './message.ts';

export const invitationReminderMessage: Render = ({ invitation, newerCardAt: newerAt }) => {
  if (!invitation) return null;
  const card = invitationCard(invitation, { newerAt });
  if (invitation.status !== 'pending' || newerAt) return card;
  const { name } = invitation.organization;
  const { stillWaits } = texts().cards;
  return {
    summary: stillWaits({ organization: name }).join(''),
    parts: [paragraph(...stillWaits({ organization: bold(name) })), ...card.parts],
  };
};

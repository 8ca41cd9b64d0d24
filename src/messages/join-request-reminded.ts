import { bold, paragraph } from './content.ts';
import { joinRequestCard } from './join-request-created.ts';
import type { Render } from './message.ts';

export const joinRequestReminderMessage: Render = ({ joinRequest, formerRole }) => {
  if (!joinRequest) return null;
  const card = joinRequestCard(joinRequest, formerRole);
  if (joinRequest.status !== 'pending') return card;
  return {
    summary: `Still waiting: ${joinRequest.name} asks to join ${joinRequest.organization.name}.`,
    parts: [paragraph(bold('Still waiting'), ' since ', { time: joinRequest.createdAt }), ...card.parts],
  };
};

import { bold, paragraph } from './content.ts';
import { joinRequestCard } from './join-request-created.ts';
import type { Render } from './message.ts';

export const joinRequestReminderMessage: Render = ({ joinRequest, acceptance }) => {
  if (!joinRequest) return null;
  const card = joinRequestCard(joinRequest, acceptance ?? null);
  if (joinRequest.status !== 'pending') return card;
  return {
    summary: `Still waiting: ${joinRequest.name} asks to join ${joinRequest.organization.name}.`,
    parts: [paragraph(bold('Still waiting'), ' since ', { time: joinRequest.createdAt }), ...card.parts],
  };
};

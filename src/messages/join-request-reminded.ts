import { bold, dateTime, escapedLine, paragraphBlock } from '../slack/blocks.ts';
import { joinRequestCard } from '../slack/join-requests/views.ts';
import type { Render } from './message.ts';

export const joinRequestReminderMessage: Render = ({ joinRequest, formerRole }) => {
  if (!joinRequest) return null;
  const card = joinRequestCard(joinRequest, formerRole);
  if (joinRequest.status !== 'pending') return card;
  return {
    text: escapedLine(`Still waiting: ${joinRequest.name} asks to join ${joinRequest.organization.name}.`),
    blocks: [
      paragraphBlock(bold('Still waiting'), ' since ', dateTime(joinRequest.createdAt)),
      ...card.blocks,
    ],
  };
};

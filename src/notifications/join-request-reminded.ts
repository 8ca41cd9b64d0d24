import { bold, escapedLine, line, moment } from '../slack/blocks.ts';
import { joinRequestCard } from '../slack/join-requests/views.ts';
import { planForReview } from './approvers.ts';
import type { Notification, Render } from './notification.ts';

/** The approvals channel, or each of those who are approvers by now, gets the card once more. */
export const joinRequestReminded: Notification<'join-request.reminded'> = {
  plan: (tx, { organizationId, joinRequestId }) =>
    planForReview(tx, organizationId, { joinRequestId }, 'join-request-reminder'),
};

export const joinRequestReminderMessage: Render = ({ joinRequest, formerRole }) => {
  if (!joinRequest) return null;
  const card = joinRequestCard(joinRequest, formerRole);
  if (joinRequest.status !== 'pending') return card;
  return {
    text: escapedLine(`Still waiting: ${joinRequest.name} asks to join ${joinRequest.organization.name}.`),
    blocks: [line(bold('Still waiting'), ' since ', moment(joinRequest.createdAt)), ...card.blocks],
  };
};

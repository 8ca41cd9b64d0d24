import { bold, escapedLine, line, person } from '../slack/blocks.ts';
import type { Notification, Render } from './notification.ts';
import { planForRequester } from './requester.ts';

/** The requester hears of it; every approver's copy of the card says who decided. */
export const joinRequestApproved: Notification<'join-request.approved'> = {
  plan: planForRequester('join-request-approved'),
  refreshes: true,
};

export const joinRequestApprovedMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { organization, role, decider } = joinRequest;
  return {
    text: escapedLine(`You joined ${organization.name}.`),
    blocks: [
      line(
        '✓ ',
        decider?.slackUserId ? person(decider.slackUserId) : 'An approver',
        ' accepted your request: you are a member of ',
        bold(organization.name),
        role ? ` as ${role.name}.` : '.',
      ),
    ],
  };
};

import { bold, escapedLine, line } from '../slack/blocks.ts';
import type { Notification, Render } from './notification.ts';
import { planForRequester } from './requester.ts';

/** The requester hears of it; every approver's copy of the card says so. */
export const joinRequestExpired: Notification<'join-request.expired'> = {
  plan: planForRequester('join-request-expired'),
  refreshes: true,
};

export const joinRequestExpiredMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { name } = joinRequest.organization;
  return {
    text: escapedLine(`Your request to join ${name} has expired.`),
    blocks: [
      line(
        'Nobody has decided your request to join ',
        bold(name),
        ' in time, so it has expired. You can ask again.',
      ),
    ],
  };
};

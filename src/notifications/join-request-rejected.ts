import { bold, escapedLine, line, quotation } from '../slack/blocks.ts';
import type { Notification, Render } from './notification.ts';
import { planForRequester } from './requester.ts';

/** The requester hears of it with the reason, if one was given; every copy of the card says who decided. */
export const joinRequestRejected: Notification<'join-request.rejected'> = {
  plan: planForRequester('join-request-rejected'),
  refreshes: true,
};

export const joinRequestRejectedMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { organization, reason } = joinRequest;
  return {
    text: escapedLine(`Your request to join ${organization.name} was rejected.`),
    blocks: [
      line('Your request to join ', bold(organization.name), reason ? ' was rejected:' : ' was rejected.'),
      ...(reason ? [quotation(reason)] : []),
    ],
  };
};

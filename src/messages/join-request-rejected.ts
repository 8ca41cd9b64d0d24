import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const joinRequestRejectedMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { organization, reason } = joinRequest;
  return {
    summary: `Your request to join ${organization.name} was rejected.`,
    parts: [
      paragraph(
        'Your request to join ',
        bold(organization.name),
        reason ? ' was rejected:' : ' was rejected.',
      ),
      ...(reason ? [{ quote: reason }] : []),
    ],
  };
};

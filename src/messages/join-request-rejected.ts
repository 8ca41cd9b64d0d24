import { bold, escapedLine, paragraphBlock, quotation } from '../slack/blocks.ts';
import type { Render } from './message.ts';

export const joinRequestRejectedMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { organization, reason } = joinRequest;
  return {
    text: escapedLine(`Your request to join ${organization.name} was rejected.`),
    blocks: [
      paragraphBlock(
        'Your request to join ',
        bold(organization.name),
        reason ? ' was rejected:' : ' was rejected.',
      ),
      ...(reason ? [quotation(reason)] : []),
    ],
  };
};

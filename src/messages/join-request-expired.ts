import { bold, escapedLine, paragraphBlock } from '../slack/blocks.ts';
import type { Render } from './message.ts';

export const joinRequestExpiredMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { name } = joinRequest.organization;
  return {
    text: escapedLine(`Your request to join ${name} has expired.`),
    blocks: [
      paragraphBlock(
        'Nobody has decided your request to join ',
        bold(name),
        ' in time, so it has expired. You can ask again.',
      ),
    ],
  };
};

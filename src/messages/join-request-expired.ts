import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const joinRequestExpiredMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { name } = joinRequest.organization;
  return {
    summary: `Your request to join ${name} has expired.`,
    parts: [
      paragraph(
        'Nobody has decided your request to join ',
        bold(name),
        ' in time, so it has expired. You can ask again.',
      ),
    ],
  };
};

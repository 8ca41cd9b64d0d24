import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const joinRequestExpiredMessage: Render = ({ joinRequest }) => {
  if (!joinRequest) return null;
  const { name } = joinRequest.organization;
  return {
    summary: `Your request to join ${name} has expired.`,
    parts: [
      paragraph(
        'Your request to join ',
        bold(name),
        ' expired because nobody responded in time. You can ask again.',
      ),
    ],
  };
};

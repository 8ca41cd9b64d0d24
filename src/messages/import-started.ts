import { bold, buttons, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const importReviewMessage: Render = ({ import: found }) => {
  if (!found) return null;
  const file = found.fileName ?? 'Your list';
  return {
    summary: `I’ve read ${file}. Review it before anything is sent.`,
    parts: [
      paragraph(
        'I’ve read ',
        bold(file),
        ' for ',
        bold(found.organization.name),
        '. Nothing is sent until you review it.',
      ),
      buttons({
        action: 'review-import',
        value: { importId: found.id },
        label: 'Review',
        style: 'primary',
      }),
    ],
  };
};

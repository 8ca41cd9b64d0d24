import { actions, bold, button, escapedLine, paragraphBlock } from '../slack/blocks.ts';
import { reviewAction } from '../slack/imports/actions.ts';
import type { Render } from './message.ts';

export const importReviewMessage: Render = ({ import: found }) => {
  if (!found) return null;
  const file = found.fileName ?? 'Your list';
  return {
    text: escapedLine(`${file} is read. Review it before anything is sent.`),
    blocks: [
      paragraphBlock(
        bold(file),
        ' is read for ',
        bold(found.organization.name),
        '. Nothing is sent before you review it.',
      ),
      actions(button(reviewAction, { importId: found.id }, 'Review', { style: 'primary' })),
    ],
  };
};

import { texts } from '../texts/texts.ts';
import { bold, buttons, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

export const importReviewMessage: Render = ({ import: found }) => {
  if (!found) return null;
  const said = texts().uploads;
  const file = found.fileName ?? said.yourList;
  return {
    summary: said.readSummary({ file }),
    parts: [
      paragraph(...said.read<Inline>({ file: bold(file), organization: bold(found.organization.name) })),
      buttons({
        action: 'review-import',
        value: { importId: found.id },
        label: said.review,
        style: 'primary',
      }),
    ],
  };
};

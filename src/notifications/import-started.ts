import { findImport } from '../domain/imports/store.ts';
import { actions, bold, button, escapedLine, line } from '../slack/blocks.ts';
import { reviewAction } from '../slack/imports/actions.ts';
import type { Notification, Render } from './notification.ts';

/** Whoever sent a file by direct message is offered its review there; the modal shows it at once. */
export const importStarted: Notification<'import.started'> = {
  needsDirectory: true,
  async plan(tx, { importId, tellUploader }) {
    const recipient = tellUploader ? (await findImport(tx, importId))?.uploader.slackUserId : null;
    return recipient ? [{ message: 'import-review', recipient, importId }] : [];
  },
};

export const importReviewMessage: Render = ({ import: found }) => {
  if (!found) return null;
  const file = found.fileName ?? 'Your list';
  return {
    text: escapedLine(`${file} is read. Review it before anything is sent.`),
    blocks: [
      line(
        bold(file),
        ' is read for ',
        bold(found.organization.name),
        '. Nothing is sent before you review it.',
      ),
      actions(button(reviewAction, { importId: found.id }, 'Review', { style: 'primary' })),
    ],
  };
};

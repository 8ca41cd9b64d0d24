import { findImport, invitedBy } from '../domain/imports/store.ts';
import { importCard } from '../slack/imports/card.ts';
import type { Notification, Render } from './notification.ts';

/** Everybody invited gets their card, at the pace that Slack allows; the uploader follows it in one message. */
export const importSent: Notification<'import.sent'> = {
  async plan(tx, { importId }) {
    const found = await findImport(tx, importId);
    if (!found) return [];
    const { slackUserId, id: causerId } = found.uploader;
    const invited = await invitedBy(tx, importId);
    return [
      ...(slackUserId ? [{ message: 'import' as const, recipient: slackUserId, importId }] : []),
      ...invited.map(({ id: invitationId, slackUserId: recipient, email }) => ({
        message: 'invitation' as const,
        recipient,
        email,
        invitationId,
        importId,
        causerId,
      })),
    ];
  },
};

export const importMessage: Render = ({ import: found, importCounts }) =>
  found && importCounts ? importCard(found, importCounts) : null;

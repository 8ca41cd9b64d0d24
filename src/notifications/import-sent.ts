import { queueRefreshes } from '../delivery/queue.ts';
import { endWaitingFor, postedOf } from '../delivery/store.ts';
import { findImport, invitedBy } from '../domain/imports/store.ts';
import { importCard } from '../slack/imports/card.ts';
import type { Notification, Render } from './notification.ts';
import { recipientsOf } from './store.ts';

/** Earlier cards are brought up to date this far apart: 15 of the 50 updates that Slack takes in a minute. */
const REFRESH_EVERY_MS = 4_000;

/** Everybody invited gets their card, whoever was changed is told, at the pace that Slack allows; the uploader follows it in one message. */
export const importSent: Notification<'import.sent'> = {
  async prepare(tx, { resent }, now) {
    const ids = resent.map(({ invitationId }) => invitationId);
    await endWaitingFor(tx, ids, 'It was sent again.', now);
    const changed = resent.filter(({ isChanged }) => isChanged).map(({ invitationId }) => invitationId);
    await queueRefreshes(tx, await postedOf(tx, changed), REFRESH_EVERY_MS);
  },
  async plan(tx, { importId, members, by }) {
    const found = await findImport(tx, importId);
    if (!found) return [];
    const { slackUserId, id: causerId } = found.uploader;
    const invited = await invitedBy(tx, importId);
    const told = await recipientsOf(
      tx,
      members.map(({ memberId }) => memberId),
    );
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
      ...members.flatMap(({ memberId, change, before, after }) => {
        const person = told.get(memberId);
        const message = `member-${change}` as const;
        return person ? [{ message, ...person, importId, causerId, data: { by, before, after } }] : [];
      }),
    ];
  },
};

export const importMessage: Render = ({ import: found, importCounts }) =>
  found && importCounts ? importCard(found, importCounts) : null;

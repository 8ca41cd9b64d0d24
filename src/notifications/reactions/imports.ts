import { queueListing } from '../../delivery/queue.ts';
import { postedOf } from '../../delivery/store.ts';
import type { EventType } from '../../domain/events.ts';
import { AGAIN } from '../../messages/again.ts';
import { nothing, type Reaction } from '../reaction.ts';
import { toMember } from './members.ts';

/** Milliseconds between updates of earlier cards: they take 15 of the 50 updates per minute that Slack allows. */
const REFRESH_EVERY_MS = 4_000;

type ImportEvent = Extract<EventType, `import.${string}`>;

/** The reactions to each event about an upload. */
export const importReactions: { [Type in ImportEvent]: Reaction<Type> } = {
  // A person who sent a file by direct message gets the review there; a modal shows it at once.
  'import.started': {
    ...nothing,
    messages: ({ importId, tell: recipient }) =>
      recipient ? [{ message: 'import-review', recipient, importId }] : [],
    jobs: ({ organizationId }, tx, now) => queueListing(tx, organizationId, now),
  },
  // What it takes back is recorded as events of its own; the uploader's message shows that it was undone.
  'import.undone': {
    ...nothing,
    refreshes: ({ importId }) => [{ subject: { importId }, inMs: 0 }],
  },
  // Everybody invited gets their card and everybody changed gets a message, within Slack's limits; the uploader sees
  // the progress in one message.
  'import.sent': {
    ...nothing,
    messages: ({ importId, uploader, invited, members }) => [
      { message: 'import', recipient: uploader.slackUserId, importId },
      ...invited.map(({ invitationId, slackUserId: recipient, email, kind }) => ({
        message: 'invitation',
        medium: 'as-set' as const,
        recipient,
        email,
        invitationId,
        importId,
        initiatorId: uploader.memberId,
        data: kind === 'new' ? {} : AGAIN,
      })),
      ...members.flatMap(({ member, change, before, after }) =>
        toMember(`member-${change}`, { member, by: uploader }, { before, after }).map(planned => ({
          ...planned,
          importId,
        })),
      ),
    ],
    async refreshes({ invited, members }, tx) {
      const changed = invited.filter(({ kind }) => kind === 'changed').map(each => each.invitationId);
      const posted = changed.length > 0 ? await postedOf(tx, changed) : [];
      const reactivated = members.filter(({ change }) => change === 'reactivated');
      return [
        ...reactivated.map(({ member: { id: memberId } }) => ({ subject: { memberId }, inMs: 0 })),
        ...posted.map((invitationId, n) => ({ subject: { invitationId }, inMs: n * REFRESH_EVERY_MS })),
      ];
    },
    cancels: ({ invited }) => ({
      invitationIds: invited.filter(({ kind }) => kind !== 'new').map(each => each.invitationId),
      reason: { code: 'sent-again' },
    }),
    homes: ({ importId, members }) => ({
      audience: 'counts',
      importId,
      memberIds: members.map(({ member }) => member.id),
    }),
    targets: ({ uploader, members }) => ({
      moves: members.map(({ member, change, groups, left, joined }) => ({
        memberId: member.id,
        initiatorId: uploader.memberId,
        kind: change === 'reactivated' ? ('in' as const) : ('moved' as const),
        groups,
        left,
        joined,
      })),
    }),
  },
};

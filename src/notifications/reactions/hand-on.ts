import type { EventType } from '../../domain/events.ts';
import { holdersOf } from '../../domain/members/store.ts';
import { nothing, type Reaction } from '../reaction.ts';

/** How many admins get a message one by one. */
const MAX_NOTIFIED = 50;

type HandOnEvent = Extract<EventType, `hand-on.${string}`>;

/** Updates the card of the chosen person. */
const cards = ({ handoverId }: { handoverId: string }) => [{ subject: { handoverId }, inMs: 0 }];

/** The reactions to each event about an offer of the top role. */
export const handOnReactions: { [Type in HandOnEvent]: Reaction<Type> } = {
  'hand-on.offered': {
    ...nothing,
    messages: ({ handoverId, receiver, giverId: initiatorId }) => [
      { message: 'hand-on', recipient: receiver.slackUserId, handoverId, initiatorId },
    ],
  },
  'hand-on.withdrawn': { ...nothing, refreshes: cards },
  'hand-on.declined': {
    ...nothing,
    messages: ({ handoverId, giver: { slackUserId: recipient } }) =>
      recipient ? [{ message: 'hand-on-declined', recipient, handoverId }] : [],
    refreshes: cards,
  },
  // The giver reads it, and so do the other admins.
  'hand-on.accepted': {
    ...nothing,
    async messages({ organizationId, handoverId, giver, receiver }, tx) {
      const admins = await holdersOf(tx, organizationId, 'organization:edit', MAX_NOTIFIED);
      const others = admins.filter(
        ({ slackUserId }) => slackUserId !== giver.slackUserId && slackUserId !== receiver.slackUserId,
      );
      return [
        ...(giver.slackUserId
          ? [{ message: 'hand-on-accepted', recipient: giver.slackUserId, handoverId }]
          : []),
        ...others.map(({ slackUserId: recipient }) => ({
          message: 'hand-on-happened',
          recipient,
          handoverId,
        })),
      ];
    },
    refreshes: cards,
    homes: ({ giver, receiver }) => ({ audience: 'counts', memberIds: [giver.id, receiver.id] }),
  },
};

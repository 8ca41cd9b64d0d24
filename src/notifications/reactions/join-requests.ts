import type { PlannedDelivery } from '../../delivery/planned.ts';
import type { EventOf, EventType } from '../../domain/events.ts';
import type { MessageKind } from '../../messages/message.ts';
import { planForReview } from '../approvers.ts';
import { type HomesShowing, nothing, type Reaction } from '../reaction.ts';

type RequestEvent = Extract<EventType, `join-request.${string}`>;

/** Notifies the requester by direct message; the decider gets a message when that fails. */
const toRequester =
  (message: MessageKind) =>
  ({
    joinRequestId,
    requester,
    deciderId,
  }: Omit<EventOf<'join-request.rejected'>, 'type'>): PlannedDelivery[] => [
    { message, recipient: requester.slackUserId, joinRequestId, initiatorId: deciderId },
  ];

/** Notifies the requester by direct message and by email. */
const toRequesterTwice =
  (message: MessageKind) =>
  (event: Omit<EventOf<'join-request.rejected'>, 'type'>): PlannedDelivery[] => {
    const [direct] = toRequester(message)(event);
    return direct
      ? [direct, { ...direct, medium: 'email', recipient: null, email: event.requester.email }]
      : [];
  };

/** Updates every approver's copy of the card. */
const cards = ({ joinRequestId }: { joinRequestId: string }) => [{ subject: { joinRequestId }, inMs: 0 }];

const homes = ({ joinRequestId }: { joinRequestId: string }): HomesShowing => ({
  audience: 'counts',
  joinRequestIds: [joinRequestId],
});

/** The reactions to each event about a join request. */
export const joinRequestReactions: { [Type in RequestEvent]: Reaction<Type> } = {
  'join-request.created': {
    ...nothing,
    messages: ({ organizationId, joinRequestId }, tx) =>
      planForReview(tx, organizationId, { joinRequestId }, 'join-request'),
    homes,
  },
  'join-request.approved': {
    ...nothing,
    messages: toRequesterTwice('join-request-approved'),
    refreshes: cards,
    homes,
    targets: ({ memberId, deciderId, groups }) => ({
      moves: [{ memberId, initiatorId: deciderId, kind: 'in', groups, left: [], joined: [] }],
    }),
  },
  'join-request.rejected': {
    ...nothing,
    messages: toRequesterTwice('join-request-rejected'),
    refreshes: cards,
    homes,
  },
  'join-request.withdrawn': { ...nothing, refreshes: cards, homes },
  'join-request.expired': {
    ...nothing,
    messages: toRequester('join-request-expired'),
    refreshes: cards,
    homes,
  },
  // Approvers read both addresses before they accept.
  'join-request.address-changed': { ...nothing, refreshes: cards },
  // The approvals channel, or each current approver, gets the card again.
  'join-request.reminded': {
    ...nothing,
    messages: ({ organizationId, joinRequestId }, tx) =>
      planForReview(tx, organizationId, { joinRequestId }, 'join-request-reminder'),
  },
};

import type { PlannedDelivery } from '../../delivery/planned.ts';
import type { EventOf, EventType } from '../../domain/events.ts';
import { AGAIN } from '../../messages/again.ts';
import type { MessageKind } from '../../messages/message.ts';
import type { PlainReason } from '../../messages/reasons.ts';
import { planForReview } from '../approvers.ts';
import { type HomesShowing, nothing, type Reaction } from '../reaction.ts';

/** The events that carry an invitation with its sender and invitee. */
type AboutInvitation = EventOf<'invitation.created'>;

type InvitationEvent = Extract<EventType, `invitation.${string}`>;

/** Sends the invitation as the organization set it; outside Slack by email, or when they join Slack. */
const toInvitee =
  (message: MessageKind, data: PlannedDelivery['data'] = {}) =>
  ({ invitationId, invitee, inviter }: Omit<AboutInvitation, 'type'>): PlannedDelivery[] => [
    {
      message,
      medium: 'as-set',
      recipient: invitee.slackUserId,
      email: invitee.email,
      invitationId,
      initiatorId: inviter.memberId,
      data,
    },
  ];

/** Notifies the inviter. */
const toInviter =
  (message: MessageKind) =>
  ({ invitationId, inviter }: Omit<AboutInvitation, 'type'>): PlannedDelivery[] =>
    inviter.slackUserId ? [{ message, recipient: inviter.slackUserId, invitationId }] : [];

/** Tells the invitee what an approver decided; outside Slack by email. */
const decidedToInvitee =
  (message: MessageKind) =>
  ({ invitationId, invitee }: Omit<AboutInvitation, 'type'>): PlannedDelivery[] =>
    invitee.slackUserId
      ? [{ message, recipient: invitee.slackUserId, invitationId }]
      : [{ message, medium: 'email', recipient: null, email: invitee.email, invitationId }];

/** Who joined by a link has no card that welcomes them. */
const welcome = ({ invitee, memberId, isByLink }: EventOf<'invitation.accepted'>): PlannedDelivery[] =>
  isByLink && invitee.slackUserId ? [{ message: 'welcome', recipient: invitee.slackUserId, memberId }] : [];

/** Updates every copy of the card. */
const cards = ({ invitationId }: { invitationId: string }) => [{ subject: { invitationId }, inMs: 0 }];

const because =
  (code: PlainReason) =>
  ({ invitationId }: { invitationId: string }) => ({ invitationIds: [invitationId], reason: { code } });

const homes = ({ invitationId }: { invitationId: string }): HomesShowing => ({
  audience: 'counts',
  invitationIds: [invitationId],
});

/** The reactions to each event about an invitation. */
export const invitationReactions: { [Type in InvitationEvent]: Reaction<Type> } = {
  'invitation.created': { ...nothing, messages: toInvitee('invitation'), homes },
  // The invitee answers the newest card; once it is posted, the one before is closed. All show the outcome.
  'invitation.resent': {
    ...nothing,
    messages: toInvitee('invitation', AGAIN),
    // They are open longer now.
    refreshes: cards,
    cancels: because('sent-again'),
    homes: () => ({ audience: 'counts' }),
  },
  'invitation.link-asked': {
    ...nothing,
    messages: ({ invitationId, invitee: { email }, inviter }) => [
      {
        message: 'invitation',
        medium: 'email',
        recipient: null,
        email,
        invitationId,
        initiatorId: inviter.memberId,
      },
    ],
  },
  // What waited for them is sent by commit-changes.ts; after an email, they get the card in Slack as well.
  'invitation.invitee-joined-slack': {
    ...nothing,
    messages: ({ invitationId, slackUserId: recipient, initiatorId, isWaiting }) =>
      isWaiting ? [] : [{ message: 'invitation', recipient, invitationId, initiatorId }],
    homes: ({ invitationId }) => ({ audience: null, invitationIds: [invitationId] }),
  },
  'invitation.accepted': {
    ...nothing,
    messages: event => [...toInviter('invitation-accepted')(event), ...welcome(event)],
    refreshes: cards,
    cancels: because('joined-first'),
    homes,
    targets: ({ memberId, initiatorId, groups }) => ({
      moves: [{ memberId, initiatorId, kind: 'in', groups, left: [], joined: [] }],
    }),
  },
  'invitation.declined': {
    ...nothing,
    messages: toInviter('invitation-declined'),
    refreshes: cards,
    cancels: because('declined-first'),
    homes,
  },
  'invitation.revoked': {
    ...nothing,
    refreshes: cards,
    cancels: because('revoked-first'),
    homes,
  },
  'invitation.changed': { ...nothing, refreshes: cards, homes },
  // The invitee's own card says that an approver decides.
  'invitation.approval-requested': {
    ...nothing,
    messages: ({ organizationId, invitationId }, tx) =>
      planForReview(tx, organizationId, { invitationId }, 'invitation-approval'),
    refreshes: cards,
    homes,
  },
  // The reactions to invitation.accepted do the rest.
  'invitation.approved': { ...nothing, messages: decidedToInvitee('invitation-confirmed'), homes },
  'invitation.rejected': {
    ...nothing,
    messages: decidedToInvitee('invitation-refused'),
    refreshes: cards,
    homes,
  },
  'invitation.expired': {
    ...nothing,
    messages: toInviter('invitation-expired'),
    refreshes: cards,
    cancels: because('expired-first'),
    homes,
  },
  'invitation.reminded': { ...nothing, messages: toInvitee('invitation-reminder') },
};

import type { PlannedDelivery } from '../../delivery/planned.ts';
import type { EventOf, EventType } from '../../domain/events.ts';
import type { MessageKind } from '../../messages/message.ts';
import { planForReview } from '../approvers.ts';
import { type HomesShowing, nothing, type Reaction } from '../reaction.ts';

/** The events that carry an invitation with its sender and invitee. */
type AboutInvitation = EventOf<'invitation.created'>;

type InvitationEvent = Extract<EventType, `invitation.${string}`>;

/** Sends the invitation as the organization set it; outside Slack by email, or when they join Slack. */
const toInvitee =
  (message: MessageKind) =>
  ({ invitationId, invitee, inviter }: Omit<AboutInvitation, 'type'>): PlannedDelivery[] => [
    {
      message,
      medium: 'as-set',
      recipient: invitee.slackUserId,
      email: invitee.email,
      invitationId,
      initiatorId: inviter.memberId,
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

/** Updates every copy of the card. */
const cards = ({ invitationId }: { invitationId: string }) => [{ subject: { invitationId }, inMs: 0 }];

const because =
  (reason: string) =>
  ({ invitationId }: { invitationId: string }) => ({ invitationIds: [invitationId], reason });

const homes = ({ invitationId }: { invitationId: string }): HomesShowing => ({
  audience: 'counts',
  invitationIds: [invitationId],
});

/** The reactions to each event about an invitation. */
export const invitationReactions: { [Type in InvitationEvent]: Reaction<Type> } = {
  'invitation.created': { ...nothing, messages: toInvitee('invitation'), homes },
  // The invitee can answer either copy, and both show the outcome.
  'invitation.resent': {
    ...nothing,
    messages: toInvitee('invitation'),
    // They are open longer now.
    refreshes: cards,
    cancels: because('It was sent again.'),
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
    messages: toInviter('invitation-accepted'),
    refreshes: cards,
    cancels: because('The person joined first.'),
    homes,
    targets: ({ memberId, initiatorId, groups }) => ({
      moves: [{ memberId, initiatorId, kind: 'in', groups, left: [], joined: [] }],
    }),
  },
  'invitation.declined': {
    ...nothing,
    messages: toInviter('invitation-declined'),
    refreshes: cards,
    cancels: because('The invitation was declined first.'),
    homes,
  },
  'invitation.revoked': {
    ...nothing,
    refreshes: cards,
    cancels: because('The invitation was revoked first.'),
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
    cancels: because('The invitation expired first.'),
    homes,
  },
  'invitation.reminded': { ...nothing, messages: toInvitee('invitation-reminder') },
};

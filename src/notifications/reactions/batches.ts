import type { PlannedDelivery } from '../../delivery/planned.ts';
import { queueBatch } from '../../delivery/queue.ts';
import type { EventOf, EventType } from '../../domain/events.ts';
import { AGAIN } from '../../messages/again.ts';
import { nothing, type Reaction } from '../reaction.ts';

/** Milliseconds between updates of cards: they take a part of the 50 updates per minute that Slack allows. */
const REFRESH_EVERY_MS = 1_500;

type BatchEvent = Extract<EventType, `batch.${string}`>;

/** The message to each invitee; revoking sends none. */
const sent = { revoke: null, remind: 'invitation-reminder', resend: 'invitation' } as const;

/** The reactions to each event about a change to many invitations. */
export const batchReactions: { [Type in BatchEvent]: Reaction<Type> } = {
  'batch.started': {
    ...nothing,
    messages: ({ batchId, by: recipient }) => [{ message: 'batch', recipient, batchId }],
    jobs: ({ organizationId, batchId }, tx) => queueBatch(tx, { organizationId, batchId }),
  },
  'batch.continued': {
    ...nothing,
    messages: event => event.invitations.flatMap(each => toInvitee(event, each)),
    refreshes: ({ batchId, kind, invitations }) => [
      { subject: { batchId }, inMs: 0 },
      ...(kind === 'revoke' ? invitations : []).map(({ invitationId }, n) => ({
        subject: { invitationId },
        inMs: n * REFRESH_EVERY_MS,
      })),
    ],
    cancels: ({ kind, invitations }) => ({
      invitationIds: kind === 'remind' ? [] : invitations.map(({ invitationId }) => invitationId),
      reason: { code: kind === 'revoke' ? 'revoked-first' : 'sent-again' },
    }),
    homes: ({ kind, invitations }) => ({
      audience: 'counts',
      invitationIds: kind === 'revoke' ? invitations.map(({ invitationId }) => invitationId) : [],
    }),
  },
};

function toInvitee(
  { kind, batchId, initiatorId }: EventOf<'batch.continued'>,
  { invitationId, invitee }: EventOf<'batch.continued'>['invitations'][number],
): PlannedDelivery[] {
  const message = sent[kind];
  if (!message) return [];
  const { slackUserId: recipient, email } = invitee;
  const data = kind === 'resend' ? AGAIN : {};
  return [{ message, medium: 'as-set', recipient, email, invitationId, batchId, initiatorId, data }];
}

import type { Transaction } from '../../database/client.ts';
import type { PlannedDelivery } from '../../delivery/planned.ts';
import { queueWebhooks } from '../../delivery/webhooks/queue.ts';
import type { EventType } from '../../domain/events.ts';
import { holdersOf } from '../../domain/members/store.ts';
import type { MessageKind } from '../../messages/message.ts';
import { nothing, type Reaction } from '../reaction.ts';

/** How many admins get a message one by one. */
const MAX_NOTIFIED = 50;

type WebhookEvent = Extract<EventType, `webhook.${string}`>;

/** The reactions to events about webhooks. What they are sent is written by the database: see the migration. */
export const webhookReactions: { [Type in WebhookEvent]: Reaction<Type> } = {
  'webhook.waiting': { ...nothing, jobs: (event, tx) => queueWebhooks(tx, event) },
  'webhook.disabled': {
    ...nothing,
    messages: ({ organizationId, host, reason }, tx) =>
      toAdmins(tx, organizationId, 'webhook-disabled', { host, stopped: reason }),
  },
  'webhook.given-up': {
    ...nothing,
    messages: ({ organizationId, host, about }, tx) =>
      toAdmins(tx, organizationId, 'webhook-given-up', { host, about }),
  },
};

async function toAdmins(
  tx: Transaction,
  organizationId: string,
  message: MessageKind,
  data: NonNullable<PlannedDelivery['data']>,
): Promise<PlannedDelivery[]> {
  const admins = await holdersOf(tx, organizationId, 'organization:edit', MAX_NOTIFIED);
  return admins.map(({ slackUserId: recipient }) => ({ message, recipient, data }));
}

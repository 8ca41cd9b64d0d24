import { z } from 'zod';
import { eventTypes } from '../../events/events.ts';
import { action } from '../action.ts';
import { form, text } from '../form.ts';

const ofRow = z.object({ webhookId: z.uuid() });

export const webhooksAction = action('webhook.list', z.object({}));
export const addWebhookAction = action('webhook.add', z.object({}));
export const testWebhookAction = action('webhook.test', ofRow);
export const replaceSecretAction = action('webhook.replace-secret', ofRow);
export const turnWebhookAction = action('webhook.turn', ofRow.extend({ on: z.boolean() }));
export const removeWebhookAction = action('webhook.remove', ofRow);

/** The place of a delivery in the log. */
const place = z.string().regex(/^\d{1,18}$/u);

/** What the log shows; modals on top of it carry this too. */
const logQuery = z.object({
  organizationId: z.uuid(),
  webhookId: z.uuid(),
  isUndelivered: z.boolean(),
  from: z.union([z.object({ after: place }), z.object({ before: place })]).nullable(),
});

export type LogQuery = z.infer<typeof logQuery>;

export const deliveriesAction = action('webhook.deliveries', ofRow);
export const newerDeliveriesAction = action('webhook.deliveries.newer', z.object({ before: place }));
export const olderDeliveriesAction = action('webhook.deliveries.older', z.object({ after: place }));
export const filterDeliveriesAction = action(
  'webhook.deliveries.filter',
  z.object({ isUndelivered: z.boolean() }),
);
export const backToWebhooksAction = action('webhook.back', z.object({}));
export const deliveryAction = action('webhook.delivery', z.object({ deliveryId: z.uuid() }));
export const sendAgainAction = action('webhook.send-again', z.object({ deliveryId: z.uuid() }));
export const sendAgainSinceAction = action('webhook.send-again-since', z.object({}));

export const deliveriesForm = form('webhook-deliveries', { metadata: logQuery, fields: z.looseObject({}) });

/** In seconds, as Slack's picker has it. */
const moment = z.number().int().min(0).max(9_999_999_999);

export const sendAgainSinceForm = form('send-webhooks-again-since', {
  metadata: logQuery,
  fields: z.object({ since: z.string().transform(Number).pipe(moment) }),
});

export const sendAgainForm = form('send-webhooks-again', {
  metadata: logQuery.extend({ since: moment }),
  fields: z.looseObject({}),
});

export const addWebhookForm = form('add-webhook', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.object({ url: text, events: z.array(z.enum(eventTypes)).nullish() }),
});

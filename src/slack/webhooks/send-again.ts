import { countToSendAgain, sendAgain, sendAgainSince } from '../../domain/webhooks/log/send-again.ts';
import { webhookWithin } from '../../domain/webhooks/manage.ts';
import { hostOf } from '../../domain/webhooks/url.ts';
import { texts } from '../../texts/texts.ts';
import { openView, updateParent, updateView } from '../reply.ts';
import { buttonRoute, modalRoute } from '../route.ts';
import { sendAgainAction, sendAgainForm, sendAgainSinceAction, sendAgainSinceForm } from './actions.ts';
import { logOf, renderDeliveries, renderDelivery } from './deliveries.ts';
import { sendAgainSinceView, sendAgainView } from './send-again-views.ts';

export const sendAgainButton = buttonRoute(sendAgainAction, async (context, { deliveryId }) => {
  await sendAgain(context.domain, context.actor, { deliveryId });
  return updateView(await renderDelivery(context, deliveryId, { isSentAgain: true }));
});

export const sendAgainSinceButton = buttonRoute(sendAgainSinceAction, async context => {
  const log = logOf(context);
  const { webhook } = await webhookWithin(context.domain.db, context.actor, log.webhookId);
  return openView(sendAgainSinceView(webhook, log));
});

/** The moment that a form carries in seconds. */
const momentOf = (seconds: number) => new Date(seconds * 1000);

export const sendAgainSinceModal = modalRoute(
  sendAgainSinceForm,
  async ({ domain, actor }, { metadata, fields: { since } }) => {
    const { webhookId } = metadata;
    const counted = await countToSendAgain(domain, actor, { webhookId, since: momentOf(since) });
    return openView(sendAgainView({ ...counted, since: momentOf(since) }, { ...metadata, since }));
  },
);

export const sendAgainModal = modalRoute(sendAgainForm, async (context, { metadata }) => {
  const { since, ...log } = metadata;
  const { domain, actor } = context;
  const { webhookId } = log;
  const { webhook, count } = await sendAgainSince(domain, actor, { webhookId, since: momentOf(since) });
  const notice = texts().webhooks.sendingAgain({ count, host: hostOf(webhook.url) });
  return updateParent(await renderDeliveries(context, log, notice));
});

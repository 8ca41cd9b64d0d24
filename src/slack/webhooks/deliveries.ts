import { readDeliveries, readDelivery } from '../../domain/webhooks/log/read.ts';
import { texts } from '../../texts/texts.ts';
import { openView, updateView } from '../reply.ts';
import { buttonRoute, type Context, type PressContext } from '../route.ts';
import {
  backToWebhooksAction,
  deliveriesAction,
  deliveriesForm,
  deliveryAction,
  filterDeliveriesAction,
  type LogQuery,
  newerDeliveriesAction,
  olderDeliveriesAction,
} from './actions.ts';
import { deliveryView } from './delivery-view.ts';
import { deliveriesView } from './log-view.ts';
import { renderWebhooks } from './manage.ts';

/** The query that the log of a press carries. */
export function logOf({ view }: PressContext): LogQuery {
  return deliveriesForm.metadata(view?.metadata ?? '');
}

/** The modal with an endpoint's log. @param notice what just happened */
export async function renderDeliveries(
  { domain, actor }: Context,
  query: Omit<LogQuery, 'organizationId'>,
  notice?: string,
) {
  const log = await readDeliveries(domain, actor, query);
  return deliveriesView(log, { ...query, organizationId: log.webhook.organizationId }, notice);
}

// In place of the list of webhooks, so that there is room for two modals above.
export const deliveriesButton = buttonRoute(deliveriesAction, async (context, { webhookId }) =>
  updateView(await renderDeliveries(context, { webhookId, isUndelivered: false, from: null })),
);

const turn = async (context: PressContext, change: Partial<LogQuery>) =>
  updateView(await renderDeliveries(context, { ...logOf(context), ...change }));

export const newerDeliveriesButton = buttonRoute(newerDeliveriesAction, (context, from) =>
  turn(context, { from }),
);
export const olderDeliveriesButton = buttonRoute(olderDeliveriesAction, (context, from) =>
  turn(context, { from }),
);
export const filterDeliveriesButton = buttonRoute(filterDeliveriesAction, (context, { isUndelivered }) =>
  turn(context, { isUndelivered, from: null }),
);

export const backToWebhooksButton = buttonRoute(backToWebhooksAction, async context =>
  updateView(await renderWebhooks(context, logOf(context).organizationId)),
);

/** The modal with one delivery. @param isSentAgain somebody just asked for that */
export async function renderDelivery(
  { domain, actor }: Context,
  deliveryId: string,
  { isSentAgain }: { isSentAgain: boolean },
) {
  const said = texts().webhooks;
  const read = await readDelivery(domain, actor, deliveryId);
  const notice = read.delivery.isBehind ? said.sentAfterEarlier : said.sentAgain;
  return deliveryView(read, isSentAgain ? notice : undefined);
}

export const deliveryButton = buttonRoute(deliveryAction, async (context, { deliveryId }) =>
  openView(await renderDelivery(context, deliveryId, { isSentAgain: false })),
);

import type { KnownBlock, ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { DeliveryLog } from '../../domain/webhooks/log/read.ts';
import type { Delivery } from '../../domain/webhooks/log/store.ts';
import { KEPT_DAYS } from '../../domain/webhooks/retention.ts';
import { hostOf } from '../../domain/webhooks/url.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  button,
  context,
  dateTime,
  divider,
  paragraph,
  paragraphBlock,
  plain,
  richText,
} from '../blocks.ts';
import { turnButtons } from '../pages.ts';
import {
  backToWebhooksAction,
  deliveriesForm,
  deliveryAction,
  filterDeliveriesAction,
  type LogQuery,
  newerDeliveriesAction,
  olderDeliveriesAction,
  sendAgainSinceAction,
} from './actions.ts';
import { triesOf } from './delivery-lines.ts';

/** The modal "Deliveries": what an endpoint was sent, what waits, and what was given up, the newest first. */
export function deliveriesView(
  { acting, webhook, undelivered, page }: DeliveryLog,
  query: LogQuery,
  notice?: string,
): ModalView {
  const said = texts().webhooks;
  const { isUndelivered } = query;
  const hasUndelivered = undelivered.waiting + undelivered.failed > 0;
  const host = clamp(hostOf(webhook.url), 150);
  const view = deliveriesForm.view({
    title: said.deliveries,
    metadata: query,
    blocks: [
      context(said.deliveriesTo({ organization: acting.organization.name, host })),
      ...(notice ? [paragraphBlock(bold(notice))] : []),
      paragraphBlock(
        said.states[webhook.state],
        ' · ',
        hasUndelivered ? said.undelivered(undelivered) : said.allDelivered,
      ),
      actions(
        button(backToWebhooksAction, {}, said.back),
        button(sendAgainSinceAction, {}, said.sendAgainSince),
        ...(hasUndelivered || isUndelivered
          ? [
              button(
                filterDeliveriesAction,
                { isUndelivered: !isUndelivered },
                isUndelivered ? said.showAll : said.onlyUndelivered,
              ),
            ]
          : []),
      ),
      ...page.items.flatMap(row),
      ...(page.items.length === 0 && !isUndelivered ? [paragraphBlock(said.noDeliveries)] : []),
      ...turnButtons(
        page,
        { back: newerDeliveriesAction, on: olderDeliveriesAction },
        { back: said.newer, on: said.older },
      ),
      context(said.kept({ days: KEPT_DAYS })),
    ],
  });
  return { ...view, close: plain(texts().answers.close, 24) };
}

function row(delivery: Delivery): KnownBlock[] {
  const said = texts().webhooks;
  const { id: deliveryId, type, state, createdAt } = delivery;
  const tries = triesOf(delivery);
  return [
    divider,
    richText(
      paragraph(bold(type), ` · ${said.deliveryStates[state]}`),
      paragraph(dateTime(createdAt), ...(tries.length > 0 ? [' · ', ...tries] : [])),
    ),
    actions(
      button(deliveryAction, { deliveryId }, said.details, {
        accessibility_label: clamp(said.detailsOf({ type }), 75),
      }),
    ),
  ];
}

import type { KnownBlock, ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { WholeDelivery } from '../../domain/webhooks/log/store.ts';
import { headersOf } from '../../domain/webhooks/request.ts';
import type { Webhook } from '../../domain/webhooks/store.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  button,
  context,
  dateTime,
  header,
  type Inline,
  paragraph,
  paragraphBlock,
  plain,
  preformatted,
  richText,
} from '../blocks.ts';
import { openedIn } from '../form.ts';
import { sendAgainAction } from './actions.ts';
import { outcomeOf, triesOf } from './delivery-lines.ts';
import { SHOWN_OF_URL } from './views.ts';

/** As much of a body or an answer as one block has room for. */
const SHOWN = 2_900;

/** The modal "Delivery": its request and the answer, as they were. */
export function deliveryView(
  {
    acting,
    webhook,
    delivery,
  }: { acting: { organization: Organization }; webhook: Webhook; delivery: WholeDelivery },
  notice?: string,
): ModalView {
  const said = texts().webhooks;
  const { id: deliveryId, type, state, createdAt, triedAt } = delivery;
  return {
    type: 'modal',
    callback_id: 'webhook-delivery',
    private_metadata: openedIn(acting.organization),
    title: plain(said.delivery, 24),
    close: plain(texts().answers.close, 24),
    blocks: [
      ...(notice ? [paragraphBlock(bold(notice))] : []),
      richText(
        paragraph(bold(type), ` · ${said.deliveryStates[state]}`),
        paragraph(...said.happenedAt<Inline>({ at: dateTime(createdAt) })),
        ...(triedAt ? [paragraph(...said.triedAt<Inline>({ at: dateTime(triedAt) }))] : []),
        paragraph(...triesOf(delivery)),
      ),
      actions(button(sendAgainAction, { deliveryId }, said.sendAgain)),
      ...requestBlocks(webhook, delivery),
      ...answerBlocks(delivery),
    ],
  };
}

/** What was sent, without its signature. */
function requestBlocks({ url }: Webhook, { id, triedAt, body }: WholeDelivery): KnownBlock[] {
  const said = texts().webhooks;
  const headers = Object.entries(headersOf(id, triedAt ?? new Date(0)))
    .filter(([name]) => triedAt !== null || name !== 'webhook-timestamp')
    .map(([name, value]) => `${name}: ${value}`);
  const readable = JSON.stringify(JSON.parse(body), null, 2);
  return [
    header(said.request),
    preformatted([`POST ${clamp(url, SHOWN_OF_URL)}`, ...headers].join('\n')),
    context(said.signatureNotKept),
    preformatted(clamp(readable, SHOWN)),
    ...(readable.length > SHOWN ? [context(said.longBody)] : []),
  ];
}

/** What came back, as typed there. */
function answerBlocks(delivery: WholeDelivery): KnownBlock[] {
  const said = texts().webhooks;
  const { answer, tookMs } = delivery;
  const outcome = outcomeOf(delivery);
  if (outcome === null) return [];
  const took = tookMs === null ? [] : [said.took({ ms: tookMs })];
  return [header(said.answer), paragraphBlock([outcome, ...took].join(' · ')), ...textOf(answer)];
}

function textOf(answer: string | null): KnownBlock[] {
  const said = texts().webhooks;
  if (answer === null) return [context(said.noAnswer)];
  if (answer.trim() === '') return [context(said.emptyAnswer)];
  return [preformatted(clamp(answer, SHOWN)), context(said.startOfAnswer)];
}

import type { ModalView } from '@slack/types';
import { KEPT_DAYS } from '../../domain/webhooks/retention.ts';
import type { Webhook } from '../../domain/webhooks/store.ts';
import { hostOf } from '../../domain/webhooks/url.ts';
import { texts } from '../../texts/texts.ts';
import { bold, context, dateTime, type Inline, input, paragraph, richText } from '../blocks.ts';
import { type LogQuery, sendAgainForm, sendAgainSinceForm } from './actions.ts';

/** The modal that asks since when everything is sent again. */
export function sendAgainSinceView({ url }: Webhook, log: LogQuery): ModalView {
  const said = texts().webhooks;
  return sendAgainSinceForm.view({
    title: said.sendAgain,
    submit: said.checkCount,
    metadata: log,
    blocks: [
      context(hostOf(url)),
      input('since', said.since, { type: 'datetimepicker' }, { hint: said.sinceHint({ days: KEPT_DAYS }) }),
    ],
  });
}

/** The modal that says how many deliveries that is. */
export function sendAgainView(
  { webhook, count, since }: { webhook: Webhook; count: number; since: Date },
  metadata: LogQuery & { since: number },
): ModalView {
  const said = texts().webhooks;
  const facts = { host: bold(hostOf(webhook.url)), count, at: dateTime(since) };
  return sendAgainForm.view({
    title: said.sendAgain,
    submit: said.sendSoMany({ count }),
    metadata,
    blocks: [richText(paragraph(...said.willSendAgain<Inline>(facts))), context(said.sameIds)],
  });
}

import type { KnownBlock, ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import { limits } from '../../domain/limits.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Webhook } from '../../domain/webhooks/store.ts';
import { hostOf } from '../../domain/webhooks/url.ts';
import { eventTypes } from '../../events/events.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  dateTime,
  divider,
  type Inline,
  input,
  paragraph,
  paragraphBlock,
  plain,
  preformatted,
  richText,
} from '../blocks.ts';
import { openedIn } from '../form.ts';
import {
  addWebhookAction,
  addWebhookForm,
  deliveriesAction,
  removeWebhookAction,
  replaceSecretAction,
  testWebhookAction,
  turnWebhookAction,
} from './actions.ts';

/** What just happened to an endpoint; `secret` is shown this once. */
export interface WebhookNotice {
  text: string;
  secret?: string;
}

/** Enough of a URL to tell it from others. */
export const SHOWN_OF_URL = 300;

/** The modal "Webhooks": each endpoint with its state and what can be done with it. */
export function webhooksView(
  organization: Organization,
  webhooks: readonly Webhook[],
  notice?: WebhookNotice,
): ModalView {
  const said = texts().webhooks;
  return {
    type: 'modal',
    callback_id: 'webhooks',
    private_metadata: openedIn(organization),
    title: plain(said.title, 24),
    close: plain(texts().answers.close, 24),
    blocks: [
      context(said.count({ organization: organization.name, count: webhooks.length })),
      ...(notice ? noticeBlocks(notice) : []),
      paragraphBlock(said.explanation),
      actions(button(addWebhookAction, {}, said.add, { style: 'primary' })),
      ...webhooks.flatMap(row),
    ],
  };
}

function noticeBlocks({ text, secret }: WebhookNotice): KnownBlock[] {
  if (!secret) return [paragraphBlock(bold(text)), divider];
  return [paragraphBlock(bold(text)), preformatted(secret), context(texts().webhooks.copySecret), divider];
}

function row({ id: webhookId, url, events, state, deliveredAt, oldUntil }: Webhook): KnownBlock[] {
  const said = texts().webhooks;
  const which = events.length > 0 ? said.someEvents({ count: events.length }) : said.allEvents;
  const last = deliveredAt
    ? said.lastDelivered<Inline>({ at: dateTime(deliveredAt) })
    : [said.neverDelivered];
  const isOn = state === 'on';
  return [
    divider,
    richText(
      paragraph(bold(clamp(url, SHOWN_OF_URL))),
      paragraph(`${said.states[state]} · ${which}`, ...last),
      ...(oldUntil ? [paragraph(...said.bothValid<Inline>({ at: dateTime(oldUntil) }))] : []),
    ),
    actions(
      button(deliveriesAction, { webhookId }, said.deliveries),
      button(testWebhookAction, { webhookId }, said.sendTest),
      button(replaceSecretAction, { webhookId }, said.replaceSecret, {
        confirm: confirmation(said.replaceTitle, said.replaceQuestion, said.replaceSecret),
      }),
      button(turnWebhookAction, { webhookId, on: !isOn }, isOn ? said.turnOff : said.turnOn),
      button(removeWebhookAction, { webhookId }, said.remove, {
        style: 'danger',
        confirm: confirmation(
          said.removeTitle,
          said.removeQuestion({ host: clamp(hostOf(url), 150) }),
          said.remove,
          { style: 'danger' },
        ),
      }),
    ),
  ];
}

/** The modal that adds an endpoint. */
export function addWebhookView(organization: Organization): ModalView {
  const said = texts().webhooks;
  const options = eventTypes
    .filter(type => type !== 'test')
    .map(type => ({ text: plain(type, 75), value: type }));
  return addWebhookForm.view({
    title: said.add,
    submit: said.add,
    metadata: { organizationId: organization.id },
    blocks: [
      context(said.to({ organization: organization.name })),
      input('url', said.url, { type: 'plain_text_input', max_length: limits.note }, { hint: said.urlHint }),
      input(
        'events',
        said.events,
        { type: 'multi_static_select', options },
        { optional: true, hint: said.eventsHint },
      ),
    ],
  });
}

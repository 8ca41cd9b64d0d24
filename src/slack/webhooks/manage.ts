import { organizationToEdit } from '../../domain/settings/edit.ts';
import {
  addWebhook,
  listWebhooks,
  type MadeWebhook,
  removeWebhook,
  replaceSecret,
  testWebhook,
  turnWebhook,
} from '../../domain/webhooks/manage.ts';
import { hostOf } from '../../domain/webhooks/url.ts';
import { texts } from '../../texts/texts.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import {
  addWebhookAction,
  addWebhookForm,
  removeWebhookAction,
  replaceSecretAction,
  testWebhookAction,
  turnWebhookAction,
  webhooksAction,
} from './actions.ts';
import { addWebhookView, type WebhookNotice, webhooksView } from './views.ts';

/** The modal with all webhooks. */
export async function renderWebhooks(
  { domain, actor }: Context,
  organizationId: string,
  notice?: WebhookNotice,
) {
  const { acting, webhooks } = await listWebhooks(domain, actor, organizationId);
  return webhooksView(acting.organization, webhooks, notice);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => openView(await renderWebhooks(context, id)));

export const webhooksCommand = commandRoute({
  name: 'webhooks',
  usage: 'webhooks',
  help: { under: 'organization', for: 'organization:edit', says: 'webhooks' },
  run: open,
});

export const webhooksButton = buttonRoute(webhooksAction, open);

export const addWebhookButton = buttonRoute(addWebhookAction, context =>
  withOrganization(context, async ({ id }) => {
    const { organization } = await organizationToEdit(context.domain, context.actor, id);
    return openView(addWebhookView(organization));
  }),
);

export const addWebhookModal = modalRoute(addWebhookForm, async (context, { metadata, fields }) => {
  const { domain, actor, requestKey } = context;
  const { organizationId } = metadata;
  const { url, events } = fields;
  const made = await addWebhook(domain, actor, { organizationId, url, events: events ?? [], requestKey });
  return updateParent(await renderWebhooks(context, organizationId, ready(made, texts().webhooks.added)));
});

export const testWebhookButton = buttonRoute(testWebhookAction, async (context, { webhookId }) => {
  const { organizationId, url } = await testWebhook(context.domain, context.actor, { webhookId });
  const text = texts().webhooks.testSent({ host: hostOf(url) });
  return updateView(await renderWebhooks(context, organizationId, { text }));
});

export const replaceSecretButton = buttonRoute(replaceSecretAction, async (context, { webhookId }) => {
  const made = await replaceSecret(context.domain, context.actor, { webhookId });
  const notice = ready(made, texts().webhooks.replaced);
  return updateView(await renderWebhooks(context, made.webhook.organizationId, notice));
});

export const turnWebhookButton = buttonRoute(turnWebhookAction, async (context, { webhookId, on }) => {
  const { organizationId, url } = await turnWebhook(context.domain, context.actor, { webhookId, on });
  const said = texts().webhooks;
  const text = (on ? said.turnedOn : said.turnedOff)({ host: hostOf(url) });
  return updateView(await renderWebhooks(context, organizationId, { text }));
});

export const removeWebhookButton = buttonRoute(removeWebhookAction, async (context, { webhookId }) => {
  const { organizationId, url } = await removeWebhook(context.domain, context.actor, { webhookId });
  const text = texts().webhooks.removed({ host: hostOf(url) });
  return updateView(await renderWebhooks(context, organizationId, { text }));
});

/** The secret, which nobody can read again. */
function ready({ webhook, secret }: MadeWebhook, say: (facts: { host: string }) => string): WebhookNotice {
  return { text: say({ host: hostOf(webhook.url) }), secret };
}

import { authorise } from '../../domain/access/acting-member.ts';
import { listApiKeys, makeApiKey, revokeApiKey } from '../../domain/api-keys/manage.ts';
import { texts } from '../../texts/texts.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import {
  apiKeysAction,
  newApiKeyAction,
  newApiKeyForm,
  nextApiKeysAction,
  previousApiKeysAction,
  revokeApiKeyAction,
} from './actions.ts';
import { type ApiKeyNotice, apiKeysView, newApiKeyView } from './views.ts';

async function render(
  { domain, actor }: Context,
  organizationId: string,
  page: number,
  notice?: ApiKeyNotice,
) {
  const { acting, list } = await listApiKeys(domain, actor, organizationId, page);
  return apiKeysView(acting, list, notice);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => openView(await render(context, id, 0)));

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async ({ id }) => updateView(await render(context, id, page)));

export const apiKeysCommand = commandRoute({
  name: 'api-keys',
  usage: 'api-keys',
  help: { under: 'organization', for: 'organization:edit', says: 'api-keys' },
  run: open,
});

export const apiKeysButton = buttonRoute(apiKeysAction, open);
export const previousApiKeysButton = buttonRoute(previousApiKeysAction, turn);
export const nextApiKeysButton = buttonRoute(nextApiKeysAction, turn);

export const newApiKeyButton = buttonRoute(newApiKeyAction, context =>
  withOrganization(context, async ({ id }) => {
    const { organization } = await authorise(context.domain.db, context.actor, id, 'organization:edit');
    return openView(newApiKeyView(organization));
  }),
);

export const newApiKeyModal = modalRoute(newApiKeyForm, async (context, { metadata, fields }) => {
  const { domain, actor, requestKey } = context;
  const { organizationId } = metadata;
  const { key, secret } = await makeApiKey(domain, actor, { organizationId, ...fields, requestKey });
  const notice = { text: texts().apiKeys.ready({ name: key.name }), secret };
  return updateParent(await render(context, organizationId, 0, notice));
});

export const revokeApiKeyButton = buttonRoute(revokeApiKeyAction, async (context, { apiKeyId, page }) => {
  const { organizationId, name } = await revokeApiKey(context.domain, context.actor, { apiKeyId });
  const text = texts().apiKeys.revoked({ name });
  return updateView(await render(context, organizationId, page, { text }));
});

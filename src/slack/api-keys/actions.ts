import { z } from 'zod';
import { apiKeyDays } from '../../domain/api-keys/manage.ts';
import { apiScopes } from '../../domain/api-keys/scopes.ts';
import { action } from '../action.ts';
import { form, text } from '../form.ts';

const ofPage = z.object({ page: z.number().int().min(0) });

export const apiKeysAction = action('api-key.list', z.object({}));
export const previousApiKeysAction = action('api-key.list.previous', ofPage);
export const nextApiKeysAction = action('api-key.list.next', ofPage);
export const newApiKeyAction = action('api-key.new', z.object({}));
/** A press on a row carries the page, so that the list returns to it. */
export const revokeApiKeyAction = action('api-key.revoke', ofPage.extend({ apiKeyId: z.uuid() }));

export const newApiKeyForm = form('new-api-key', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.object({
    name: text,
    scopes: z.array(z.enum(apiScopes)),
    days: z.enum(apiKeyDays),
  }),
});

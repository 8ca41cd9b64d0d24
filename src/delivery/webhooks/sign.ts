import { Webhook } from 'standardwebhooks';
import type { WebhookSettings } from '../../domain/domain.ts';
import { headersOf } from '../../domain/webhooks/request.ts';
import { openSecret } from '../../domain/webhooks/secret.ts';
import type { Claimed } from './store.ts';

/**
 * The headers of a message by Standard Webhooks. While a secret is being replaced, both sign.
 * @throws Error when the key of a stored secret is missing
 */
export function signedHeaders(
  { id, body, endpointId, secret, keyId, oldSecret, oldKeyId, oldUntil }: Claimed,
  { secrets }: Pick<WebhookSettings, 'secrets'>,
  now: Date,
): Record<string, string> {
  const kept = [{ secret, keyId }];
  if (oldSecret && oldUntil && oldUntil > now) kept.push({ secret: oldSecret, keyId: oldKeyId });
  const signatures = kept.map(each => new Webhook(openSecret(secrets, endpointId, each)).sign(id, now, body));
  return { ...headersOf(id, now), 'webhook-signature': signatures.join(' ') };
}

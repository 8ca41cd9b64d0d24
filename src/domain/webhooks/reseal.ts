import type { Database } from '../../database/client.ts';
import type { Secrets } from '../secrets.ts';
import { keepSecret, openSecret } from './secret.ts';
import { resealSecrets } from './store.ts';

/** Encrypts every endpoint's secrets with the first key. @throws Error with a sentence when a key is missing */
export function rotateWebhookSecrets(db: Database, secrets: Secrets, keyId: string): Promise<number> {
  return resealSecrets(db, keyId, ({ id, secret, keyId: by, oldSecret, oldKeyId }) => {
    const again = (stored: { secret: Uint8Array; keyId: string | null }) =>
      keepSecret(secrets, id, openSecret(secrets, id, stored));
    const old = oldSecret ? again({ secret: oldSecret, keyId: oldKeyId }) : null;
    return {
      ...again({ secret, keyId: by }),
      oldSecret: old?.secret ?? null,
      oldKeyId: old?.keyId ?? null,
    };
  });
}

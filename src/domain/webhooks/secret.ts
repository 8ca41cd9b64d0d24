import { randomBytes } from 'node:crypto';
import type { Secrets } from '../secrets.ts';

/** A secret as it is stored; without a key it is stored as it is. */
export interface KeptSecret {
  secret: Uint8Array<ArrayBuffer>;
  keyId: string | null;
}

const purposeOf = (endpointId: string) => `webhook ${endpointId}`;

/** A new secret, in the form of Standard Webhooks. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

/** The form in which an endpoint's secret is stored. @param secrets null: there is no ENCRYPTION_KEY */
export function keepSecret(secrets: Secrets | null, endpointId: string, secret: string): KeptSecret {
  if (!secrets) return { secret: new Uint8Array(Buffer.from(secret)), keyId: null };
  const { bytes, keyId } = secrets.seal(secret, purposeOf(endpointId));
  return { secret: bytes, keyId };
}

/** The secret in a stored form. @throws Error when its key is missing */
export function openSecret(
  secrets: Secrets | null,
  endpointId: string,
  { secret, keyId }: { secret: Uint8Array; keyId: string | null },
): string {
  if (keyId === null) return Buffer.from(secret).toString();
  if (!secrets) throw new Error(`ENCRYPTION_KEY lacks the key ${keyId}, which encrypts a webhook’s secret.`);
  return secrets.open({ keyId, bytes: secret }, purposeOf(endpointId));
}

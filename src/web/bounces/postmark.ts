import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { BounceAdapter } from './bounce.ts';

const record = z.object({ RecordType: z.string() });

const bounce = z.object({
  Type: z.string(),
  Email: z.string(),
  Description: z.string().nullish(),
  Details: z.string().nullish(),
  Metadata: z.record(z.string(), z.unknown()).nullish(),
});

/** Postmark still tries these, or they say nothing about the address. */
const passing = new Set([
  'Transient',
  'SoftBounce',
  'DnsError',
  'AutoResponder',
  'AddressChange',
  'Subscribe',
  'OpenRelayTest',
]);

/**
 * Postmark's bounce webhook. Postmark signs nothing; it sends the user and password of the webhook's URL.
 * Source: postmarkapp.com/developer/webhooks/bounce-webhook
 */
export function postmarkBounces(secret: string): BounceAdapter {
  return {
    recognises: ({ json }) => record.safeParse(json).success,
    async isGenuine({ headers }) {
      const [, encoded = ''] = /^Basic (.+)$/iu.exec(headers.authorization ?? '') ?? [];
      const given = Buffer.from(encoded, 'base64').toString();
      return isSame(given.slice(given.indexOf(':') + 1), secret);
    },
    read(json) {
      if (record.safeParse(json).data?.RecordType !== 'Bounce') return [];
      const { data } = bounce.safeParse(json);
      if (!data) return null;
      if (passing.has(data.Type)) return [];
      const { delivery } = data.Metadata ?? {};
      const reason = data.Details || data.Description || null;
      return [{ deliveryId: typeof delivery === 'string' ? delivery : null, email: data.Email, reason }];
    },
  };
}

/** Compares in the same time, however much is the same. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { BounceAdapter } from './bounce.ts';

const report = z.object({
  bounces: z
    .array(
      z.object({
        email: z.string(),
        /** The email's Message-ID, with or without angle brackets. */
        messageId: z.string().nullish(),
        reason: z.string().nullish(),
      }),
    )
    .max(1_000),
});

/** The delivery in a Message-ID that Foyer made: see delivery/mail/send-mail.ts. */
const ours = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/u;

/**
 * Foyer's own form, for providers without an adapter and for programs that read a mailbox of bounces. It is signed by
 * the Standard Webhooks scheme.
 * Source: standardwebhooks.com
 */
export function genericBounces(secret: string): BounceAdapter {
  const webhook = new Webhook(Buffer.from(secret).toString('base64'));
  return {
    recognises: ({ headers }) => headers['webhook-signature'] !== undefined,
    async isGenuine({ headers, body }) {
      try {
        webhook.verify(body, headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    },
    read(json) {
      const { data } = report.safeParse(json);
      return (
        data?.bounces.map(({ email, messageId, reason }) => ({
          deliveryId: ours.exec(messageId ?? '')?.[1] ?? null,
          email,
          reason: reason ?? null,
        })) ?? null
      );
    },
  };
}

import { createVerify } from 'node:crypto';
import { z } from 'zod';
import type { BounceAdapter } from './bounce.ts';
import { type FetchText, fetchFromSns, isOfSns } from './sns-hosts.ts';

const envelope = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  TopicArn: z.string(),
  MessageId: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  Subject: z.string().nullish(),
  Token: z.string().optional(),
  SubscribeURL: z.string().optional(),
  Signature: z.string(),
  SignatureVersion: z.enum(['1', '2']),
  SigningCertURL: z.string(),
});

type Envelope = z.infer<typeof envelope>;

const notification = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  mail: z.object({ tags: z.record(z.string(), z.array(z.string())).optional() }).optional(),
  bounce: z
    .object({
      bounceType: z.string(),
      bouncedRecipients: z.array(
        z.object({ emailAddress: z.string(), diagnosticCode: z.string().nullish() }),
      ),
    })
    .optional(),
});

const certificatePath = /^\/SimpleNotificationService-[0-9a-zA-Z]{32}\.pem$/u;
const MOST_CERTIFICATES = 10;

/**
 * Bounces of Amazon SES, which come through a topic of Amazon SNS.
 * @param topicArn the topic; messages of others are refused
 * Source: docs.aws.amazon.com, "Verifying the signatures of Amazon SNS messages" and "Amazon SNS notification contents
 *   for Amazon SES"
 */
export function sesBounces(topicArn: string, fetchText: FetchText = fetchFromSns): BounceAdapter {
  const certificates = new Map<string, string>();
  /** Keeps a certificate only when it has proven a message: an answer that is none would refuse all that follow. */
  async function isProven(message: Envelope): Promise<boolean> {
    const { SigningCertURL: url } = message;
    const known = certificates.get(url);
    const certificate = known ?? (await fetchText(url));
    if (!isSigned(message, certificate)) return false;
    if (!known && certificates.size >= MOST_CERTIFICATES) certificates.clear();
    certificates.set(url, certificate);
    return true;
  }
  return {
    recognises: ({ headers }) => headers['x-amz-sns-message-type'] !== undefined,
    async isGenuine({ json }) {
      const { data } = envelope.safeParse(json);
      if (!data || data.TopicArn !== topicArn || !isOfSns(data.SigningCertURL, certificatePath)) return false;
      // Amazon repeats what wasn't answered, and nothing that was refused.
      return isProven(data);
    },
    read(json) {
      const { Type, Message } = envelope.parse(json);
      if (Type !== 'Notification') return [];
      const { data } = notification.safeParse(parsed(Message));
      if (!data) return null;
      const { bounce, mail, notificationType, eventType } = data;
      if ((notificationType ?? eventType) !== 'Bounce' || bounce?.bounceType !== 'Permanent') return [];
      const [deliveryId = null] = mail?.tags?.delivery ?? [];
      return bounce.bouncedRecipients.map(({ emailAddress, diagnosticCode }) => ({
        deliveryId,
        email: emailAddress,
        reason: diagnosticCode ?? null,
      }));
    },
    async follow(json) {
      const { Type, SubscribeURL = '' } = envelope.parse(json);
      if (Type === 'SubscriptionConfirmation' && isOfSns(SubscribeURL, /^\/$/u))
        await fetchText(SubscribeURL);
    },
  };
}

/** The fields that Amazon signs, in their order. */
const signed = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const satisfies Record<Envelope['Type'], (keyof Envelope)[]>;

function isSigned(message: Envelope, certificate: string): boolean {
  const fields = signed[message.Type].filter(name => message[name] != null);
  const text = fields.map(name => `${name}\n${message[name]}\n`).join('');
  try {
    return createVerify(message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256')
      .update(text)
      .verify(certificate, message.Signature, 'base64');
  } catch {
    return false;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

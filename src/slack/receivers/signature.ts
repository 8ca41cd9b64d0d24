import { createHmac, timingSafeEqual } from 'node:crypto';

/** Slack's tolerance, and so ours, for the age of a request; the future counts too. */
const TOLERANCE_S = 5 * 60;

/**
 * Is this request Slack's: HMAC-SHA256 over "v0:timestamp:body" with the signing secret, not older nor further
 * ahead than five minutes, compared in constant time.
 * Source: docs.slack.dev, Verifying requests from Slack
 */
export function isSignedBySlack(
  request: { timestamp: string | undefined; signature: string | undefined; body: Buffer },
  signingSecret: string,
  now: Date,
): boolean {
  const { timestamp, signature, body } = request;
  if (!signature || !timestamp || !/^\d{1,12}$/u.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_S) return false;
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const given = Buffer.from(signature);
  const wanted = Buffer.from(`v0=${expected}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

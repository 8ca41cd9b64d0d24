import { createHmac, timingSafeEqual } from 'node:crypto';

/** Slack's tolerance for the age of a request, which also limits timestamps in the future. */
const TOLERANCE_S = 5 * 60;

const FORM = /^v0=[0-9a-f]{64}$/u;

/**
 * Do the headers have Slack's format: a signature, and a timestamp within five minutes? This says nothing about the
 * body, but lets Foyer refuse it unread.
 */
export function looksSigned(
  { timestamp, signature }: { timestamp: string | undefined; signature: string | undefined },
  now: Date,
): boolean {
  if (!signature || !FORM.test(signature)) return false;
  if (!timestamp || !/^\d{1,12}$/u.test(timestamp)) return false;
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE_S;
}

/**
 * Did Slack send this request? Checks the HMAC-SHA256 of "v0:timestamp:body" with the signing secret, at most five
 * minutes older or newer, compared in constant time.
 * Source: docs.slack.dev, Verifying requests from Slack
 */
export function isSignedBySlack(
  request: { timestamp: string | undefined; signature: string | undefined; body: Buffer },
  signingSecret: string,
  now: Date,
): boolean {
  const { timestamp, signature = '', body } = request;
  if (!looksSigned(request, now)) return false;
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const given = Buffer.from(signature);
  const wanted = Buffer.from(`v0=${expected}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

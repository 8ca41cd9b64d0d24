import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { storable } from '../../domain/characters.ts';
import type { WebAnswer } from '../answer.ts';
import type { Bounce, BounceAdapter } from './bounce.ts';
import { genericBounces } from './generic.ts';
import { postmarkBounces } from './postmark.ts';
import { sesBounces } from './ses.ts';
import type { FetchText } from './sns-hosts.ts';

/** The webhook that a provider of email tells about emails which could not be delivered after all. */
export interface Bounces {
  answer(request: { headers: IncomingHttpHeaders; body: Buffer }): Promise<WebAnswer>;
}

/** A report is far smaller. */
export const BOUNCES_BYTES = 256 * 1024;

/** Answers the webhook. Only genuine requests are read; a request that fails is sent again by the provider. */
export function createBounces({
  secret,
  snsTopicArn,
  record,
  log,
  fetch,
}: {
  /** Shared with the provider; absent: only Amazon is believed. */
  secret: string | undefined;
  /** The topic through which Amazon SES reports; absent: none. */
  snsTopicArn: string | undefined;
  /** Ends the delivery that bounced; false: report it again later. */
  record(bounce: Bounce): Promise<boolean>;
  log: Logger;
  fetch?: FetchText | undefined;
}): Bounces {
  /** THE list of providers. */
  const adapters: BounceAdapter[] = [
    ...(snsTopicArn ? [sesBounces(snsTopicArn, fetch)] : []),
    ...(secret ? [genericBounces(secret), postmarkBounces(secret)] : []),
  ];
  return {
    async answer({ headers, body: bytes }) {
      const body = bytes.toString();
      const json = jsonIn(body);
      const request = { headers, body, json };
      const adapter = adapters.find(each => each.recognises(request));
      const isGenuine = await adapter?.isGenuine(request).catch(error => {
        log.warn({ err: error }, 'a report of bounced emails cannot be checked now');
        return null;
      });
      if (isGenuine === null)
        return { status: 503, body: 'This report can’t be checked now. Send it again.' };
      if (!adapter || !isGenuine) {
        log.warn('a report of bounced emails is not genuine');
        return { status: 401, body: 'This request is not signed by a provider that Foyer knows.' };
      }
      const bounces = adapter.read(json);
      if (!bounces) return { status: 400, body: 'This report can’t be read.' };
      let isDone = true;
      for (const bounce of bounces) isDone = (await record(readable(bounce))) && isDone;
      if (!isDone) return { status: 503, body: 'This email is still being sent. Report it again later.' };
      await adapter.follow?.(json);
      return { status: 200, body: { bounces: bounces.length } };
    },
  };
}

/** What a provider says can be any text; the database refuses some. */
function readable({ deliveryId, email, reason }: Bounce): Bounce {
  return {
    deliveryId: deliveryId && storable(deliveryId),
    email: storable(email),
    reason: reason && storable(reason),
  };
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

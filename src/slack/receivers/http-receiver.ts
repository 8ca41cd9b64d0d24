import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { InFlight } from '../../in-flight.ts';
import { checkPayload, parseBody } from './payload.ts';
import { isSignedBySlack, looksSigned } from './signature.ts';
import { answerToUnserved, tellUnserved, unservedIn } from './unserved.ts';

/** An answer to Slack; an object is sent as JSON. */
export interface Answer {
  status: number;
  body: string | object;
}

type Headers = Record<string, string | string[] | undefined>;

export interface SlackRequest {
  headers: Headers;
  body: Buffer;
}

interface HttpParts {
  signingSecret: string;
  clock: Clock;
  client: WebClient;
  inFlight: InFlight;
  log: Logger;
}

const UNSIGNED: Answer = {
  status: 401,
  body: 'This request is not signed by Slack, or not within five minutes.',
};

/** Foyer reads at most this much of an unsigned request, "ssl_check=1" and a token. */
const MAX_UNSIGNED = 1024;

/**
 * Receives Slack's HTTP requests for Bolt. Bolt's own receiver acknowledges events before they are processed, accepts
 * timestamps from the future, and ends the process on a signed `payload=null`; this one doesn't. It answers when the
 * listener acknowledges; for events, when processing has ended, so that a failure is a 500 and Slack delivers the event
 * again.
 */
export class HttpReceiver implements Receiver {
  #app: App | undefined;
  readonly #parts: HttpParts;

  constructor(parts: HttpParts) {
    this.#parts = parts;
  }

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  /**
   * Checks only the headers: returns how much of the body to read, or the refusal. Only a small form may be unsigned:
   * Slack's ssl_check.
   */
  admit(headers: Headers): Answer | { bodyMost: number } {
    if (maybeSslCheck(headers)) return { bodyMost: MAX_UNSIGNED };
    const looks = looksSigned(signatureIn(headers), this.#parts.clock.now());
    return looks ? { bodyMost: Number.POSITIVE_INFINITY } : UNSIGNED;
  }

  async handle(request: SlackRequest): Promise<Answer> {
    const { signingSecret, clock, client, inFlight, log } = this.#parts;
    const header = (name: string) => headerOf(request.headers, name);
    if (maybeSslCheck(request.headers)) {
      const isCheck = new URLSearchParams(request.body.toString('utf8')).get('ssl_check') === '1';
      return isCheck ? { status: 200, body: '' } : UNSIGNED;
    }
    const { body: bytes, headers } = request;
    if (!isSignedBySlack({ ...signatureIn(headers), body: bytes }, signingSecret, clock.now())) {
      return UNSIGNED;
    }
    const parsed = parseBody(header('content-type'), request.body.toString('utf8'));
    const simple = z
      .looseObject({
        ssl_check: z.string().optional(),
        type: z.string().optional(),
        challenge: z.string().optional(),
      })
      .safeParse(parsed);
    if (simple.data?.ssl_check) return { status: 200, body: '' };
    if (simple.data?.type === 'url_verification') {
      return { status: 200, body: { challenge: simple.data.challenge ?? '' } };
    }
    const body = checkPayload(parsed);
    if (!body) return { status: 400, body: 'Foyer does not understand this request.' };
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const isEvent = body.type === 'event_callback';
    const event: ReceiverEvent = {
      body,
      retryNum: Number(header('x-slack-retry-num') ?? 0) || undefined,
      retryReason: header('x-slack-retry-reason'),
      ack: async (answer?: string | object) => {
        if (!isEvent) resolve({ status: 200, body: answer ?? '' });
      },
    };
    const processing = this.#process(event).then(
      () => resolve(isEvent ? { status: 200, body: '' } : { status: 404, body: 'Foyer does not know this.' }),
      error => {
        const unserved = unservedIn(error, body);
        if (unserved) {
          resolve({ status: 200, body: answerToUnserved(unserved, body) });
          return tellUnserved(client, unserved, body);
        }
        log.error({ err: error }, 'a request of Slack failed');
        resolve({ status: 500, body: 'Something went wrong. Try again.' });
      },
    );
    inFlight.track(processing);
    return promise;
  }

  async #process(event: ReceiverEvent): Promise<void> {
    if (!this.#app) throw new Error('The receiver was not given to Bolt.');
    await this.#app.processEvent(event);
  }
}

/** A header that came once; Node joins duplicates, which then fail the format check. */
function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

function signatureIn(headers: Headers) {
  return {
    timestamp: headerOf(headers, 'x-slack-request-timestamp'),
    signature: headerOf(headers, 'x-slack-signature'),
  };
}

/** Slack doesn't sign it: a form of a known, small length without any signature. */
function maybeSslCheck(headers: Headers): boolean {
  if (headers['x-slack-signature'] !== undefined || headers['x-slack-request-timestamp'] !== undefined) {
    return false;
  }
  const length = headerOf(headers, 'content-length');
  const isForm = headerOf(headers, 'content-type')?.startsWith('application/x-www-form-urlencoded') === true;
  return isForm && length !== undefined && Number(length) <= MAX_UNSIGNED;
}

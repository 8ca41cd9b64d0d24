import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { InFlight } from '../../in-flight.ts';
import { answerToForeign, isForeign } from './foreign.ts';
import { checkPayload, parseBody } from './payload.ts';
import { isSignedBySlack } from './signature.ts';

/** An answer to Slack; an object is sent as JSON. */
export interface Answer {
  status: number;
  body: string | object;
}

export interface SlackRequest {
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/**
 * Takes Slack's HTTP requests for Bolt. Bolt's own receiver acknowledges events before they are processed,
 * accepts timestamps from the future, and ends the process on a signed `payload=null`; this one does not.
 * The answer goes out when the listener acknowledges; for events, when processing has ended, so that a failure
 * is a 500 and Slack delivers the event again.
 */
export class HttpReceiver implements Receiver {
  #app: App | undefined;
  readonly #parts: { signingSecret: string; clock: Clock; inFlight: InFlight; log: Logger };

  constructor(parts: { signingSecret: string; clock: Clock; inFlight: InFlight; log: Logger }) {
    this.#parts = parts;
  }

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  async handle(request: SlackRequest): Promise<Answer> {
    const { signingSecret, clock, inFlight, log } = this.#parts;
    const header = (name: string) => z.string().optional().catch(undefined).parse(request.headers[name]);
    const signed = isSignedBySlack(
      {
        timestamp: header('x-slack-request-timestamp'),
        signature: header('x-slack-signature'),
        body: request.body,
      },
      signingSecret,
      clock.now(),
    );
    if (!signed)
      return { status: 401, body: 'This request is not signed by Slack, or not within five minutes.' };
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
        if (isForeign(error)) return resolve({ status: 200, body: answerToForeign(body) });
        log.error({ err: error }, 'a request of Slack failed');
        resolve({ status: 500, body: 'Something went wrong; please try again.' });
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

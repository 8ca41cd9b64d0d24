import { setTimeout as delay } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { InFlight } from '../../in-flight.ts';
import { slackErrorCode } from '../web-api.ts';
import { frameBytes, MAX_FRAME } from './frame.ts';
import { checkPayload } from './payload.ts';
import { type Envelope, SocketConnection } from './socket-connection.ts';
import { answerToUnserved, tellUnserved, unservedIn } from './unserved.ts';

interface SocketParts {
  appToken: string;
  slackApiUrl: string;
  client: WebClient;
  inFlight: InFlight;
  log: Logger;
}

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

/**
 * Receives Slack's payloads over Socket Mode for Bolt. It reconnects by itself: the SDK ends the process when Slack
 * refuses a reconnection or can't be reached. It replaces a connection before closing one that Slack wants closed. It
 * acknowledges events when processing has ended, so that Slack delivers them again after a failure.
 */
export class SocketReceiver implements Receiver {
  #app: App | undefined;
  #current: SocketConnection;
  #staying: Promise<void> | undefined;
  readonly #stopping = new AbortController();
  readonly #parts: SocketParts;

  constructor(parts: SocketParts) {
    this.#parts = parts;
    this.#current = this.#connection();
  }

  get isConnected(): boolean {
    return this.#current.isOpen;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves with the first connection. @throws when Slack refuses it, with a sentence that says what to do */
  async start(): Promise<void> {
    try {
      await this.#current.open();
    } catch (error) {
      throw new Error(refusal(error), { cause: slackErrorCode(error) ? undefined : error });
    }
    this.#staying = this.#stayConnected();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#staying;
    await this.#current.leave();
  }

  #connection(): SocketConnection {
    const { appToken, slackApiUrl, inFlight, log } = this.#parts;
    const process = (envelope: Envelope) => {
      const work = this.#process(envelope);
      inFlight.track(work);
      return work;
    };
    return new SocketConnection({ appToken, slackApiUrl, log, process });
  }

  async #stayConnected(): Promise<void> {
    const { signal } = this.#stopping;
    const stopped = new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()));
    let wait = FIRST_RETRY_MS;
    while (!signal.aborted) {
      await Promise.race([this.#current.over, stopped]);
      if (signal.aborted) return;
      const next = this.#connection();
      const opened = next.open();
      try {
        await Promise.race([opened, stopped]);
        if (signal.aborted) return void opened.then(() => next.leave()).catch(() => {});
        const former = this.#current;
        this.#current = next;
        wait = FIRST_RETRY_MS;
        void former.leave();
      } catch (error) {
        const againInMs = Math.max(wait, retryAfterMs(error));
        this.#parts.log.error({ err: error, againInMs }, 'Slack refused the Socket Mode connection');
        await delay(againInMs, undefined, { signal }).catch(() => {});
        wait = Math.min(wait * 2, LAST_RETRY_MS);
      }
    }
  }

  async #process({ ack, body, retry_num, retry_reason }: Envelope): Promise<void> {
    const { log } = this.#parts;
    const payload = checkPayload(body);
    try {
      if (!payload || !this.#app) {
        log.warn('a payload of an unknown shape was left aside');
        return await ack();
      }
      const isEvent = payload.type === 'event_callback';
      let answered = false;
      await this.#app.processEvent({
        body: payload,
        retryNum: retry_num,
        retryReason: retry_reason,
        ack: async (answer?: unknown) => {
          if (isEvent || answered) return;
          answered = true;
          if (frameBytes(answer) <= MAX_FRAME) return ack(answer);
          log.error({ type: payload.type }, 'an answer was too long for Socket Mode');
          await ack();
        },
      });
      if (isEvent || !answered) await ack();
    } catch (error) {
      const unserved = payload && unservedIn(error, payload);
      if (unserved) {
        await ack(answerToUnserved(unserved, payload) || undefined);
        return tellUnserved(this.#parts.client, unserved, payload);
      }
      log.error({ err: error }, 'a request of Slack failed');
    }
  }
}

function retryAfterMs(error: unknown): number {
  return error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : 0;
}

function refusal(error: unknown): string {
  const code = slackErrorCode(error);
  if (code) {
    return `Slack refuses SLACK_APP_TOKEN (${code}). Copy it again from your Slack app’s page "Basic Information", "App-Level Tokens".`;
  }
  if (error instanceof Error && error.message.includes('link_disabled')) {
    return 'Socket Mode is off in your Slack app’s settings. Turn it on, or leave SLACK_APP_TOKEN out.';
  }
  return 'Foyer can’t open the Socket Mode connection to Slack. Check the network and SLACK_API_URL.';
}

import { setTimeout as delay } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { Logger } from 'pino';
import type { InFlight } from '../../in-flight.ts';
import { slackLogger } from '../slack-logger.ts';
import { checkPayload } from './payload.ts';

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

interface Envelope {
  ack(answer?: unknown): Promise<void>;
  body: unknown;
  retry_num?: number;
  retry_reason?: string;
}

/**
 * Takes Slack's payloads over Socket Mode for Bolt. It connects again by itself: the SDK's own way ends the
 * process when Slack refuses a reconnection or cannot be reached. Events are acknowledged when processing has
 * ended, so that Slack delivers them again after a failure.
 */
export class SocketReceiver implements Receiver {
  #app: App | undefined;
  #connected = false;
  #connection: Promise<void> | undefined;
  readonly #stopping = new AbortController();
  readonly #client: SocketModeClient;
  readonly #parts: { inFlight: InFlight; log: Logger };

  constructor(parts: { appToken: string; slackApiUrl: string; inFlight: InFlight; log: Logger }) {
    this.#parts = parts;
    this.#client = new SocketModeClient({
      appToken: parts.appToken,
      autoReconnectEnabled: false,
      logger: slackLogger(parts.log),
      // Options of its own: the SDK writes into the object that it is given.
      clientOptions: { slackApiUrl: parts.slackApiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
    });
    this.#client.on('slack_event', (envelope: Envelope) => {
      parts.inFlight.track(this.#process(envelope));
    });
  }

  get isConnected(): boolean {
    return this.#connected;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves with the first connection. @throws when Slack refuses it, e.g. for a wrong token */
  async start(): Promise<void> {
    const disconnected = this.#connect();
    await disconnected.connected;
    this.#connection = this.#stayConnected(disconnected.ended);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#connected) await this.#client.disconnect();
    await this.#connection;
  }

  #connect(): { connected: Promise<void>; ended: Promise<void> } {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const connected = this.#client.start().then(() => {
      this.#connected = true;
      this.#client.once('disconnected', () => {
        this.#connected = false;
        resolve();
      });
    });
    return { connected, ended };
  }

  async #stayConnected(first: Promise<void>): Promise<void> {
    let ended = first;
    let wait = FIRST_RETRY_MS;
    const { signal } = this.#stopping;
    while (true) {
      await ended;
      if (signal.aborted) return;
      try {
        const next = this.#connect();
        await next.connected;
        ended = next.ended;
        wait = FIRST_RETRY_MS;
      } catch (error) {
        this.#parts.log.error({ err: error, againInMs: wait }, 'Slack refused the Socket Mode connection');
        ended = delay(wait, undefined, { signal }).catch(() => {});
        wait = Math.min(wait * 2, LAST_RETRY_MS);
      }
    }
  }

  async #process({ ack, body, retry_num, retry_reason }: Envelope): Promise<void> {
    const { log } = this.#parts;
    try {
      const payload = checkPayload(body);
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
          await ack(answer);
        },
      });
      if (isEvent || !answered) await ack();
    } catch (error) {
      log.error({ err: error }, 'a request of Slack failed');
    }
  }
}

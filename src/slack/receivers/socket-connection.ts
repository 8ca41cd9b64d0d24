import { setTimeout as delay } from 'node:timers/promises';
import { SocketModeClient } from '@slack/socket-mode';
import type { Logger } from 'pino';
import { z } from 'zod';
import { InFlight } from '../../in-flight.ts';
import { slackLogger } from '../slack-logger.ts';

/** A delivery from Slack over the connection, and the function that acknowledges it. */
export interface Envelope {
  ack(answer?: unknown): Promise<void>;
  body: unknown;
  retry_num?: number;
  retry_reason?: string;
}

/** Slack says hello on a new connection at once. */
const GREETING_LIMIT_MS = 15_000;
/** Slack waits 3 s for an acknowledgement, which must use the connection of the request. */
const LEAVE_LIMIT_MS = 4_000;
const CLOSE_LIMIT_MS = 1_000;

const farewell = z.looseObject({ type: z.literal('disconnect'), reason: z.string().default('unknown') });

/**
 * The SDK closes a connection as soon as Slack announces a disconnect, although Slack still delivers over it and waits
 * for acknowledgements: this client stays until Foyer calls leave.
 */
class PatientClient extends SocketModeClient {
  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    const reason = typeof data === 'string' ? farewellIn(data) : undefined;
    if (reason === undefined) return super.onWebSocketMessage(data, isBinary);
    this.emit('farewell', reason);
  }
}

/** One Socket Mode connection, from Slack's hello to its end. */
export class SocketConnection {
  #isOpen = false;
  #farewell: string | undefined;
  readonly #inHand = new InFlight();
  readonly #over = Promise.withResolvers<void>();
  readonly #closed = Promise.withResolvers<void>();
  readonly #client: PatientClient;

  constructor(parts: {
    appToken: string;
    slackApiUrl: string;
    log: Logger;
    process(envelope: Envelope): Promise<void>;
  }) {
    this.#client = new PatientClient({
      appToken: parts.appToken,
      autoReconnectEnabled: false,
      logger: slackLogger(parts.log),
      // Needs its own options: the SDK writes into the object.
      clientOptions: {
        slackApiUrl: parts.slackApiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    });
    this.#client.on('slack_event', (envelope: Envelope) => this.#inHand.track(parts.process(envelope)));
    this.#client.on('farewell', (reason: string) => {
      this.#farewell = reason;
      this.#over.resolve();
      if (!this.#isOpen) void this.#client.disconnect();
    });
    this.#client.on('disconnected', () => {
      this.#isOpen = false;
      this.#over.resolve();
      this.#closed.resolve();
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Fulfilled when another connection is needed: Slack announced a disconnect, or the connection broke. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** Fulfilled with Slack's hello. @throws Slack's refusal, or an error when it doesn't answer */
  async open(): Promise<void> {
    const limit = new AbortController();
    const late = delay(GREETING_LIMIT_MS, undefined, { signal: limit.signal }).then(() => {
      throw new Error('Slack does not greet the Socket Mode connection.');
    });
    try {
      await Promise.race([this.#client.start(), late]);
      this.#isOpen = true;
    } catch (error) {
      void this.#client.disconnect();
      // The SDK rejects with undefined when the connection is closed before the hello.
      throw error ?? new Error(`Slack closed the Socket Mode connection (${this.#farewell ?? 'no reason'}).`);
    } finally {
      limit.abort();
      late.catch(() => {});
    }
  }

  /** Waits until everything from the connection is acknowledged, then closes it. */
  async leave(): Promise<void> {
    await Promise.race([this.#inHand.drained(), this.#closed.promise, unheld(LEAVE_LIMIT_MS)]);
    if (!this.#isOpen) return;
    void this.#client.disconnect();
    await Promise.race([this.#closed.promise, unheld(CLOSE_LIMIT_MS)]);
  }
}

function farewellIn(data: string): string | undefined {
  try {
    return farewell.safeParse(JSON.parse(data)).data?.reason;
  } catch {
    return undefined;
  }
}

function unheld(ms: number): Promise<void> {
  return delay(ms, undefined, { ref: false });
}

import { disableWebhook } from '../../domain/webhooks/disable.ts';
import { tellGivenUp } from '../../domain/webhooks/give-up.ts';
import { webhookCalls } from '../../metrics/metrics.ts';
import { traced } from '../../tracing/tracing.ts';
import type { Delivery } from '../slack-message.ts';
import { triedAgainAt } from './backoff.ts';
import { type Answer, post } from './post.ts';
import type { SenderParts } from './sender.ts';
import { signedHeaders } from './sign.ts';
import { type Claimed, claim, hasDeliveredSince, recordTry } from './store.ts';

/** Calls to one endpoint at once. */
const AT_ONCE = 8;
/** The receiver says that it is gone for good. */
const GONE = 410;

/** Sends all that is due for one endpoint, several subjects at once. */
export class Drain {
  readonly #parts: SenderParts;
  readonly #endpointId: string;
  readonly #running = new Set<Promise<void>>();
  #looksAgain: (() => void) | undefined;
  #stopped = false;
  wantsMore = false;

  constructor(parts: SenderParts, endpointId: string) {
    this.#parts = parts;
    this.#endpointId = endpointId;
  }

  /** More may be due. */
  lookAgain(): void {
    this.wantsMore = true;
    this.#looksAgain?.();
  }

  /** Begins nothing more. */
  stop(): void {
    this.#stopped = true;
    this.lookAgain();
  }

  /** @param delivery for what an admin reads when the endpoint is disabled */
  async run(delivery: Delivery): Promise<void> {
    try {
      while (!this.#stopped) {
        this.wantsMore = false;
        const free = AT_ONCE - this.#running.size;
        const { db, clock } = this.#parts;
        const claimed = free > 0 ? await claim(db, this.#endpointId, clock.now(), free) : [];
        for (const message of claimed) this.#begin(delivery, message);
        if (this.#running.size === 0 && !this.wantsMore) return;
        if (claimed.length === 0) await this.#change();
      }
    } finally {
      await Promise.all(this.#running);
    }
  }

  /** A call ended, or more may be due. */
  async #change(): Promise<void> {
    if (this.wantsMore) return;
    const more = new Promise<void>(resolve => {
      this.#looksAgain = resolve;
    });
    await Promise.race([...this.#running, more]);
  }

  #begin(delivery: Delivery, message: Claimed): void {
    const sending = this.#send(delivery, message)
      .catch(error =>
        this.#parts.log.warn({ err: error, messageId: message.id }, 'a webhook was not recorded'),
      )
      .finally(() => this.#running.delete(sending));
    this.#running.add(sending);
  }

  async #send(delivery: Delivery, message: Claimed): Promise<void> {
    const { db, clock } = this.#parts;
    const began = clock.now();
    const answer = { ...(await this.#answerTo(message, began)), began };
    const now = clock.now();
    if (answer.status !== null && answer.status >= 200 && answer.status < 300)
      return recordTry(db, message.id, answer, 'delivered', now);
    const firstTriedAt = message.firstTriedAt ?? now;
    const dueAt = triedAgainAt({ attempts: message.attempts + 1, firstTriedAt, now });
    // Disabled first: nothing is tried again in between. What failed waits, with all that came after it.
    if (answer.status === GONE) {
      await disableWebhook(delivery, { webhookId: this.#endpointId, reason: 'gone' });
      return recordTry(db, message.id, answer, { dueAt: now }, now);
    }
    if (dueAt) return recordTry(db, message.id, answer, { dueAt }, now);
    // Others got through: only this message can't be delivered.
    if (await hasDeliveredSince(db, this.#endpointId, firstTriedAt)) {
      await tellGivenUp(delivery, { webhookId: this.#endpointId, about: message.type });
      return recordTry(db, message.id, answer, 'failed', now);
    }
    await disableWebhook(delivery, { webhookId: this.#endpointId, reason: 'failing' });
    await recordTry(db, message.id, answer, { dueAt: now }, now);
  }

  async #answerTo(message: Claimed, began: Date): Promise<Answer> {
    const { log } = this.#parts;
    const { url, body } = message;
    let headers: Record<string, string>;
    try {
      headers = signedHeaders(message, this.#parts, began);
    } catch (error) {
      log.error({ err: error, endpointId: message.endpointId }, 'a webhook could not be signed');
      return { status: null, text: null, tookMs: 0, problem: 'no-secret' };
    }
    const answer = await traced('call', 'webhook', () => post(url, { headers, body }, this.#parts));
    const outcome = answer.problem ?? `${Math.floor((answer.status ?? 0) / 100)}xx`;
    webhookCalls.observe({ outcome }, answer.tookMs / 1_000);
    return answer;
  }
}

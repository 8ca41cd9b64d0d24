import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/client.ts';
import { inWorkspace } from '../../database/workspace-scope.ts';
import type { WebhookSettings } from '../../domain/domain.ts';
import type { Served } from '../served.ts';
import { Drain } from './drain.ts';
import type { Addressing } from './resolve.ts';
import { nextDue } from './store.ts';

/** What sending needs. */
export interface SenderParts extends WebhookSettings, Pick<Addressing, 'resolve' | 'isAllowed'> {
  db: Database;
  clock: Clock;
  log: Logger;
  served: Pick<Served, 'of'>;
}

/** Longer waits are ended by the schedule. */
const MOST_WAIT_MS = 60 * 60 * 1000;

/**
 * Sends what waits for endpoints, beside the queue's jobs: a receiver that hangs takes no worker from Slack's messages.
 * A job only wakes it; what is left after a kill is found by the schedule.
 */
export class WebhookSender {
  readonly #parts: SenderParts;
  readonly #drains = new Map<string, { drain: Drain; done: Promise<void> }>();
  readonly #timers = new Map<string, () => void>();
  #stopped = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Sends what is due for an endpoint now, and what becomes due later at its time. */
  wake(workspaceId: string, endpointId: string): void {
    if (this.#stopped) return;
    this.#timers.get(endpointId)?.();
    this.#timers.delete(endpointId);
    const running = this.#drains.get(endpointId);
    if (running) {
      running.drain.lookAgain();
      return;
    }
    const drain = new Drain(this.#parts, endpointId);
    const done = inWorkspace(workspaceId, async () => {
      const delivery = await this.#parts.served.of(workspaceId);
      if (delivery) await drain.run(delivery);
      return delivery !== null;
    })
      .catch(error => {
        this.#parts.log.warn({ err: error, endpointId }, 'webhooks could not be sent');
        return false;
      })
      .then(isServed => this.#ended(workspaceId, endpointId, drain, isServed));
    this.#drains.set(endpointId, { drain, done });
  }

  /** Finishes the calls that are under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cancel of this.#timers.values()) cancel();
    for (const { drain } of this.#drains.values()) drain.stop();
    await Promise.all([...this.#drains.values()].map(({ done }) => done));
  }

  /** @param isServed false: the workspace is gone or paused, or the database didn't answer. The schedule tries again. */
  async #ended(workspaceId: string, endpointId: string, drain: Drain, isServed: boolean): Promise<void> {
    this.#drains.delete(endpointId);
    if (!isServed) return;
    // Something came while it ended.
    if (drain.wantsMore) return this.wake(workspaceId, endpointId);
    const { db, clock } = this.#parts;
    const at = await inWorkspace(workspaceId, () => nextDue(db, endpointId)).catch(() => null);
    if (!at || this.#stopped || this.#drains.has(endpointId)) return;
    const inMs = Math.min(at.getTime() - clock.now().getTime(), MOST_WAIT_MS);
    if (inMs <= 0) return this.wake(workspaceId, endpointId);
    this.#timers.get(endpointId)?.();
    this.#timers.set(
      endpointId,
      clock.after(inMs, () => this.wake(workspaceId, endpointId)),
    );
  }
}

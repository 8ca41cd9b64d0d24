import { ApiError, refusal } from './api-error.ts';
import type { Clock } from './clock.ts';
import { hex } from './ids.ts';

export interface Trigger {
  personId: string;
  /** The modal of the interaction, if it was in one. */
  viewId?: string;
  /** In milliseconds. */
  createdAt: number;
  isUsed: boolean;
}

/** A trigger lasts three seconds (docs.slack.dev: interactivity/handling-user-interaction). */
const lifetimeMs = 3000;
const memoryMs = 60_000;

/** Trigger ids: one per interaction, for a single use within three seconds. */
export class Triggers {
  #triggers = new Map<string, Trigger>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A new trigger id of the form `132456.7890123.abcdef`. */
  create(personId: string, viewId?: string): string {
    const now = this.#clock.now().getTime();
    for (const [id, trigger] of this.#triggers) {
      if (now - trigger.createdAt < memoryMs) break;
      this.#triggers.delete(id);
    }
    const number = () => Math.floor(Math.random() * 9e12 + 1e12);
    const id = `${number()}.${number()}.${hex(32)}`;
    this.#triggers.set(id, { personId, viewId, createdAt: now, isUsed: false });
    return id;
  }

  /** Was it given here? */
  has(id: string): boolean {
    return this.#triggers.has(id);
  }

  /** Uses up a trigger. Throws `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`. */
  exchange(id: string): Trigger {
    const trigger = this.peek(id);
    trigger.isUsed = true;
    return trigger;
  }

  /** The trigger, if it is valid now; throws as `exchange` does. */
  peek(id: string): Trigger {
    if (!/^\d+\.\d+\.[0-9a-f]+$/.test(id)) throw refusal('invalid_trigger_id', ['invalid `trigger_id`']);
    const trigger = this.#triggers.get(id);
    if (!trigger) throw new ApiError('invalid_trigger_id');
    if (trigger.isUsed) throw new ApiError('exchanged_trigger_id');
    if (this.#clock.now().getTime() - trigger.createdAt >= lifetimeMs)
      throw new ApiError('expired_trigger_id');
    return trigger;
  }
}

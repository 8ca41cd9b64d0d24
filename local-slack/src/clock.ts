/** Tells the time and waits; injected so that tests control both. */
export interface Clock {
  now(): Date;
  /** Runs a function once, `ms` milliseconds from now, unless the returned function is called first. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** The real time, which can be put forward, and can begin at another moment. */
export class MovableClock implements Clock {
  #aheadMs: number;
  #waiting = new Set<{ at: number; run: () => void; cancel: () => void }>();

  constructor(start?: Date) {
    this.#aheadMs = start ? start.getTime() - Date.now() : 0;
  }

  /** How far it is ahead of the real time, in milliseconds. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  after(ms: number, run: () => void): () => void {
    const waiting = { at: this.now().getTime() + ms, run, cancel: () => {} };
    this.#waiting.add(waiting);
    this.#wait(waiting);
    return () => {
      waiting.cancel();
      this.#waiting.delete(waiting);
    };
  }

  /** Puts the time forward by `ms` milliseconds, and runs everything that was due until then, in order. */
  advance(ms: number): void {
    this.#aheadMs += ms;
    for (const waiting of [...this.#waiting].sort((one, other) => one.at - other.at)) {
      waiting.cancel();
      this.#wait(waiting);
    }
  }

  #wait(waiting: { at: number; run: () => void; cancel: () => void }): void {
    const run = () => {
      this.#waiting.delete(waiting);
      waiting.run();
    };
    waiting.cancel = systemClock.after(Math.max(0, waiting.at - this.now().getTime()), run);
  }
}

/** A clock that moves only when `advance` is called. */
export class ManualClock implements Clock {
  #now: number;
  #waiting: { at: number; run: () => void }[] = [];

  constructor(start: Date | string = '2026-01-05T09:00:00Z') {
    this.#now = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  after(ms: number, run: () => void): () => void {
    const waiting = { at: this.#now + ms, run };
    this.#waiting.push(waiting);
    return () => {
      this.#waiting = this.#waiting.filter(each => each !== waiting);
    };
  }

  /** Moves the time forward by `ms` milliseconds, and runs everything that was due. */
  advance(ms: number): void {
    this.#now += ms;
    const due = this.#waiting.filter(({ at }) => at <= this.#now).sort((one, other) => one.at - other.at);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { run } of due) run();
  }
}

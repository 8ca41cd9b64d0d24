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

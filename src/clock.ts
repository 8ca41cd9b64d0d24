/** Where the time comes from, and the waiting for it; injected so that tests decide both. */
export interface Clock {
  now(): Date;
  /** Runs something once, `ms` milliseconds from now, unless the function that it returns is called before. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

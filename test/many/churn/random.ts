/** The same choices for the same seed, so that a failure can be looked at again. Source: mulberry32, Tommy Ettinger */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to `most` - 1. */
  below(most: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  }

  /** All of them, in another order. */
  shuffled<Each>(all: readonly Each[]): Each[] {
    const rest = [...all];
    return all.flatMap(() => rest.splice(this.below(rest.length), 1));
  }

  /** One of them. @throws Error when there is none */
  pick<Each>(all: readonly Each[]): Each {
    const [one] = this.shuffled(all);
    if (one === undefined) throw new Error('There is nothing to choose from.');
    return one;
  }
}

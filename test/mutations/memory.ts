import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** After how many requests the memory is looked at. */
export const EVERY = 5_000;
/** How much more the last third may hold than the first: less than one part in ten is not told from noise. */
export const MOST_GROWTH = 1.1;
/** Until then, caches fill. */
const WARM_UP = 0.2;

/** What the process holds after so many requests. */
export type Held = readonly [requests: number, megabytes: number];

/** What is in use after everything was collected that nobody can reach, in MB. */
export function heldNow(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}

/** The median of the last third as a multiple of the first third's, after the warm-up. */
export function growthOf(held: readonly Held[]): number {
  const warm = held.slice(Math.ceil(held.length * WARM_UP));
  const third = Math.ceil(warm.length / 3);
  return median(warm.slice(-third)) / median(warm.slice(0, third));
}

const median = (held: readonly Held[]): number =>
  held.map(([, megabytes]) => megabytes).sort((one, other) => one - other)[Math.floor(held.length / 2)] ??
  Number.NaN;

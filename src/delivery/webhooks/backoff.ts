const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const FIRST_MS = 5 * SECOND_MS;
const LONGEST_MS = 6 * HOUR_MS;
/** How long a message is tried. */
const TRIED_FOR_MS = 72 * HOUR_MS;

/**
 * When a message is tried again after this many tries: after five seconds, then three times as long each, at most six
 * hours, a fifth more or less so that many don't come back at once. The last try is three days after the first.
 * @returns null: no more
 */
export function triedAgainAt(
  { attempts, firstTriedAt, now }: { attempts: number; firstTriedAt: Date; now: Date },
  random: () => number = Math.random,
): Date | null {
  const last = firstTriedAt.getTime() + TRIED_FOR_MS;
  if (now.getTime() >= last) return null;
  const wait = Math.min(FIRST_MS * 3 ** (attempts - 1), LONGEST_MS) * (0.8 + 0.4 * random());
  return new Date(Math.min(now.getTime() + wait, last));
}

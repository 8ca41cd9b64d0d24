const DAY_MS = 24 * 60 * 60 * 1000;

/** How many days the log of an endpoint is kept, and what waits for one that is off. */
export const KEPT_DAYS = 30;

/** What was tried before then is deleted. */
export function keptSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * DAY_MS);
}

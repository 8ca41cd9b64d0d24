const HOUR = 60;
const DAY = 24 * HOUR;

/** A waiting time in words: minutes up to two hours, hours up to two days, then days. */
export function waitText(minutes: number): string {
  if (minutes <= 2 * HOUR) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  if (minutes <= 2 * DAY) return `${Math.ceil(minutes / HOUR)} hours`;
  return `${Math.ceil(minutes / DAY)} days`;
}

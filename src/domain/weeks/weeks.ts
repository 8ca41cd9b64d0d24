import { localTime, momentOf } from '../time/local-time.ts';
import type { Span } from './store.ts';

/** How many weeks a chart shows. */
const SHOWN = 8;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A date, that many days later. */
function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a moment's week, by the clock of a time zone. */
export function mondayOf(at: Date, timeZone: string): string {
  const { date } = localTime(at, timeZone);
  return dateAfter(date, -((new Date(date).getUTCDay() + 6) % 7));
}

/** When the week that is under way began, by the clock of a time zone. */
export function weekBegan(now: Date, timeZone: string): Date {
  return momentOf(mondayOf(now, timeZone), 0, timeZone);
}

/** The whole weeks before a Monday, the oldest first. */
export function weeksBefore(monday: string, timeZone: string): Span[] {
  return Array.from({ length: SHOWN }, (_, index): Span => {
    const first = dateAfter(monday, (index - SHOWN) * 7);
    const next = dateAfter(first, 7);
    return { monday: first, next, since: momentOf(first, 0, timeZone), before: momentOf(next, 0, timeZone) };
  });
}

/** The Mondays of the last weeks and today, the oldest first, by the clock of a time zone. */
export function weeklyDays(now: Date, timeZone: string): string[] {
  const monday = mondayOf(now, timeZone);
  const mondays = weeksBefore(monday, timeZone).map(week => week.next);
  return [...new Set([...mondays, localTime(now, timeZone).date])];
}

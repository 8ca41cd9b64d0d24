import { dateFormat } from './date-format.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The date and time in a time zone. */
export interface LocalTime {
  /** As 2026-01-31. */
  date: string;
  /** 0 to 23. */
  hour: number;
}

/** The local time in an IANA time zone. @throws RangeError for an unknown name */
export function localTime(at: Date, timeZone: string): LocalTime {
  const shown = new Date(at.getTime() + offsetMs(at, timeZone));
  return { date: shown.toISOString().slice(0, 10), hour: shown.getUTCHours() };
}

/** The moment of this local hour on a date; when clocks skip it, the next one. */
export function momentOf(date: string, hour: number, timeZone: string): Date {
  return atLocal(Date.parse(`${date}T00:00:00Z`) + hour * 60 * 60 * 1000, timeZone);
}

/** The same local time of day, that many days later (or earlier, when negative). */
export function daysAfter(at: Date, days: number, timeZone: string): Date {
  return atLocal(at.getTime() + offsetMs(at, timeZone) + days * DAY_MS, timeZone);
}

/** When something made now expires; null: never. */
export function endAfter(now: Date, days: number | null, timeZone: string): Date | null {
  return days === null ? null : daysAfter(now, days, timeZone);
}

/** The moment when the local clock shows `local`, given as if it were UTC. */
function atLocal(local: number, timeZone: string): Date {
  const near = local - offsetMs(new Date(local), timeZone);
  return new Date(local - offsetMs(new Date(near), timeZone));
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = dateFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find(part => part.type === type)?.value);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(at.getTime() / 1000) * 1000;
}

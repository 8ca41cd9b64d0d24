const DAY_MS = 24 * 60 * 60 * 1000;

/** What the clock of a time zone shows at a moment. */
export interface LocalTime {
  /** As 2026-01-31. */
  date: string;
  /** 0 to 23. */
  hour: number;
}

/** What the clock of an IANA time zone shows. @throws RangeError for a name that is none */
export function localTime(at: Date, timeZone: string): LocalTime {
  const shown = new Date(at.getTime() + offsetMs(at, timeZone));
  return { date: shown.toISOString().slice(0, 10), hour: shown.getUTCHours() };
}

/** The moment at which that clock shows this hour of a date; where clocks go forward past it, the one after. */
export function momentOf(date: string, hour: number, timeZone: string): Date {
  return atLocal(Date.parse(`${date}T00:00:00Z`) + hour * 60 * 60 * 1000, timeZone);
}

/** The same time of day, that many days later (or earlier, when negative) by that clock. */
export function daysAfter(at: Date, days: number, timeZone: string): Date {
  return atLocal(at.getTime() + offsetMs(at, timeZone) + days * DAY_MS, timeZone);
}

/** When something made now is over; null: never. */
export function endAfter(now: Date, days: number | null, timeZone: string): Date | null {
  return days === null ? null : daysAfter(now, days, timeZone);
}

/** The moment at which the clock shows `local`, written as if it were UTC. */
function atLocal(local: number, timeZone: string): Date {
  const near = local - offsetMs(new Date(local), timeZone);
  return new Date(local - offsetMs(new Date(near), timeZone));
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
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

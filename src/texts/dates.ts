import { currentReader } from './reader.ts';

const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', month: 'short', day: 'numeric' };

/** A day as the reader writes it, "Thu, Dec 10" or "Do., 10. Dez.", in their time zone or in the one given. */
export function dayText(at: Date, timeZone = currentReader().timeZone): string {
  return new Intl.DateTimeFormat(currentReader().tag, { ...DAY, timeZone }).format(at);
}

/** A day without its weekday: "Dec 10" or "10. Dez.". */
export function shortDayText(at: Date, timeZone = currentReader().timeZone): string {
  return new Intl.DateTimeFormat(currentReader().tag, { month: 'short', day: 'numeric', timeZone }).format(
    at,
  );
}

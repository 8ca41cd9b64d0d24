import { dateFormat } from '../domain/time/date-format.ts';
import { currentReader } from './reader.ts';

const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', month: 'short', day: 'numeric' };

/** A day as the reader writes it, "Thu, Dec 10" or "Do., 10. Dez.", in their time zone or in the one given. */
export function dayText(at: Date, timeZone = currentReader().timeZone): string {
  return dateFormat(currentReader().tag, { ...DAY, timeZone }).format(at);
}

/** A day and time with its zone, as "Tue, Jan 6, 9:00 AM (Europe/Berlin)": where Slack formats no dates. */
export function dayAndTimeText(at: Date, timeZone: string): string {
  const format = dateFormat(currentReader().tag, {
    ...DAY,
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
  });
  return `${format.format(at)} (${timeZone})`;
}

/** A minute in UTC, "2026-12-10 09:00 UTC": for what can't format dates. */
export function minuteText(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A day without its weekday: "Dec 10" or "10. Dez.". */
export function shortDayText(at: Date, timeZone = currentReader().timeZone): string {
  return dateFormat(currentReader().tag, { month: 'short', day: 'numeric', timeZone }).format(at);
}

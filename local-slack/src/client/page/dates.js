import { h } from './dom.js';
import { now } from './time.js';

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const FORMATS = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/**
 * A date in the reader's own time zone and language, as Slack shows `<!date^seconds^format^link|fallback>`.
 * @param {string} token the part before the fallback
 * @param {{ fallback: string | undefined, locale: string | undefined }} reader `fallback`: shown when the token cannot
 *   be read
 */
export function dated(token, { fallback, locale }) {
  const [, seconds, format] = token.split('^');
  const date = new Date(Number(seconds) * 1000);
  if (!format || Number.isNaN(date.getTime())) return fallback ?? token;
  const text = format.replace(/\{(\w+)\}/g, (whole, name) => formatted(name, date, locale) ?? whole);
  return h('time', { datetime: date.toISOString(), title: fallback }, text);
}

/**
 * @param {string} name
 * @param {Date} date
 * @param {string} [locale]
 */
function formatted(name, date, locale) {
  const plain = name.replace(/_pretty$/, '');
  if (plain !== name) {
    const near = nearby(date, locale);
    if (near) return near;
  }
  return FORMATS[plain] && new Intl.DateTimeFormat(locale, FORMATS[plain]).format(date);
}

/**
 * "today", "yesterday" or "tomorrow"
 * @param {Date} date
 * @param {string} [locale]
 */
function nearby(date, locale) {
  /** @param {number} days */
  const isIn = days => new Date(now().getTime() + days * 86_400_000).toDateString() === date.toDateString();
  const days = [0, -1, 1].find(isIn);
  return days === undefined
    ? undefined
    : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}

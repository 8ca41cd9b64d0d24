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
 * A date in the reader's own time zone, as Slack shows `<!date^seconds^format^link|fallback>`.
 * @param {string} token the part before the fallback
 * @param {string} [fallback] shown when the token cannot be read
 */
export function dated(token, fallback) {
  const [, seconds, format] = token.split('^');
  const date = new Date(Number(seconds) * 1000);
  if (!format || Number.isNaN(date.getTime())) return fallback ?? token;
  const text = format.replace(/\{(\w+)\}/g, (whole, name) => formatted(name, date) ?? whole);
  return h('time', { datetime: date.toISOString(), title: fallback }, text);
}

/**
 * @param {string} name
 * @param {Date} date
 */
function formatted(name, date) {
  const plain = name.replace(/_pretty$/, '');
  if (plain !== name) {
    const near = nearby(date);
    if (near) return near;
  }
  return FORMATS[plain] && new Intl.DateTimeFormat(undefined, FORMATS[plain]).format(date);
}

/** @param {Date} date */
function nearby(date) {
  /** @param {number} offset */
  const day = offset => new Date(now().getTime() + offset * 86_400_000).toDateString();
  return { [day(0)]: 'today', [day(-1)]: 'yesterday', [day(1)]: 'tomorrow' }[date.toDateString()];
}

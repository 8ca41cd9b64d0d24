import type { Tally } from '../../domain/page.ts';
import { english } from './language.ts';

/** Names of a list that are shown. */
const NAMES_SHOWN = 15;
const HOUR = 60;
const DAY = 24 * HOUR;

/** Numbers with their nouns, waiting times, times of a day, and lists of names. */
export const counts = {
  /** How Slack writes a date and a time in the reader’s own zone. */
  slackDateAndTime: '{date_short_pretty} at {time}',
  number: (count: number | Tally) => english.number(count),
  people: (count: number | Tally) => english.plural(count, { one: '# person', other: '# people' }),
  /** Minutes up to two hours, hours up to two days, then days. */
  wait: (minutes: number) =>
    minutes <= 2 * HOUR
      ? english.plural(minutes, { one: '# minute', other: '# minutes' })
      : minutes <= 2 * DAY
        ? english.plural(Math.ceil(minutes / HOUR), { one: '# hour', other: '# hours' })
        : english.plural(Math.ceil(minutes / DAY), { one: '# day', other: '# days' }),
  /** Of a long list the first names and a number. */
  names: (names: readonly string[]) => {
    const shown = names.slice(0, NAMES_SHOWN).join(', ');
    const more = names.length - NAMES_SHOWN;
    return more > 0 ? `${shown} and ${english.number(more)} more` : shown;
  },
};

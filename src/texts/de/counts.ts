import type { Texts } from '../en/texts.ts';
import { german } from './language.ts';

const NAMES_SHOWN = 15;
const HOUR = 60;
const DAY = 24 * HOUR;

export const counts: Texts['counts'] = {
  slackDateAndTime: '{date_short_pretty} um {time}',
  number: count => german.number(count),
  people: count => german.plural(count, { one: '# Person', other: '# Personen' }),
  wait: minutes =>
    minutes <= 2 * HOUR
      ? german.plural(minutes, { one: '# Minute', other: '# Minuten' })
      : minutes <= 2 * DAY
        ? german.plural(Math.ceil(minutes / HOUR), { one: '# Stunde', other: '# Stunden' })
        : german.plural(Math.ceil(minutes / DAY), { one: '# Tag', other: '# Tagen' }),
  names: names => {
    const shown = names.slice(0, NAMES_SHOWN).join(', ');
    const more = names.length - NAMES_SHOWN;
    return more > 0 ? `${shown} und ${german.number(more)} weitere` : shown;
  },
};

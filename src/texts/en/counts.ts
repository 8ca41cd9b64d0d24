import type { Tally } from '../../domain/page.ts';
import { english } from './language.ts';

/** Numbers with their nouns. */
export const counts = {
  number: (count: number | Tally) => english.number(count),
  people: (count: number | Tally) => english.plural(count, { one: '# person', other: '# people' }),
};

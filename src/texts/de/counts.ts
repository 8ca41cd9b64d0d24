import type { Texts } from '../en/texts.ts';
import { german } from './language.ts';

export const counts: Texts['counts'] = {
  number: count => german.number(count),
  people: count => german.plural(count, { one: '# Person', other: '# Personen' }),
};

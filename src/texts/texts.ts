import { de } from './de/texts.ts';
import { en, type Texts } from './en/texts.ts';
import type { Locale } from './locales.ts';
import { currentReader } from './reader.ts';

/** Everything that people read, in each language. */
export const catalogs: Readonly<Record<Locale, Texts>> = { en, de };

/** Everything that people read, in the language of the current reader. */
export function texts(): Texts {
  return catalogs[currentReader().locale];
}

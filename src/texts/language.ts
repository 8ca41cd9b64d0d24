import type { Tally } from '../domain/page.ts';
import type { Locale } from './locales.ts';

/** A noun in each form that a language has; with `#` in place of the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What is counted: exactly, or only up to a limit. */
type Count = number | Tally;

/** How one language counts and lists. */
export interface Language {
  /** "1,204" or "more than 10,000". */
  number(count: Count): string;
  /** The form for a number, with the number in place of `#`: "1 person", "more than 10,000 people". */
  plural(count: Count, forms: Forms): string;
  /** "Ada, Grace, and Linus" */
  and(names: readonly string[]): string;
  /** "Ada, Grace, or Linus" */
  or(names: readonly string[]): string;
  /** The same with parts that a channel draws. */
  andPieces<Piece>(pieces: readonly Piece[]): (Piece | string)[];
  orPieces<Piece>(pieces: readonly Piece[]): (Piece | string)[];
}

/**
 * Counting and listing in one language, by the rules of Unicode's CLDR.
 * @param moreThan how the language says "more than" before a number
 */
export function languageOf(locale: Locale, moreThan: string): Language {
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });
  const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });
  const number = (count: Count) =>
    typeof count === 'number' || count.isExact
      ? numbers.format(typeof count === 'number' ? count : count.count)
      : `${moreThan} ${numbers.format(count.count)}`;
  const formOf = (count: Count) =>
    typeof count === 'number' || count.isExact
      ? plurals.select(typeof count === 'number' ? count : count.count)
      : 'other';
  return {
    number,
    plural: (count, forms) => (forms[formOf(count)] ?? forms.other).replaceAll('#', number(count)),
    and: names => conjunction.format(names),
    or: names => disjunction.format(names),
    andPieces: pieces => listed(conjunction, pieces),
    orPieces: pieces => listed(disjunction, pieces),
  };
}

function listed<Piece>(format: Intl.ListFormat, pieces: readonly Piece[]): (Piece | string)[] {
  return format
    .formatToParts(pieces.map((_, index) => String(index)))
    .map(part => (part.type === 'element' ? (pieces[Number(part.value)] as Piece) : part.value));
}

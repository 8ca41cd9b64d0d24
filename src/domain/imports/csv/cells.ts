import { composed, storable, trimUnseen } from '../../characters.ts';

/**
 * What a spreadsheet takes for a formula, also behind quotes and spaces, which some programs drop on import.
 * Source: OWASP, CSV Injection: = + - @ tab CR, and their full-width forms; LF is there for good measure.
 */
const formula = /^[\s\u200b-\u200f\u2060\ufeff'"]*[=+\-@\t\r\n＝＋－＠]/u;
const guarded = /^'[\s\u200b-\u200f\u2060\ufeff'"]*[=+\-@\t\r\n＝＋－＠]/u;

/** Most cells: printable ASCII that needs no cleaning. */
const plain = /^[!-&(-~](?:[ -~]*[!-~])?$/;

/**
 * A cell as Foyer keeps it: trimmed (of unseen characters too) and in composed form (NFC), so that what a Mac
 * wrote equals what was typed. NUL and halves of surrogate pairs, which no database takes, become U+FFFD.
 */
export function cleanCell(text: string): string {
  if (text === '' || plain.test(text)) return text;
  return composed(trimUnseen(storable(text)));
}

/** Puts an apostrophe before what a spreadsheet would run; {@link withoutGuard} takes it away again. */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Takes the guard of {@link guardFormula} away. */
export function withoutGuard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}

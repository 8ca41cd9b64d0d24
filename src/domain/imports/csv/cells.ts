import { composed, storable, trimUnseen } from '../../characters.ts';

/**
 * Text that a spreadsheet runs as a formula, even after quotes and spaces, which some programs drop on import. Source:
 * OWASP, CSV Injection: = + - @ tab CR, and their full-width forms; LF is added to be safe.
 */
const formula = /^[\s\u200b-\u200f\u2060\ufeff'"]*[=+\-@\t\r\n＝＋－＠]/u;
const guarded = /^'[\s\u200b-\u200f\u2060\ufeff'"]*[=+\-@\t\r\n＝＋－＠]/u;

/** Most cells: printable ASCII that needs no cleaning. */
const plain = /^[!-&(-~](?:[ -~]*[!-~])?$/;

/**
 * A cell as Foyer stores it: trimmed (also of invisible characters) and in composed form (NFC), so that text from a Mac
 * equals typed text. NUL and halves of surrogate pairs, which no database stores, become U+FFFD.
 */
export function cleanCell(text: string): string {
  if (text === '' || plain.test(text)) return text;
  return composed(trimUnseen(storable(text)));
}

/** Puts an apostrophe before text that a spreadsheet would run; {@link withoutGuard} removes it. */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Removes the guard of {@link guardFormula}. */
export function withoutGuard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}

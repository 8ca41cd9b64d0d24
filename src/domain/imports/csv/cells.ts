import { composed, storable, trimUnseen } from '../../characters.ts';

/** A formula with the apostrophe that guardFormula of ../../csv-lines.ts puts before it. */
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

/** Removes the apostrophe that guards a formula. */
export function withoutGuard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}

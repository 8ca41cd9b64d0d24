/**
 * Text that a spreadsheet runs as a formula, even after quotes and spaces, which some programs drop on import. Source:
 * OWASP, CSV Injection: = + - @ tab CR, and their full-width forms; LF is added to be safe.
 */
const formula = /^[\s\u200b-\u200f\u2060\ufeff'"]*[=+\-@\t\r\n＝＋－＠]/u;

/** Writes lines of a CSV file that spreadsheets open directly: CRLF, quotes by RFC 4180. */
export function writeCells(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(text: string): string {
  const cell = guardFormula(text.toWellFormed());
  return /[",;\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Puts an apostrophe before text that a spreadsheet would run. */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

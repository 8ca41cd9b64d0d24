/** Where a library's line goes over from its own words to what it is about: a quote, a colon, a bracket, a new line. */
const GOES_OVER = /[:=] |["'`{\n]| \((?:error|data|reason)/u;

/**
 * The beginning of a library's line, which says what happened; what follows may be a payload, a token or the words of
 * an error, and is left out.
 */
export function firstWords(text: string): string {
  const at = text.search(GOES_OVER);
  return (at === -1 ? text : text.slice(0, at)).slice(0, 200);
}

/** Where a library's line changes from its own words to data: a quote, a colon, a bracket, a new line. */
const GOES_OVER = /[:=] |["'`{\n]| \((?:error|data|reason)/u;

/**
 * The beginning of a library's line, which says what happened. The rest may be a payload, a token or an error's
 * message, and is left out.
 */
export function firstWords(text: string): string {
  const at = text.search(GOES_OVER);
  return (at === -1 ? text : text.slice(0, at)).slice(0, 200);
}

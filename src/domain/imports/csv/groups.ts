import { cleanCell } from './cells.ts';

/** What may stand between the names of several groups in one cell. */
const separators = /[,;\r\n\t]/u;
const needsQuotes = /[,;\r\n\t"]/u;

/**
 * Reads the group names of one cell: separated by comma, semicolon or line end. A known name that holds a
 * separator itself is taken whole (the longest first, without regard to case); a name may also stand in quotes.
 */
export function parseGroups(text: string, known: readonly string[] = []): string[] {
  const long = known
    .filter(name => needsQuotes.test(name))
    .sort((one, other) => other.length - one.length)
    .map(name => ({ length: name.length, folded: name.toLowerCase() }));
  const names: string[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const gap = /^[\s,;]+/u.exec(rest)?.[0].length ?? 0;
    if (gap > 0) {
      at += gap;
      continue;
    }
    const length = wholeName(rest, long) ?? quotedName(rest) ?? rest.search(separators);
    const written = length < 0 ? rest : rest.slice(0, length);
    at += written.length;
    const isQuoted = quotedName(rest) === length && !long.some(name => name.length === length);
    const name = cleanCell(isQuoted ? written.trim().slice(1, -1).replaceAll('""', '"') : written);
    if (name !== '') names.push(name);
  }
  return names;
}

/** Writes group names into one cell so that {@link parseGroups} reads them again. */
export function formatGroups(names: readonly string[]): string {
  return names.map(name => (needsQuotes.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(', ');
}

function wholeName(rest: string, long: readonly { length: number; folded: string }[]): number | null {
  const found = long.find(
    ({ length, folded }) =>
      rest.slice(0, length).toLowerCase() === folded && /^\s*(?:[,;\r\n]|$)/u.test(rest.slice(length)),
  );
  return found?.length ?? null;
}

function quotedName(rest: string): number | null {
  return /^"(?:[^"]|"")*"(?=\s*(?:[,;\r\n]|$))/u.exec(rest)?.[0].length ?? null;
}

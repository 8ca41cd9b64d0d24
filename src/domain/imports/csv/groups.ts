import { limits } from '../../limits.ts';
import { cleanCell } from './cells.ts';

const needsQuotes = /[,;\r\n\t"]/u;
/** The end of a name: a separator or the end of the text, with optional spaces before. */
const after = /\s*(?:[,;]|$)|[^\S\r\n]*[\r\n]/uy;
const gap = /[\s,;]+/uy;

/** Separators between unquoted names. */
const parts = ',;\r\n';
/** No quoted name is longer, with each quote in it doubled. */
const MAX_QUOTED = 2 * limits.compared;

/** Reads the group names of one cell. */
export type GroupReader = (cell: string) => string[];

/**
 * Makes a reader for cells with several group names, separated by comma, semicolon or line end. It takes a known name
 * that contains a separator whole (the longest first, ignoring case). Any name may be quoted, and quotes come before
 * everything else.
 */
export function groupReader(known: readonly string[] = []): GroupReader {
  const long = known.map(name => cleanCell(name)).filter(name => needsQuotes.test(name));
  const folded = new Set(long.map(name => name.toLowerCase()));
  const lengths = [...new Set(long.map(name => name.length))].sort((one, other) => other - one);

  /** Where the known name ends that begins at this position. */
  const endOfKnown = (text: string, at: number) => {
    const length = lengths.find(
      each => folded.has(text.slice(at, at + each).toLowerCase()) && matchesAt(after, text, at + each),
    );
    return length === undefined ? undefined : at + length;
  };

  return text => {
    if (!needsQuotes.test(text)) return text.trim() === '' ? [] : [cleanCell(text)];
    const names: string[] = [];
    let at = 0;
    while (at < text.length) {
      if (matchesAt(gap, text, at)) {
        at = gap.lastIndex;
        continue;
      }
      const quotedEnd = endOfQuoted(text, at);
      const end = quotedEnd ?? endOfKnown(text, at) ?? endOfPlain(text, at);
      const isQuoted = end === quotedEnd;
      const name = isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end);
      at = end;
      if (cleanCell(name) !== '') names.push(cleanCell(name));
    }
    return names;
  };
}

/** Writes group names into one cell so that the reader finds them again: plainly if possible, else in quotes. */
export function formatGroups(names: readonly string[], read: GroupReader): string {
  const plainly = names.join(', ');
  const again = read(cleanCell(plainly));
  if (again.length === names.length && again.every((name, at) => name === names[at])) return plainly;
  return names.map(name => `"${name.replaceAll('"', '""')}"`).join(', ');
}

function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** Where the quoted name ends that begins at this position, including its closing quote. */
function endOfQuoted(text: string, at: number): number | undefined {
  if (text[at] !== '"') return undefined;
  const end = Math.min(text.length, at + MAX_QUOTED);
  for (let quote = at + 1; quote < end; quote += 1) {
    if (text[quote] !== '"') continue;
    if (text[quote + 1] !== '"') return matchesAt(after, text, quote + 1) ? quote + 1 : undefined;
    quote += 1;
  }
  return undefined;
}

function endOfPlain(text: string, at: number): number {
  let end = at;
  while (end < text.length && !parts.includes(text.charAt(end))) end += 1;
  return end;
}

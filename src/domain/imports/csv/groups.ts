import { cleanCell } from './cells.ts';

const needsQuotes = /[,;\r\n\t"]/u;
/** What follows a name: a separator or the end, perhaps after spaces. */
const after = /\s*(?:[,;]|$)|[^\S\r\n]*[\r\n]/uy;
const gap = /[\s,;]+/uy;

/** Reads the group names of one cell. */
export type GroupReader = (cell: string) => string[];

/**
 * Makes a reader of cells with several group names: separated by comma, semicolon or line end. A known name that
 * holds a separator itself is taken whole (the longest first, without regard to case); any name may stand in
 * quotes, which come before everything else.
 */
export function groupReader(known: readonly string[] = []): GroupReader {
  const long = known
    .map(name => cleanCell(name))
    .filter(name => needsQuotes.test(name))
    .sort((one, other) => other.length - one.length)
    .map(name => ({ length: name.length, folded: name.toLowerCase() }));

  /** Where the known name ends that begins there. */
  const endOfKnown = (text: string, at: number) => {
    const found = long.find(
      ({ length, folded }) =>
        text.slice(at, at + length).toLowerCase() === folded && matchesAt(after, text, at + length),
    );
    return found && at + found.length;
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

/** Writes group names into one cell so that the reader reads them again: plainly where that does, else in quotes. */
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

/** Where the quoted name ends that begins there, its closing quote included. */
function endOfQuoted(text: string, at: number): number | undefined {
  if (text[at] !== '"') return undefined;
  let quote = text.indexOf('"', at + 1);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote >= 0 && matchesAt(after, text, quote + 1) ? quote + 1 : undefined;
}

function endOfPlain(text: string, at: number): number {
  const length = text.slice(at).search(/[,;\r\n]/u);
  return length < 0 ? text.length : at + length;
}

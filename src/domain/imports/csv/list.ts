import { tidy, withoutIgnorable } from '../../characters.ts';
import { cleanCell } from './cells.ts';
import { ImportFileError } from './errors.ts';
import type { RawRow } from './file.ts';

/** Longer text between two addresses is no name. */
const MAX_WORDS = 200;
const MAX_ADDRESS = 320;

const bracketed = /<\s{0,9}(?:mailto:)?([^\s<>]{1,320})\s{0,9}>/giu;
/** Characters around an address that aren't part of it. */
const around = /[\s,;<>"'()[\]]/u;
const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;

/** A recipient of a line: where it begins and ends, and whether a name may come before it. */
interface Found {
  start: number;
  end: number;
  address: string;
  isBracketed: boolean;
}

/**
 * Reads a list of recipients as mail programs write it: `Name <address>` or addresses alone, separated by commas,
 * semicolons, spaces or lines. Null when it is something else, such as rows without a header.
 * @param isTyped text that was pasted may have other words in a line with several recipients: they become rows to fix
 * @throws ImportFileError too-many-rows
 */
export function readList(text: string, most: number, isTyped: boolean): RawRow[] | null {
  const rows: RawRow[] = [];
  let isStrange = false;
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) {
    const found = recipientsIn(line);
    const before = rows.length;
    let at = 0;
    for (const { start, end, address, isBracketed } of found) {
      const words = wordsOf(line.slice(at, start));
      const name = nameIn(words, isBracketed);
      for (const each of name === null ? words.split(/[,;]/u) : []) addRow(rows, index + 1, each, '');
      addRow(rows, index + 1, address, name ?? '');
      at = end;
    }
    const rest = wordsOf(line.slice(at));
    for (const each of rest.split(/[,;]/u)) addRow(rows, index + 1, each, '');
    const isPure = rows.length - before === found.length;
    if (!isPure && (!isTyped || found.length < 2)) isStrange = true;
  }
  const people = rows.filter(({ email }) => email.includes('@')).length;
  if (people === 0 || isStrange) return null;
  if (rows.length > most) {
    const count = rows.length;
    throw new ImportFileError('too-many-rows', { count, most, files: Math.ceil(count / most) });
  }
  return rows;
}

function recipientsIn(line: string): Found[] {
  if (!line.includes('@')) return [];
  const found: Found[] = [];
  for (const match of line.matchAll(bracketed)) {
    const address = match[1] ?? '';
    if (!address.includes('@')) continue;
    found.push({ start: match.index, end: match.index + match[0].length, address, isBracketed: true });
  }
  const taken = [...found];
  let next = 0;
  let from = 0;
  for (let at = line.indexOf('@'); at >= 0; at = line.indexOf('@', Math.max(from, at + 1))) {
    let start = at;
    while (start > from && at - start < MAX_LOCAL && !around.test(line.charAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end < line.length && end - at <= MAX_DOMAIN && !around.test(line.charAt(end))) end += 1;
    from = end;
    while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    if ((taken[next]?.start ?? Number.POSITIVE_INFINITY) <= start || start === at) continue;
    const address = line
      .slice(start, end)
      .replace(/^mailto:/iu, '')
      .replace(/[.:!?]$/u, '');
    found.push({ start, end, address, isBracketed: false });
  }
  return found.sort((one, other) => one.start - other.start);
}

/** The words between two recipients, without the separators around them. */
function wordsOf(between: string): string {
  let start = 0;
  let end = between.length;
  while (start < end && isSeparator(between.charAt(start))) start += 1;
  while (end > start && isSeparator(between.charAt(end - 1))) end -= 1;
  return between.slice(start, end);
}

const isSeparator = (character: string) => /[\s,;"'()[\]<>]/u.test(character);

/** The name before an address, "Last, First" in the order that people read; null when the words are no name. */
function nameIn(words: string, isBracketed: boolean): string | null {
  if (words === '') return '';
  const isName = isBracketed && words.length <= MAX_WORDS && !words.includes(';');
  if (!isName) return null;
  const [last = '', first = '', more] = tidy(words.replaceAll('"', '')).split(/\s?,\s?/u);
  if (more !== undefined) return null;
  return cleanCell(first === '' ? last : `${first} ${last}`);
}

function addRow(rows: RawRow[], line: number, address: string, name: string): void {
  const email = withoutIgnorable(cleanCell(address.slice(0, MAX_ADDRESS)));
  if (email !== '') rows.push({ line, email, role: '', groups: '', name });
}

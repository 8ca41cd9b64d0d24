import { tidy } from '../../characters.ts';
import { cleanCell } from './cells.ts';

/** Longer text between two addresses is no name. */
const MAX_WORDS = 200;
const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;

const bracketed = /[<[]\s{0,9}(?:mailto:)?([^\s<>[\]]{1,320})\s{0,9}[>\]]/giu;
const comment = /\s{0,9}\(([^()@]{1,200})\)/uy;
/** Characters around an address that aren't part of it. */
const around = /[\s,;<>"'()[\]“”„‟‘’‚«»‹›]/u;
/** Between what a recipient is called and their address, there is no separator. */
const adjoining = /^[\s"'“”‘’«»()]*$/u;
const opening = /[(<[]/u;

/** A recipient of a line: where the address begins and ends, and whether a name may come before it. */
interface Found {
  start: number;
  end: number;
  address: string;
  isBracketed: boolean;
}

/** A recipient, and the words before them that are not their name. */
export interface Recipient {
  address: string;
  name: string;
  strangeWords: string;
}

/** Reads the recipients of a line; `rest`: the words after the last one. */
export function recipientsOf(line: string): { recipients: Recipient[]; rest: string } {
  const recipients: Recipient[] = [];
  let at = 0;
  for (const { start, end, address, isBracketed } of recipientsIn(line)) {
    const words = wordsOf(line.slice(at, start));
    const name = nameIn(words, address, isBracketed);
    comment.lastIndex = end;
    const said = comment.exec(line);
    at = said ? comment.lastIndex : end;
    recipients.push({
      address,
      name: name || tidy(said?.[1] ?? ''),
      strangeWords: name === null ? words : '',
    });
  }
  return { recipients, rest: wordsOf(line.slice(at)) };
}

function recipientsIn(line: string): Found[] {
  if (!line.includes('@')) return [];
  const found: Found[] = [];
  for (const match of line.matchAll(bracketed)) {
    const address = bare(match[1] ?? '');
    if (!address.includes('@')) continue;
    found.push({ start: match.index, end: match.index + match[0].length, address, isBracketed: true });
  }
  const taken = [...found];
  let next = 0;
  let from = 0;
  for (let at = line.indexOf('@'); at >= 0; at = line.indexOf('@', Math.max(from, at + 1))) {
    let start = at;
    while (start > from && at - start < MAX_LOCAL && !beginsAfter(line, start - 1)) start -= 1;
    let end = at + 1;
    while (end < line.length && end - at <= MAX_DOMAIN && !around.test(line.charAt(end))) end += 1;
    from = end;
    while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    if ((taken[next]?.start ?? Number.POSITIVE_INFINITY) <= start || start === at) continue;
    found.push({ start, end, address: bare(line.slice(start, end)), isBracketed: false });
  }
  return eachOnce(
    line,
    found.sort((one, other) => one.start - other.start),
  );
}

/** Does an address begin after this character? An apostrophe between letters is part of it. */
function beginsAfter(line: string, at: number): boolean {
  const isInside = /['’]/u.test(line.charAt(at)) && /[\p{L}\p{N}]/u.test(line.charAt(at - 1));
  return !isInside && around.test(line.charAt(at));
}

/** The address without "mailto:", the parts of a link after it, and the end of a sentence. */
function bare(written: string): string {
  const text = written.replace(/^mailto:/iu, '');
  const end = text.slice(text.indexOf('@')).search(/[?|]/u);
  return (end < 0 ? text : text.slice(0, text.indexOf('@') + end)).replace(/[.:!?]$/u, '');
}

/**
 * Leaves each recipient once: "ada@x.example <ada@x.example>", as Outlook writes people without a name, and
 * "ada@x.example (ada@x.example)" are one. An address directly before one in brackets is what the recipient is called.
 */
function eachOnce(line: string, found: readonly Found[]): Found[] {
  const once: Found[] = [];
  for (const each of found) {
    const before = once.at(-1);
    const between = before && line.slice(before.end, each.start);
    if (!before || between === undefined || between.length > MAX_WORDS || !adjoining.test(between)) {
      once.push(each);
      continue;
    }
    const isSame = before.address.toLowerCase() === each.address.toLowerCase();
    if (each.isBracketed && (isSame || !before.isBracketed)) once[once.length - 1] = each;
    else if (isSame && opening.test(between)) before.end = each.end;
    else once.push(each);
  }
  return once;
}

/** The words between two recipients, without the separators and brackets around them. */
function wordsOf(between: string): string {
  let start = 0;
  let end = between.length;
  while (start < end && around.test(between.charAt(start))) start += 1;
  while (end > start && around.test(between.charAt(end - 1))) end -= 1;
  const words = between.slice(start, end);
  const isOpen = words.includes('(') && !words.includes(')') && between.charAt(end) === ')';
  return isOpen ? `${words})` : words;
}

/** The name before an address, "Last, First" in the order that people read; null when the words are no name. */
function nameIn(words: string, address: string, isBracketed: boolean): string | null {
  if (words === '') return '';
  if (!isBracketed || words.length > MAX_WORDS || words.includes(';')) return null;
  const at = words.toLowerCase().indexOf(address.toLowerCase());
  const said = at < 0 ? words : `${words.slice(0, at)}${words.slice(at + address.length)}`;
  const plain = wordsOf(said.replace(/["“”„«»<>]|mailto:/giu, ''));
  const [last = '', first = '', more] = tidy(plain).split(/\s?,\s?/u);
  if (more !== undefined) return null;
  return cleanCell(first === '' ? last : `${first} ${last}`);
}

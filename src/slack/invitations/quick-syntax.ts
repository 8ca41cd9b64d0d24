import { trimUnseen } from '../../domain/characters.ts';

type Who = { email: string } | { slackUserId: string };

/** What `/invite … as Role in "Group", "Group"` says. */
export interface QuickInvitation {
  /** In their order, one at least. */
  invitees: Who[];
  role: string;
  groups: string[];
}

/** What could not be read, as a sentence that says what to write instead. */
export class QuickSyntaxError extends Error {}

/** Stand for the brackets that Slack puts around mentions and links; those that a person typed come escaped. */
const OPEN = '\ufdd0';
const CLOSE = '\ufdd1';

/** Keyboards and pasted text leave these between words; no name or address has them. */
const unseen = /[\p{Cc}\ufdd0\ufdd1\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * Reads the text of a command as Slack sends it: mentions and addresses in angle brackets, &, < and > escaped,
 * and whatever quotation marks the person's keyboard makes.
 * @returns null when the text names nobody at all
 * @throws QuickSyntaxError when it does, and cannot be read
 */
export function parseQuickSyntax(text: string): QuickInvitation | null {
  const seen = text.replace(unseen, character =>
    /\s/u.test(character) && character !== '\ufeff' ? ' ' : '',
  );
  const plain = unescapeText(trimUnseen(seen).replaceAll('<', OPEN).replaceAll('>', CLOSE));
  const people = readPeople(plain);
  if (!people) return null;
  const said = /^as\s/iu.test(people.rest) ? withPlainQuotes(people.rest.slice(2)).trim() : '';
  if (said === '') throw new QuickSyntaxError('Which role? For example: ada@example.com as Analyst');
  const { role, names } = splitRole(said);
  return { invitees: people.invitees, role, groups: names === null ? [] : splitNames(names) };
}

const separator = /[\s,;]+/uy;
const word = /[^\s,;\ufdd0\ufdd1]+/uy;

/** Addresses and mentions with spaces, commas or semicolons between them, and what comes after. */
function readPeople(text: string): { invitees: Who[]; rest: string } | null {
  const invitees: Who[] = [];
  let at = 0;
  for (;;) {
    const from = at;
    at = endOf(separator, text, at);
    const close = text[at] === OPEN ? text.indexOf(CLOSE, at) : -1;
    const end = close < 0 ? endOf(word, text, at) : close + 1;
    const written = text.slice(at, end);
    const who = readPerson(written);
    if (who) {
      invitees.push(who);
      at = assertWhole(text, at, end);
      continue;
    }
    if (invitees.length === 0) return assertNobodyMeant(text);
    const isListed = /[,;]/u.test(text.slice(from, at));
    if (isListed && written !== '' && written.toLowerCase() !== 'as') throw notAnAddress(written);
    return { invitees, rest: text.slice(at) };
  }
}

const glued = /[^\s,;]*/uy;

/**
 * Slack makes a link of what looks like an address inside of what is none, as in "a@b@x.example" and
 * "ada@x.example/evil": who was typed goes on where the link begins or ends.
 * @returns where the next person may stand
 */
function assertWhole(text: string, from: number, end: number): number {
  const isLink = text.startsWith(`${OPEN}mailto:`, from);
  const tail = isLink || text[end] === OPEN ? text.slice(end, endOf(glued, text, end)) : '';
  const goesOn = isLink ? !/^(?:as|\.|)$/iu.test(tail) && !tail.startsWith(OPEN) : tail !== '';
  if (goesOn) throw notAnAddress(asTyped(text.slice(from, end) + tail));
  return tail === '.' ? end + 1 : end;
}

/** Links as the person typed them. */
function asTyped(text: string): string {
  return text.replace(/\ufdd0mailto:(?:[^|\ufdd0\ufdd1]*\|)?([^|\ufdd0\ufdd1]*)\ufdd1/gu, '$1');
}

function readPerson(written: string): Who | null {
  if (written.startsWith(OPEN)) {
    const [named = ''] = written.slice(1, -1).split('|', 1);
    if (/^@[UW][A-Z0-9]+$/u.test(named)) return { slackUserId: named.slice(1) };
    return named.startsWith('mailto:') ? { email: named.slice('mailto:'.length) } : null;
  }
  return written.includes('@', 1) ? { email: withoutStop(written) } : null;
}

/** @throws QuickSyntaxError when somebody is meant who can’t be found by what was typed */
function assertNobodyMeant(text: string): null {
  const as = text.search(/\sas(?:\s|$)/iu);
  const written = as > 0 ? text.slice(0, as).trim() : text.slice(0, endOf(word, text, 0));
  if (written.startsWith('@') && written.length > 1) {
    throw new QuickSyntaxError(
      `Slack doesn’t say who “${shown(written)}” is. Pick the name from the list that Slack shows, or write the email address`,
    );
  }
  if (as > 0) throw notAnAddress(written);
  return null;
}

const SHOWN = 80;

const notAnAddress = (written: string) =>
  new QuickSyntaxError(`“${shown(written)}” is not an email address. Write it like name@example.com`);

const shown = (written: string) =>
  written.slice(0, SHOWN).toWellFormed().replaceAll(OPEN, '<').replaceAll(CLOSE, '>');

/** "Role in A, B" → the role, and the groups; an "in" inside quotation marks is part of a name. */
function splitRole(text: string): { role: string; names: string | null } {
  const quoted = quotedAt(text, 0);
  if (quoted) {
    const rest = withoutStop(text.slice(quoted.end).trim());
    if (rest === '') return { role: quoted.name, names: null };
    if (/^in(?:\s|$)/iu.test(rest))
      return { role: quoted.name, names: text.slice(quoted.end).trim().slice(2) };
  }
  const at = text.search(/\sin(?:\s|$)/iu);
  const quote = text.indexOf('"');
  if (at < 0 || (quote >= 0 && quote < at)) return { role: withoutStop(text), names: null };
  return { role: text.slice(0, at).trim(), names: text.slice(at + ' in'.length) };
}

const blanks = /\s+/uy;
const plainName = /[^,;"]+/uy;

function splitNames(text: string): string[] {
  const names: string[] = [];
  let at = endOf(blanks, text, 0);
  while (at < text.length) {
    const quoted = quotedAt(text, at);
    const end = quoted?.end ?? endOf(plainName, text, at);
    const name = quoted?.name ?? text.slice(at, end).trim();
    const isLast = end >= text.length;
    if (name) names.push(isLast && !quoted ? withoutStop(name) : name);
    const next = endOf(blanks, text, end);
    const isOver = next >= text.length || (quoted !== null && /^\.\s*$/u.test(text.slice(next, next + 10)));
    if (isOver && end > at) break;
    if (end === at || !/[,;]/u.test(text[next] ?? '')) {
      throw new QuickSyntaxError(
        'The groups could not be read. Put each in quotation marks with commas between them: in "One", "Two"',
      );
    }
    at = endOf(blanks, text, next + 1);
  }
  if (names.length === 0) {
    throw new QuickSyntaxError('After “in”, name at least one group, for example: in "Teacher Laptops"');
  }
  return names;
}

/** In single marks stands one name, not a sentence. */
const SINGLE_MOST = 200;
const singleClosed = /[’'‘›]\s*(?:[,;]|\.?$|in\s|in$)/iu;

/** The name in quotation marks that begin there, and where it ends. Single ones close before a comma, "in" or the end. */
function quotedAt(text: string, at: number): { name: string; end: number } | null {
  const mark = text[at] ?? '';
  if (mark === '"') {
    const close = text.indexOf('"', at + 1);
    return close < 0 ? null : { name: text.slice(at + 1, close).trim(), end: close + 1 };
  }
  if (!"‘‚‛‹'".includes(mark) || mark === '') return null;
  const close = text.slice(at + 1, at + 1 + SINGLE_MOST).search(singleClosed);
  return close < 1 ? null : { name: text.slice(at + 1, at + 1 + close).trim(), end: at + close + 2 };
}

function endOf(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}

/** A sentence may end in a full stop. */
function withoutStop(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1).trim() : text;
}

function withPlainQuotes(text: string): string {
  return text.replace(/[“”„‟«»]/gu, '"');
}

/** Undoes Slack's escaping of &, < and > (reference: formatting message text). */
function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

import { trimUnseen } from '../../domain/characters.ts';
import { asTyped, CLOSE, OPEN } from '../markup.ts';

type Who = { email: string } | { slackUserId: string };

/** The parts of `/invite … as Role in "Group", "Group"`. */
export interface QuickInvitation {
  /** In order, at least one. */
  invitees: Who[];
  role: string;
  groups: string[];
}

/** What is wrong with a text: a part is missing or can't be read, or a word isn't a person. */
export type QuickFault =
  | { kind: 'which-role' | 'which-groups' | 'groups-unread' }
  | { kind: 'not-an-address' | 'not-picked'; written: string };

/** Text that names somebody but can't be read. */
export class QuickSyntaxError extends Error {
  readonly fault: QuickFault;

  constructor(fault: QuickFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/**
 * Reads the text of a command as Slack sends it: mentions and addresses in angle brackets, &, < and > escaped, and any
 * quotation marks of the person's keyboard.
 * @returns null when the text names nobody
 * @throws QuickSyntaxError when it names somebody but can't be read
 */
export function parseQuickSyntax(text: string): QuickInvitation | null {
  const plain = trimUnseen(asTyped(text));
  const people = readPeople(plain);
  if (!people) return null;
  const said = /^as\s/iu.test(people.rest) ? withPlainQuotes(people.rest.slice(2)).trim() : '';
  if (said === '') throw new QuickSyntaxError({ kind: 'which-role' });
  const { role, names } = splitRole(said);
  return { invitees: people.invitees, role, groups: names === null ? [] : splitNames(names) };
}

const separator = /[\s,;]+/uy;
const word = /[^\s,;\ufdd0\ufdd1]+/uy;
/** "Ada Lovelace <ada@example.com>", as mail programs write it. */
const named =
  /(?:"[^"<>]{1,100}"|[^\s,;<>@"\ufdd0]{1,40}(?:\s[^\s,;<>@"\ufdd0]{1,40}){0,5})?\s?<([^\s<>@]{1,100}@[^\s<>]{1,260})>/uy;
/** Between two people these aren't names. */
const AND = ['and', '&', '+'];

/** Addresses and mentions separated by spaces, commas or semicolons, and the rest of the text. */
function readPeople(text: string): { invitees: Who[]; rest: string } | null {
  const invitees: Who[] = [];
  let at = 0;
  for (;;) {
    const from = at;
    at = endOf(separator, text, at);
    let { who, end } = personAt(text, at);
    if (!who && AND.includes(text.slice(at, end).toLowerCase())) {
      ({ who, end } = personAt(text, endOf(separator, text, end)));
    }
    if (!who) {
      if (invitees.length === 0) return assertNobodyMeant(text);
      assertNobodyElse(text.slice(at), text.slice(at, end), /[,;]/u.test(text.slice(from, at)));
      return { invitees, rest: text.slice(at) };
    }
    invitees.push(who);
    at = end;
  }
}

function personAt(text: string, at: number): { who: Who | null; end: number } {
  named.lastIndex = at;
  const email = named.exec(text)?.[1];
  if (email) return { who: { email }, end: named.lastIndex };
  const close = text[at] === OPEN ? text.indexOf(CLOSE, at) : -1;
  if (close < 0) {
    const end = endOf(word, text, at);
    const written = text.slice(at, end);
    return { who: written.includes('@', 1) ? { email: withoutEnd(written) } : null, end };
  }
  const [mentioned = ''] = text.slice(at + 1, close).split('|', 1);
  const isPerson = /^@[UW][A-Z0-9]+$/u.test(mentioned);
  const end = isPerson && text.startsWith('. ', close + 1) ? close + 2 : close + 1;
  return { who: isPerson ? { slackUserId: mentioned.slice(1) } : null, end };
}

const saysRole = /\sas(?:\s|$)/iu;

/** @throws QuickSyntaxError when more words come before the role, or after a comma, that name nobody */
function assertNobodyElse(rest: string, written: string, isListed: boolean): void {
  if (written === '' || written.toLowerCase() === 'as') return;
  if (!isListed && !saysRole.test(rest)) return;
  throw written.startsWith('@') ? notPicked(written) : notAnAddress(written);
}

/** @throws QuickSyntaxError when the text means somebody but can't identify them */
function assertNobodyMeant(text: string): null {
  const as = text.search(saysRole);
  const [first = ''] = (as > 0 ? text.slice(0, as) : text.slice(0, endOf(word, text, 0))).split(/[,;]/u, 1);
  const written = first.trim();
  if (written.startsWith('@') && written.length > 1) throw notPicked(written);
  if (as > 0) throw notAnAddress(written || text.slice(0, as).trim());
  return null;
}

const SHOWN = 80;

const notAnAddress = (written: string) =>
  new QuickSyntaxError({ kind: 'not-an-address', written: shown(written) });

const notPicked = (written: string) => new QuickSyntaxError({ kind: 'not-picked', written: shown(written) });

const shown = (written: string) =>
  written.slice(0, SHOWN).toWellFormed().replaceAll(OPEN, '<').replaceAll(CLOSE, '>');

/** "Role in A, B" → the role, and the groups; an "in" inside quotation marks is part of a name. */
function splitRole(text: string): { role: string; names: string | null } {
  const quoted = quotedAt(text, 0);
  if (quoted) {
    const rest = withoutEnd(trimUnseen(text.slice(quoted.end)).replace(/^[,;]\s{0,9}/u, ''));
    if (rest === '') return { role: quoted.name, names: null };
    if (/^in(?:\s|$)/iu.test(rest)) return { role: quoted.name, names: rest.slice(2) };
  }
  const at = text.search(/\sin(?:\s|$)/iu);
  const quote = text.indexOf('"');
  if (at < 0 || (quote >= 0 && quote < at)) return { role: withoutEnd(text), names: null };
  return { role: withoutEnd(text.slice(0, at).trim()), names: text.slice(at + ' in'.length) };
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
    if (name) names.push(isLast && !quoted ? withoutEnd(name) : name);
    const next = endOf(blanks, text, end);
    const isOver = next >= text.length || (quoted !== null && /^\.\s*$/u.test(text.slice(next, next + 10)));
    if (isOver && end > at) break;
    if (end === at || !/[,;]/u.test(text[next] ?? '')) {
      throw new QuickSyntaxError({ kind: 'groups-unread' });
    }
    at = endOf(blanks, text, next + 1);
  }
  if (names.length === 0) {
    throw new QuickSyntaxError({ kind: 'which-groups' });
  }
  return names;
}

/** Single quotation marks contain a name, not a sentence. */
const MAX_SINGLE = 200;
const singleClosed = /[’'‘›´ʼ′`]\s*(?:[,;]|\.?$|in\s|in$)/iu;

/**
 * The quoted name that begins at this position, and where it ends. Single marks close before a comma, "in" or the end.
 */
function quotedAt(text: string, at: number): { name: string; end: number } | null {
  const mark = text[at] ?? '';
  if (mark === '"') {
    const close = text.indexOf('"', at + 1);
    return close < 0 ? null : { name: text.slice(at + 1, close).trim(), end: close + 1 };
  }
  if (!"‘’‚‛‹'´ʼ′`".includes(mark) || mark === '') return null;
  const close = text.slice(at + 1, at + 1 + MAX_SINGLE).search(singleClosed);
  return close < 1 ? null : { name: text.slice(at + 1, at + 1 + close).trim(), end: at + close + 2 };
}

function endOf(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}

/** Removes the full stop at the end of a sentence. */
function withoutEnd(text: string): string {
  return /[.!,;]/u.test(text.at(-1) ?? '') ? text.slice(0, -1).trim() : text;
}

function withPlainQuotes(text: string): string {
  return text.replace(/[“”„‟«»＂]/gu, '"');
}

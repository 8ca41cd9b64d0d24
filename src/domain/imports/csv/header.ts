import { limits } from '../../limits.ts';
import type { Column } from './file.ts';

type Meaning = Column | 'First name' | 'Last name';

/**
 * Headers of other programs, without case, spaces, dashes and brackets. `sure` ones win over `perhaps`: in a file with
 * User and Email, User isn't the address.
 */
const synonyms: Record<Meaning, { sure: string[]; perhaps: string[] }> = {
  Email: {
    sure: [
      'email',
      'emails',
      'emailaddress',
      'emailaddresses',
      'mail',
      'mailaddress',
      'emailid',
      'useremail',
      'workemail',
      'primaryemail',
      'invitee',
      'inviteeemail',
    ],
    perhaps: [
      'user',
      'username',
      'userid',
      'login',
      'loginname',
      'userprincipalname',
      'upn',
      'address',
      'account',
    ],
  },
  Role: {
    sure: ['role', 'roles', 'rolename', 'userrole', 'memberrole', 'organizationrole', 'organisationrole'],
    perhaps: ['access', 'accesslevel', 'accessrole', 'permission', 'permissions', 'permissionlevel'],
  },
  Groups: {
    sure: [
      'group',
      'groups',
      'groupname',
      'groupnames',
      'devicegroup',
      'devicegroups',
      'facility',
      'facilities',
    ],
    perhaps: ['team', 'teams', 'usergroup', 'usergroups'],
  },
  Name: {
    sure: ['name', 'fullname', 'personname', 'realname'],
    perhaps: ['displayname', 'person', 'member', 'employee', 'contact'],
  },
  'First name': { sure: ['firstname', 'givenname', 'forename', 'first'], perhaps: [] },
  'Last name': { sure: ['lastname', 'surname', 'familyname', 'last'], perhaps: [] },
};

const meanings = new Map<string, { meaning: Meaning; isSure: boolean }>();
for (const [meaning, { sure, perhaps }] of Object.entries(synonyms) as [
  Meaning,
  { sure: string[]; perhaps: string[] },
][]) {
  for (const word of sure) meanings.set(word, { meaning, isSure: true });
  for (const word of perhaps) meanings.set(word, { meaning, isSure: false });
}

/** The column that Foyer adds to a fix-me file. */
const REASON = 'reason';

/** The positions of each column; several positions are a duplicate. */
export interface Header {
  places: ReadonlyMap<Meaning, readonly number[]>;
  cells: readonly string[];
  ignored: string[];
  /** Cells up to the last that is not blank. */
  width: number;
}

/** The key of a heading; empty when it is longer than any known one. */
function keyOf(cell: string): string {
  if (cell.length > limits.compared) return '';
  const plain = cell.normalize('NFKC').toLowerCase();
  return withoutBrackets(plain).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Walks the text once: a pattern would search for the end of each bracket again when there is none. */
function withoutBrackets(text: string): string {
  let kept = '';
  let at = 0;
  while (at < text.length) {
    const open = firstOf('([{', text, at);
    const close = firstOf(')]}', text, open + 1);
    if (close === text.length) break;
    kept += text.slice(at, open);
    at = close + 1;
  }
  return kept + text.slice(at);
}

/** The first position of any of these characters; the text's length when there is none. */
function firstOf(characters: string, text: string, from: number): number {
  let at = from;
  while (at < text.length && !characters.includes(text.charAt(at))) at += 1;
  return Math.min(at, text.length);
}

/** Reads a line of headers, in any case and order, with the usual synonyms. */
export function readHeader(cells: readonly string[]): Header {
  const sure = new Map<Meaning, number[]>();
  const perhaps = new Map<Meaning, number[]>();
  cells.forEach((cell, place) => {
    const known = meanings.get(keyOf(cell));
    if (!known) return;
    const among = known.isSure ? sure : perhaps;
    const places = among.get(known.meaning);
    if (places) places.push(place);
    else among.set(known.meaning, [place]);
  });
  const places = new Map([...perhaps, ...sure]);
  if (places.has('Name')) {
    places.delete('First name');
    places.delete('Last name');
  }
  const used = new Set([...places.values()].flat());
  return {
    places,
    cells,
    ignored: cells.filter((cell, place) => cell !== '' && !used.has(place) && keyOf(cell) !== REASON),
    width: cells.findLastIndex(cell => cell !== '') + 1,
  };
}

/** How many known columns a line names: this tells the header from a title, and one separator from another. */
export function countKnown(header: Header): number {
  return header.places.size;
}

import { createHash } from 'node:crypto';
import { readAddress } from '../../addresses.ts';
import { cleanCell } from './cells.ts';
import {
  type Choices,
  type Column,
  type ColumnChoice,
  type ColumnQuestion,
  columns,
  type Table,
} from './file.ts';
import { headings, type Meaning, stateHeadings } from './headings.ts';
import { keysOf } from './keys.ts';
import { nearMiss } from './near-miss.ts';

const meanings = new Map<string, { meaning: Meaning; isSure: boolean }>();
for (const [meaning, { sure, perhaps }] of Object.entries(headings) as [
  Meaning,
  { sure: string; perhaps: string },
][]) {
  for (const word of perhaps.split(/\s+/u)) meanings.set(word, { meaning, isSure: false });
  for (const word of sure.split(/\s+/u)) meanings.set(word, { meaning, isSure: true });
}
meanings.delete('');

/** The column that Foyer adds to a fix-me file. */
const REASON = 'reason';
/** Only exports of Google Contacts have it; their labels are no groups of an organization. */
const GOOGLE_CONTACTS = 'email1value';
const contactLabels = ['groupmembership', 'labels'];

/** The positions of each column; several positions are a duplicate. */
export interface Header {
  places: ReadonlyMap<Meaning, readonly number[]>;
  cells: readonly string[];
  ignored: string[];
  questions: ColumnQuestion[];
  /** The place of a column that says whether an account is in use, and its key. */
  state: { place: number; key: string } | null;
  /** Cells up to the last that is not blank. */
  width: number;
}

/** The meaning of a heading by the first of its keys that is known. */
function known(keys: readonly string[]) {
  for (const key of keys) {
    const found = meanings.get(key);
    if (found) return found;
  }
  return undefined;
}

/** Reads a line of headers, in any case and order, with the usual synonyms. */
export function readHeader(cells: readonly string[]): Header {
  const sure = new Map<Meaning, number[]>();
  const perhaps = new Map<Meaning, number[]>();
  const keys = cells.map(keysOf);
  keys.forEach((each, place) => {
    const found = known(each);
    if (!found) return;
    const among = found.isSure ? sure : perhaps;
    const places = among.get(found.meaning);
    if (places) places.push(place);
    else among.set(found.meaning, [place]);
  });
  const hasParts = sure.has('First name') && sure.has('Last name');
  if (hasParts && !sure.has('Name')) perhaps.delete('Name');
  const places = new Map([...perhaps, ...sure]);
  const [name, last] = [places.get('Name'), places.get('Last name')];
  // "Name, Surname": the name is the first one.
  if (name && last && !places.has('First name')) {
    places.set('First name', name);
    places.delete('Name');
  }
  if (places.has('Name')) {
    places.delete('First name');
    places.delete('Last name');
  }
  return headerOf(cells, keys, places);
}

function headerOf(
  cells: readonly string[],
  keys: readonly string[][],
  places: ReadonlyMap<Meaning, readonly number[]>,
): Header {
  const used = new Set([...places.values()].flat());
  const unused = cells.flatMap((cell, place) =>
    cell !== '' && !used.has(place) && !isNamed(keys[place] ?? [], places) ? [place] : [],
  );
  const state = keys.flatMap((each, place) => {
    const key = each.find(one => stateHeadings.has(one));
    // Microsoft Entra's template asks "Block sign in" for the property accountEnabled.
    const isTurned = each.some(one => one.startsWith('block'));
    return key === undefined || isTurned || used.has(place) ? [] : [{ place, key }];
  })[0];
  return {
    places,
    cells,
    ignored: unused.map(place => cells[place] ?? ''),
    questions: [],
    state: state ?? null,
    width: cells.findLastIndex(cell => cell !== '') + 1,
  };
}

/** Foyer's own reasons, and the parts of a name that is there as a whole. */
function isNamed(keys: readonly string[], places: ReadonlyMap<Meaning, readonly number[]>): boolean {
  const meaning = known(keys)?.meaning;
  const isPart = meaning === 'First name' || meaning === 'Last name';
  return keys.includes(REASON) || (isPart && places.has('Name'));
}

/** How many known columns a line names: this tells the header from a title, and one separator from another. */
export function countKnown(header: Header): number {
  return header.places.size;
}

/** Asks about columns that may be meant, and follows the answers. `below`: the first rows. */
export function withQuestions(
  header: Header,
  below: readonly (readonly string[])[],
  choices: Choices,
): Header {
  const keys = header.cells.map(keysOf);
  if (choices.columns) {
    const chosen = headerOf(header.cells, keys, placesChosen(choices.columns, header));
    // Without headings, no cell of a row is one too many.
    return header.cells.length > 0 ? chosen : { ...chosen, width: Number.POSITIVE_INFINITY };
  }
  const places = new Map(header.places);
  const { answers = {} } = choices;
  const questions: ColumnQuestion[] = [];
  const ask = (place: number, column: Column) => {
    const answer = answers[place];
    if (answer) places.set(answer, [place]);
    else if (answer === undefined) questions.push({ place, header: header.cells[place] ?? '', column });
  };
  const [email] = places.get('Email') ?? [];
  const isEmail = email === undefined || isSure(keys[email] ?? []);
  // A user name or a street under a heading that may mean the address.
  if (!isEmail && below.length > 0 && !below.some(cells => cells[email]?.includes('@')))
    places.delete('Email');
  const names = places.get('Name') ?? [];
  const [place] = names;
  if (place !== undefined && names.length === 1 && !isSure(keys[place] ?? [])) {
    if (below.some(cells => isNoName(cells[place] ?? ''))) {
      places.delete('Name');
      ask(place, 'Name');
    }
  }
  const taken = new Set([...places.values()].flat());
  const isContacts = keys.some(each => each.includes(GOOGLE_CONTACTS));
  for (const [at, cell] of header.cells.entries()) {
    const each = keys[at] ?? [];
    if (taken.has(at) || cell === '' || each.includes(REASON) || known(each)) continue;
    if (isContacts && each.some(key => contactLabels.includes(key))) continue;
    const column = nearMiss(cell, each.at(-1) ?? '');
    const hasName = places.has('First name') || places.has('Last name');
    if (column && !places.has(column) && !(column === 'Name' && hasName)) ask(at, column);
  }
  return { ...headerOf(header.cells, keys, places), questions };
}

const isSure = (keys: readonly string[]) => known(keys)?.isSure === true;

/** A number, a code or an address under a heading that may mean a name. */
function isNoName(cell: string): boolean {
  return cell !== '' && (/[@\d]/u.test(cell) || !/\p{L}{2}/u.test(cell));
}

/** The columns that the person chose, and beside them the one that says what to do with each row. */
function placesChosen(
  { Email, Role, Groups, Name }: ColumnChoice,
  header: Header,
): Map<Meaning, readonly number[]> {
  const places = new Map<Meaning, readonly number[]>([['Email', [Email]]]);
  if (Role !== null) places.set('Role', [Role]);
  if (Groups !== null) places.set('Groups', [Groups]);
  if (Name.length > 0) places.set('Name', Name);
  const taken = new Set([...places.values()].flat());
  const action = header.places.get('Action')?.filter(place => !taken.has(place)) ?? [];
  if (action.length > 0) places.set('Action', action);
  return places;
}

/** Columns of which the header names several, and of which Foyer reads one. */
export function duplicates(header: Header): Column | undefined {
  return columns.find(column => (header.places.get(column)?.length ?? 0) > 1);
}

/** Slack offers at most this many columns. */
const MAX_COLUMNS = 100;
const MAX_TEXT = 75;

/** The columns as a person recognizes them. `cells`: the header; absent, the first line is a person. */
export function tableOf(cells: readonly string[] | null, below: readonly (readonly string[])[]): Table {
  const width = Math.min(MAX_COLUMNS, Math.max(cells?.length ?? 0, ...below.map(({ length }) => length)));
  return {
    hasHeader: cells !== null,
    columns: Array.from({ length: width }, (_, place) => ({
      header: (cells?.[place] ?? '').slice(0, MAX_TEXT),
      sample: (below.find(row => row[place])?.[place] ?? '').slice(0, MAX_TEXT),
      hasAddresses: below.some(row => isAddress(row[place] ?? '')),
    })),
    fingerprint: cells ? fingerprintOf(cells) : null,
  };
}

/** Recognizes the same header again; it contains nothing that can be read. */
function fingerprintOf(cells: readonly string[]): string {
  const keys = cells.map(cell => cleanCell(cell.slice(0, 1_000)).normalize('NFKC').toLowerCase());
  return createHash('sha256').update(JSON.stringify(keys)).digest('base64url');
}

/** Is the whole cell an address? */
export function isAddress(cell: string): boolean {
  return cell.includes('@') && readAddress(cell) !== null;
}

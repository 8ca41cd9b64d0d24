import { isStorable } from '../../domain/characters.ts';
import { ScimError } from './errors.ts';

/** One comparison of a filter: an attribute in lower case, and the value that it equals. */
export interface Comparison {
  attribute: string;
  value: string | boolean;
}

/** Longer ones are no filter of a directory. */
const LONGEST = 1_000;

/** An attribute, "eq", and a text in quotation marks or a word; with "and" before the next. */
const CLAUSE =
  /\s*([a-z][\w.$:-]*(?:\[type eq "work"\]\.value)?)\s+([a-z]+)\s+("(?:[^"\\]|\\.)*"|[a-z\d-]+)(?:\s+and\s+(?=\S)|\s*$)/iuy;

/** What the attributes of a resource are called in a filter. */
const SCHEMA = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/u;

/**
 * Reads a filter as directories send it: comparisons with "eq", joined by "and". Each is answered by an index, so that no
 * filter costs more than another.
 * @throws ScimError invalidFilter
 */
export function readFilter(text: string | undefined): Comparison[] {
  if (text === undefined) return [];
  if (text.length > LONGEST) throw invalid();
  const found: Comparison[] = [];
  let at = 0;
  while (at < text.length) {
    CLAUSE.lastIndex = at;
    const [whole = '', attribute = '', operator = '', value = ''] = CLAUSE.exec(text) ?? [];
    if (whole === '' || operator.toLowerCase() !== 'eq') throw invalid();
    found.push({ attribute: attribute.toLowerCase().replace(SCHEMA, ''), value: readValue(value) });
    at += whole.length;
  }
  if (found.length === 0) throw invalid();
  return found;
}

function readValue(written: string): string | boolean {
  const low = written.toLowerCase();
  if (low === 'true' || low === 'false') return low === 'true';
  const text = written.startsWith('"') ? textIn(written) : null;
  // A text can hide in escapes what no database takes.
  if (text === null || !isStorable(text)) throw invalid();
  return text;
}

function textIn(written: string): string | null {
  try {
    return String(JSON.parse(written));
  } catch {
    return null;
  }
}

/**
 * Makes one of a filter's comparisons by attribute; null: two of them exclude each other.
 * @param names what each attribute is called in what is returned
 */
export function comparedBy<Name extends string>(
  comparisons: readonly Comparison[],
  names: Readonly<Record<string, Name>>,
): Partial<Record<Name, string | boolean>> | null {
  const found: Partial<Record<Name, string | boolean>> = {};
  for (const { attribute, value } of comparisons) {
    const name = Object.hasOwn(names, attribute) ? names[attribute] : undefined;
    if (name === undefined) throw invalid(Object.keys(names));
    const before = found[name];
    if (before !== undefined && before !== value) return null;
    found[name] = value;
  }
  return found;
}

function invalid(attributes: readonly string[] = []): ScimError {
  const known = attributes.length > 0 ? ` Known attributes: ${attributes.join(', ')}.` : '';
  return new ScimError(
    400,
    `Foyer doesn’t know this filter. Compare with eq, and join comparisons with and.${known}`,
    'invalidFilter',
  );
}

import leven from 'leven';
import { clear, isUnclear, tidy } from './characters.ts';
import { DomainError, orThrow, type Problem } from './errors.ts';
import { limits } from './limits.ts';

export type NamedThing = 'organization' | 'group' | 'role' | 'person' | 'link' | 'key';

/** Lists of groups and roles use these characters between names. */
const separators = /[,;]/u;

/**
 * Reads a name in the form that Foyer stores: on one line, composed, with nothing invisible.
 * @param what names of groups and roles can't contain a comma or a semicolon
 * @param field the input that contains it
 */
export function readName(
  value: string,
  what: NamedThing,
  field: string = what,
): string | Problem<'invalid-name' | 'unclear-name'> {
  const name = value.length > limits.field ? value : tidy(value);
  if (name === '' || name.length > limits.name) {
    return new DomainError('invalid-name', { field: what, value: name, most: limits.name }, field);
  }
  if (isUnclear(name)) return new DomainError('unclear-name', { field: what, reason: 'hidden' }, field);
  const isListed = what === 'group' || what === 'role';
  if (isListed && separators.test(name.normalize('NFKC'))) {
    return new DomainError('unclear-name', { field: what, reason: 'separators' }, field);
  }
  return name;
}

/** Reads a name as readName does. @throws DomainError invalid-name, unclear-name */
export function parseName(value: string, what: NamedThing, field: string = what): string {
  return orThrow(readName(value, what, field));
}

/** The first of a service's names for somebody that shows anything, cut to the length of a name. */
export function shownName(candidates: readonly (string | null | undefined)[], fallback: string): string {
  for (const candidate of candidates) {
    const name = clear((candidate ?? '').slice(0, limits.field).toWellFormed());
    if (name !== '') return name.length > limits.name ? cut(name) : name;
  }
  return fallback;
}

function cut(name: string): string {
  let kept = '';
  for (const character of name) {
    if (kept.length + character.length >= limits.name) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The same for all ways to write a name: ignores width, ligatures, spaces, dashes and quotation marks. */
function plainForm(name: string): string {
  const shown = tidy(name).replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return tidy(shown.normalize('NFKC'))
    .replace(/[‘’‚‛ʼ`´]/gu, "'")
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[‐‑‒–—−]/gu, '-');
}

/** Equal for names that are the same, ignoring case. */
export function nameKey(name: string): string {
  return plainForm(name).toLowerCase();
}

/** How a text matches the known names: `case` when only upper and lower case differ. */
export type Match<Named> =
  | { kind: 'exact'; named: Named }
  | { kind: 'case'; named: Named }
  | { kind: 'unknown' };

/** Finds a name among known ones, for commands, files and modals alike. */
export class Names<Named extends { name: string }> {
  readonly all: readonly string[];
  readonly #written = new Map<string, Named>();
  readonly #plain = new Map<string, Named[]>();
  readonly #folded = new Map<string, Named[]>();
  readonly #nearest = new Map<string, string | null>();
  #comparisons = 0;

  constructor(known: readonly Named[]) {
    this.all = known.map(({ name }) => name);
    for (const named of known) {
      const plain = plainForm(named.name);
      this.#written.set(named.name, named);
      add(this.#plain, plain, named);
      add(this.#folded, plain.toLowerCase(), named);
    }
  }

  match(written: string): Match<Named> {
    const same = this.#written.get(written);
    if (same) return { kind: 'exact', named: same };
    if (written.length > limits.cell) return { kind: 'unknown' };
    const plain = plainForm(written);
    const [exact, another] = this.#plain.get(plain) ?? [];
    if (exact && !another) return { kind: 'exact', named: exact };
    const [only, other] = this.#folded.get(plain.toLowerCase()) ?? [];
    if (only && !other) return { kind: 'case', named: only };
    return { kind: 'unknown' };
  }

  /**
   * The known name that the person may have meant, or null: at most a third of its letters differ. It stops looking
   * after a limited number of comparisons.
   */
  nearest(written: string): string | null {
    if (written.length > limits.compared) return null;
    const value = nameKey(written);
    let near = this.#nearest.get(value);
    if (near === undefined) {
      near = this.#find(value);
      this.#nearest.set(value, near);
    }
    return near;
  }

  #find(value: string): string | null {
    let best: { name: string; distance: number } | null = null;
    for (const name of this.all) {
      const most = Math.max(2, name.length / 3);
      if (name.length > limits.compared || Math.abs(name.length - value.length) > most) continue;
      if (this.#comparisons >= limits.comparisons) return best?.name ?? null;
      this.#comparisons += 1;
      const distance = leven(value, name.toLowerCase());
      if (distance <= most && (!best || distance < best.distance)) best = { name, distance };
    }
    return best?.name ?? null;
  }
}

function add<Named>(names: Map<string, Named[]>, key: string, named: Named): void {
  const known = names.get(key);
  if (known) known.push(named);
  else names.set(key, [named]);
}

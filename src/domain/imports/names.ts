import { nearest } from '../invitations/rules.ts';

/** A value longer than this resembles no name: comparing it would only take time. */
const LONGEST_COMPARED = 150;

/** How something written stands to the known names. */
export type Match<Named> =
  | { kind: 'exact'; named: Named }
  | { kind: 'case'; named: Named }
  | { kind: 'unknown' };

/** Finds names among known ones: exactly, else by the only one that differs in case alone. */
export class Names<Named extends { name: string }> {
  readonly all: readonly string[];
  readonly #exact = new Map<string, Named>();
  readonly #folded = new Map<string, Named[]>();
  readonly #nearest = new Map<string, string | null>();

  constructor(known: readonly Named[]) {
    this.all = known.map(({ name }) => name);
    for (const named of known) {
      const name = named.name.normalize('NFC').trim();
      this.#exact.set(name, named);
      const folded = name.toLowerCase();
      this.#folded.set(folded, [...(this.#folded.get(folded) ?? []), named]);
    }
  }

  match(written: string): Match<Named> {
    const value = written.normalize('NFC').trim();
    const exact = this.#exact.get(value);
    if (exact) return { kind: 'exact', named: exact };
    const [only, another] = this.#folded.get(value.toLowerCase()) ?? [];
    if (only && !another) return { kind: 'case', named: only };
    return { kind: 'unknown' };
  }

  /** The known name that may have been meant, or null. */
  nearest(written: string): string | null {
    const value = written.normalize('NFC').trim();
    if (value.length > LONGEST_COMPARED) return null;
    let near = this.#nearest.get(value);
    if (near === undefined) {
      near = nearest(value, this.all);
      this.#nearest.set(value, near);
    }
    return near;
  }
}

import { DomainError } from './errors.ts';
import { looksOf } from './look-alikes/look-alikes.ts';
import { type NamedThing, nameKey } from './names.ts';

const taken = {
  group: (_: string, value: string, field: string) => new DomainError('duplicate-group', { value }, field),
  role: (role: string, _: string, field: string) => new DomainError('duplicate-role', { role }, field),
  organization: (organization: string, _: string, field: string) =>
    new DomainError('already-set-up', { organization }, field),
};

/** Collects names of one kind that people can tell apart by reading and by sight. */
export class DistinctNames {
  readonly #what: Exclude<NamedThing, 'person' | 'link' | 'key'>;
  readonly #keys = new Map<string, string>();
  readonly #looks = new Map<string, string>();

  /** @param known existing names, wherever they came from */
  constructor(what: Exclude<NamedThing, 'person' | 'link' | 'key'>, known: readonly string[] = []) {
    this.#what = what;
    for (const name of known) this.#keep(name);
  }

  /**
   * Adds one more name.
   * @param field the input that contains it
   * @throws DomainError duplicate-group, duplicate-role or already-set-up, when it is one of the names;
   *   name-looks-alike
   */
  add(name: string, field: string): void {
    const same = this.#keys.get(nameKey(name));
    if (same !== undefined) throw taken[this.#what](same, name, field);
    const other = looksOf(name)
      .map(look => this.#looks.get(look))
      .find(each => each !== undefined);
    if (other !== undefined) {
      throw new DomainError('name-looks-alike', { field: this.#what, value: name, other }, field);
    }
    this.#keep(name);
  }

  #keep(name: string): void {
    this.#keys.set(nameKey(name), name);
    for (const look of looksOf(name)) this.#looks.set(look, name);
  }
}

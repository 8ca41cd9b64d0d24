import type { PersonSpec } from './cast.ts';
import type { Clock } from './clock.ts';
import { idOf } from './ids.ts';
import { isOfOtherCompany } from './team-of.ts';

export interface PersonRecord {
  id: string;
  spec: PersonSpec;
  /** The time of the last change, in seconds. */
  updated: number;
}

/** The people of the workspace, Slack Connect strangers included; neither Slackbot nor the app's bot user. */
export class People {
  #byId = new Map<string, PersonRecord>();
  #byName = new Map<string, PersonRecord>();
  readonly #clock: Clock;
  readonly #place: string | undefined;

  /** `place`: where their ids are unique, among several workspaces. */
  constructor(clock: Clock, place?: string) {
    this.#clock = clock;
    this.#place = place;
  }

  all(): PersonRecord[] {
    return [...this.#byId.values()];
  }

  get(id: string): PersonRecord | undefined {
    return this.#byId.get(id);
  }

  find(nameOrId: string): PersonRecord | undefined {
    return this.#byId.get(nameOrId) ?? this.#byName.get(nameOrId.replace(/^@/, ''));
  }

  /** The ids of people by name or id; throws for an unknown one. */
  idsOf(names: string[]): string[] {
    return names.map(name => {
      const person = this.find(name);
      if (!person) throw new Error(`There is no person ${name} in the workspace.`);
      return person.id;
    });
  }

  /** The active person of this workspace with that address; a deactivated account keeps its address, and may share it. */
  byEmail(email: string): PersonRecord | undefined {
    const wanted = email.trim().toLowerCase();
    const has = ({ spec }: PersonRecord) => spec.email?.toLowerCase() === wanted;
    return this.all().find(
      person => has(person) && !person.spec.deactivated && !isOfOtherCompany(person.spec),
    );
  }

  /** Throws when somebody already has the name or the email address. */
  add(spec: PersonSpec): PersonRecord {
    if (this.#byName.has(spec.name)) throw new Error(`There is already a person named ${spec.name}.`);
    this.#assertFree(spec);
    const id = idOf('U', spec.name, this.#place);
    const other = this.#byId.get(id);
    if (other) throw new Error(`The names ${spec.name} and ${other.spec.name} make the same id ${id}.`);
    const person = { id, spec: { ...spec }, updated: this.#seconds() };
    this.#byId.set(person.id, person);
    this.#byName.set(spec.name, person);
    return person;
  }

  change(person: PersonRecord, patch: Partial<PersonSpec>): void {
    if (patch.name && patch.name !== person.spec.name) {
      if (this.#byName.has(patch.name)) throw new Error(`There is already a person named ${patch.name}.`);
      this.#byName.delete(person.spec.name);
      this.#byName.set(patch.name, person);
    }
    this.#assertFree({ ...person.spec, ...patch }, person);
    Object.assign(person.spec, patch);
    person.updated = this.#seconds();
  }

  /** Throws when another active account of this workspace has the address: in Slack, two never do. */
  #assertFree(spec: PersonSpec, person?: PersonRecord): void {
    if (!spec.email || spec.deactivated || isOfOtherCompany(spec)) return;
    const other = this.byEmail(spec.email);
    if (other && other !== person) throw new Error(`Someone already has the address ${spec.email}.`);
  }

  #seconds(): number {
    return Math.floor(this.#clock.now().getTime() / 1000);
  }
}

/** The kinds of objects that Slack returns; 'answer': the answer of a Web API method. */
export type Described = 'user' | 'file' | 'channel' | 'usergroup' | 'answer';

/** Changes an object from Slack in an unusual way: fields that are null, absent or of another type. */
export type Alter = (object: Record<string, unknown>) => Record<string, unknown>;

/** Unusual objects from Slack, by kind, in answers and events alike. */
export class Oddities {
  readonly #alter = new Map<Described, Alter>();

  /** Changes objects of that kind from now on. */
  set(kind: Described, alter: Alter): void {
    this.#alter.set(kind, alter);
  }

  clear(): void {
    this.#alter.clear();
  }

  apply(kind: Described, object: Record<string, unknown>): Record<string, unknown> {
    const alter = this.#alter.get(kind);
    return alter ? alter(structuredClone(object)) : object;
  }
}

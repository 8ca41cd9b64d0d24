/** The kinds of things that Slack describes; 'answer': what a method of the Web API answers. */
export type Described = 'user' | 'file' | 'channel' | 'usergroup' | 'answer';

/** How Slack describes something otherwise than usual: fields that are null, absent or of another type. */
export type Alter = (object: Record<string, unknown>) => Record<string, unknown>;

/** What Slack says oddly, by kind of thing, in answers and events alike. */
export class Oddities {
  readonly #alter = new Map<Described, Alter>();

  /** From now on things of that kind are described so. */
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

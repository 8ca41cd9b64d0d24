/** Something that a person sees has changed; `person` and `channel` are ids, absent where it concerns all. */
export interface Change {
  kind: 'message' | 'message_changed' | 'message_deleted' | 'modal' | 'home' | 'channel' | 'person' | 'app';
  person?: string;
  channel?: string;
}

/** Tells listeners of changes, in the order they happen. */
export class Changes {
  #listeners = new Set<(change: Change) => void>();

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

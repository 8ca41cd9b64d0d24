/** A change of something that a person sees; `person` and `channel` are ids, absent when it concerns everybody. */
export interface Change {
  kind: 'message' | 'message_changed' | 'message_deleted' | 'modal' | 'home' | 'channel' | 'person' | 'app';
  person?: string;
  channel?: string;
}

/** Notifies listeners of changes, in order. */
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

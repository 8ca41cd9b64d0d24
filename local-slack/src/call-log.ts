export type CallKind =
  | 'api'
  | 'command'
  | 'block_actions'
  | 'view_submission'
  | 'view_closed'
  | 'block_suggestion'
  | 'shortcut'
  | 'event'
  | 'url_verification'
  | 'response_url'
  | 'download'
  | 'upload';

/** One request, either the app's to Slack (`api`, `response_url`, `download`, `upload`) or Slack's to the app (all others). */
export interface Call {
  at: Date;
  kind: CallKind;
  /** The Web API method, the command, the action or callback id, or the event type. */
  method: string;
  /** The arguments of an API call, or the payload sent to the app. */
  args: Record<string, unknown>;
  /** The answer's body, parsed where it is JSON. */
  response: unknown;
  status: number | 'timeout' | 'failed' | 'dropped';
  ms: number;
  /** The number of a retry of an event; absent for a first delivery. */
  retry?: number;
  /** The access token of an API call, where it has one. */
  token?: string;
}

/** Every request in and out, oldest first; beyond `capacity` the oldest are dropped. */
export class CallLog<Each extends Call = Call> {
  #calls: Each[] = [];
  #listeners = new Set<(call: Each) => void>();
  readonly #capacity: number;

  constructor(capacity = 10_000) {
    this.#capacity = capacity;
  }

  record(call: Each): void {
    this.#calls.push(call);
    if (this.#calls.length > this.#capacity * 1.1) this.#calls = this.#calls.slice(-this.#capacity);
    for (const listener of this.#listeners) listener(call);
  }

  /** Every call, oldest first. */
  all(): Each[] {
    return this.#calls.slice(-this.#capacity);
  }

  /** The calls of one Web API method, command, action id, callback id or event type, or of one kind. */
  of(methodOrKind: string): Each[] {
    return this.all().filter(call => call.method === methodOrKind || call.kind === methodOrKind);
  }

  clear(): void {
    this.#calls = [];
  }

  /** Calls the listener with each call once it is answered. */
  onCall(listener: (call: Each) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

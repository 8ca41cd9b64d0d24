/** What can go wrong with a Web API call. `retryAfter` in seconds, `ms` in real milliseconds. */
export type Fault =
  | { kind: 'ratelimited'; retryAfter: number }
  | { kind: 'http'; status: 500 | 502 | 503 }
  /** For a Web API method: something before Slack answers in its place, with 200 and this text. */
  | { kind: 'garbage'; body: string }
  /** The request is read but never answered. */
  | { kind: 'hang' }
  /** The call succeeds, but its reply is lost. */
  | { kind: 'drop-reply' }
  /** For a Web API method: the call succeeds, and its reply comes after `ms`. */
  | { kind: 'late'; ms: number }
  /** The connection breaks before anything happens. */
  | { kind: 'drop-request' }
  | { kind: 'error'; error: string }
  | { kind: 'slow'; ms: number }
  /** For a file, an upload or a response URL: the answer redirects the caller to another address. */
  | { kind: 'redirect'; to: string; status?: 301 | 302 | 303 | 307 | 308 }
  /** For a Web API method: these fields replace those of the answer. */
  | { kind: 'answer'; fields: (answer: Record<string, unknown>) => Record<string, unknown> };

type When = (args: Record<string, unknown>) => boolean;

/** Faults on demand, by Web API method; `'*'` means every method. */
export class Faults {
  #queued: { method: string; fault: Fault; left: number; when: When }[] = [];
  #standing = new Map<string, Fault>();

  /** The next `times` calls of the method that match `when` get the fault. */
  next(method: string, fault: Fault, times = 1, when: When = () => true): void {
    this.#queued.push({ method, fault, left: times, when });
  }

  /** Every call of the method gets the fault until `clear`. */
  always(method: string, fault: Fault): void {
    this.#standing.set(method, fault);
  }

  clear(): void {
    this.#queued = [];
    this.#standing.clear();
  }

  /** The fault of this call, used up; queued ones come before permanent ones. */
  take(method: string, args: Record<string, unknown> = {}): Fault | undefined {
    const entry = this.#queued.find(
      queued => (queued.method === method || queued.method === '*') && queued.when(args),
    );
    if (entry) {
      entry.left -= 1;
      if (entry.left <= 0) this.#queued = this.#queued.filter(queued => queued !== entry);
      return entry.fault;
    }
    return this.#standing.get(method) ?? this.#standing.get('*');
  }
}

/** Applies what happens to a connection before the request is answered; undefined: it goes on. */
export async function connectionFault(fault: Fault | undefined): Promise<'hang' | 'drop' | undefined> {
  switch (fault?.kind) {
    case 'hang':
      return 'hang';
    case 'drop-request':
      return 'drop';
    case 'slow':
      await new Promise(resume => setTimeout(resume, fault.ms));
      return undefined;
    default:
      return undefined;
  }
}

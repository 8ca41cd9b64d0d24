import type { Call } from '../call-log.ts';
import type { Simulator } from '../simulator.ts';
import type { LoggedCall } from './wire.ts';

const KEPT = 200;
const DETAILS_LENGTH = 4000;

/** The last calls between Slack and the app, numbered, for the page. */
export class WireLog {
  #calls: LoggedCall[] = [];
  #count = 0;
  readonly #simulator: Simulator;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
    for (const call of simulator.calls.all().slice(-KEPT)) this.#add(call);
  }

  /** Follows the calls; `heard` runs after each. Returns a function that stops it. */
  follow(heard: () => void): () => void {
    return this.#simulator.calls.onCall(call => {
      this.#add(call);
      heard();
    });
  }

  /** The calls after number `n`, oldest first. */
  after(n: number): LoggedCall[] {
    return this.#calls.filter(call => call.n > n);
  }

  #add(call: Call): void {
    this.#count += 1;
    this.#calls.push(logged(this.#count, call));
    if (this.#calls.length > KEPT) this.#calls.shift();
  }
}

/** The message that a call of the Web API posted or changed. */
function messageOf({ kind, args, response }: Call): LoggedCall['message'] {
  if (kind !== 'api' || typeof response !== 'object' || response === null) return undefined;
  const { ts, message_ts = ts, channel = args.channel } = response as Record<string, unknown>;
  return typeof channel === 'string' && typeof message_ts === 'string'
    ? { channel, ts: message_ts }
    : undefined;
}

function logged(n: number, call: Call): LoggedCall {
  const answer = call.response as { ok?: unknown; error?: unknown } | null | undefined;
  const refusal = call.kind === 'api' && answer?.ok === false ? ` ${String(answer.error)}` : '';
  const isAnswered = typeof call.status === 'number' && call.status >= 200 && call.status < 300;
  const details = JSON.stringify({ args: call.args, response: call.response }, null, 2) ?? '';
  return {
    n,
    at: call.at.toISOString(),
    kind: call.kind,
    name: call.kind === 'api' ? call.method : `${call.kind.replaceAll('_', ' ')} ${call.method}`,
    status: `${call.status}${refusal}${call.retry === undefined ? '' : ` · retry ${call.retry}`}`,
    isFine: isAnswered && refusal === '',
    ms: call.ms,
    message: messageOf(call),
    details: details.length > DETAILS_LENGTH ? `${details.slice(0, DETAILS_LENGTH)}\n…` : details,
  };
}

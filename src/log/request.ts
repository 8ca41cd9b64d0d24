import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { traced } from '../tracing/tracing.ts';

/** A request, as its lines in the log know it. */
export interface RequestNotes {
  /** What people read when it fails, and what every line of it and of its jobs has. */
  reference: string;
  /** The operations that it performed, and how each ended, as “invite:done”. */
  operations: string[];
  /** “done”, the code of a refusal, or “failed”. */
  outcome: string;
}

const requests = new AsyncLocalStorage<RequestNotes>();

/**
 * Does the work of one request, or of a job that it queued.
 * @param reference the one of the request that queued the job; absent: a new request
 */
export function inRequest<Result>(
  work: (notes: RequestNotes) => Result,
  reference: string = randomUUID().slice(0, 8),
): Result {
  const notes = { reference, operations: [], outcome: 'done' };
  return requests.run(notes, () => work(notes));
}

/** The running request; undefined outside of one. */
export const requestNotes = (): RequestNotes | undefined => requests.getStore();

/** The reference of the running request, or a new one. */
export const currentReference = (): string => requestNotes()?.reference ?? randomUUID().slice(0, 8);

/** Says how the running request ends. */
export function noteOutcome(outcome: string): void {
  const notes = requestNotes();
  if (notes) notes.outcome = outcome;
}

/** Does the work of one request as a trace, and writes one line about it: what it was, how it ended and how long it took. */
export function logged<Result>(
  log: Logger,
  about: Record<string, string | undefined>,
  work: (notes: RequestNotes) => Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  const name = [about.kind, about.method, about.route ?? about.part].filter(Boolean).join(' ');
  return traced('request', name, ({ note }) =>
    inRequest(async notes => {
      try {
        return await work(notes);
      } finally {
        const { reference, outcome, operations } = notes;
        const operation = operations.length > 0 ? operations.join(',') : undefined;
        const ms = Math.round(performance.now() - began);
        log.info({ ...about, operation, outcome, ms }, 'a request was answered');
        note({ ...about, reference, outcome });
      }
    }),
  );
}

import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

// Until export-traces.ts switches it on, every call here does the work and nothing else.

const tracer = trace.getTracer('foyer');

/** Something within a trace that later learns how it ended. */
export interface Step {
  /** Adds facts: ids, codes and counts, no names and no texts. */
  note(attributes: Attributes): void;
}

const kinds = {
  request: SpanKind.SERVER,
  job: SpanKind.CONSUMER,
  slack: SpanKind.CLIENT,
  call: SpanKind.CLIENT,
  step: SpanKind.INTERNAL,
};
/** Kinds without which a name doesn't say what it is. */
const named: readonly (keyof typeof kinds)[] = ['job', 'slack'];

/**
 * Does work as a step of the running trace, or of a new one. A failure is marked without its message, which can quote
 * what somebody typed.
 */
export function traced<Result>(
  kind: keyof typeof kinds,
  name: string,
  work: (step: Step) => Promise<Result>,
): Promise<Result> {
  const whole = named.includes(kind) ? `${kind} ${name}` : name;
  return tracer.startActiveSpan(whole, { kind: kinds[kind] }, async span => {
    try {
      return await work({ note: attributes => void span.setAttributes(attributes) });
    } catch (error) {
      span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The running step, as W3C Trace Context writes it; undefined: nothing is traced. */
export function runningTrace(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** Does work as part of a trace that began elsewhere; undefined: of none. */
export function withinTrace<Result>(traceparent: string | undefined, work: () => Result): Result {
  return context.with(propagation.extract(ROOT_CONTEXT, traceparent ? { traceparent } : {}), work);
}

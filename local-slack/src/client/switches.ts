import { z } from 'zod';
import type { Fault, Faults } from '../faults.ts';

const FAULTS: Record<string, Fault> = {
  ratelimited: { kind: 'ratelimited', retryAfter: 5 },
  http: { kind: 'http', status: 500 },
  hang: { kind: 'hang' },
};

const wanted = z.union([
  z.object({ clear: z.literal(true) }),
  z.object({ method: z.string().regex(/^(\*|[a-zA-Z.]+)$/), kind: z.enum(['ratelimited', 'http', 'hang']) }),
]);

/**
 * Makes the next call of a Web API method fail, or clears the fault.
 * @returns the fault in words, to be shown
 */
export function setFault(faults: Faults, body: unknown): string {
  const asked = wanted.parse(body);
  if ('clear' in asked) {
    faults.clear();
    return 'Slack works again.';
  }
  const fault = FAULTS[asked.kind];
  if (fault) faults.next(asked.method, fault);
  const words = { ratelimited: 'answers 429, retry after 5 s', http: 'answers 500', hang: 'gets no answer' };
  return `The next ${asked.method} ${words[asked.kind]}.`;
}

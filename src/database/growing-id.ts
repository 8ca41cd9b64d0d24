import { randomUUID } from 'node:crypto';

let at = 0;
let sequence = 0;

/**
 * An id that sorts after every id that this process made before, so rows of one statement keep their order even within
 * one millisecond. Node's own randomUUIDv7 has no order within a millisecond.
 * Source: RFC 9562, 5.7 and 6.2, Fixed Bit-Length Dedicated Counter
 */
export function growingId(): string {
  const now = Date.now();
  sequence = now > at ? 0 : sequence + 1;
  at = Math.max(at, now);
  if (sequence > 0xfff) {
    at += 1;
    sequence = 0;
  }
  const time = at.toString(16).padStart(12, '0');
  const random = randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}${random.slice(18)}`;
}

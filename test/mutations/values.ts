import fc from 'fast-check';
import { limits } from '../../src/domain/limits.ts';

/** Texts that nobody types and programs send. */
export const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    "'; drop table members; --",
    '../../etc/passwd',
    '%',
    '\\',
    'null',
    '__proto__',
  ),
  fc.integer({ min: 1, max: 20_000 }).map(length => 'a'.repeat(length)),
  fc.uuid(),
);

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

/** A value of any type, most of them wrong anywhere. */
export const anything = fc.oneof(
  nasty,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, true, -1, 1e308, 2 ** 53, [], {}, [[[[]]]], { toString: 1 }, nested(1_000)),
);

/** Lengths just inside and just outside each bound that Foyer and Slack state. */
export const lengths = [...new Set(Object.values(limits))]
  .filter(limit => limit <= 10_000)
  .flatMap(limit => [limit - 1, limit, limit + 1]);

/** Mostly nothing; one time in `oneIn` a value. */
export const rarely = <Value>(value: fc.Arbitrary<Value>, oneIn: number): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

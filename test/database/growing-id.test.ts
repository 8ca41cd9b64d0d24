import { expect, it } from 'vitest';
import { growingId } from '../../src/database/growing-id.ts';

it('ids sort in the order of their creation, within one millisecond too', () => {
  const made = Array.from({ length: 20_000 }, growingId);
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
});

import { expect, it } from 'vitest';
import { dateFormat } from '../../src/domain/time/date-format.ts';

const at = new Date('2026-12-10T23:30:00Z');

it('a formatter is made once for the same language, time zone and form', () => {
  const berlin = dateFormat('en-US', { timeZone: 'Europe/Berlin', dateStyle: 'full' });
  expect(dateFormat('en-US', { timeZone: 'Europe/Berlin', dateStyle: 'full' })).toBe(berlin);
  expect(berlin.format(at)).toBe('Friday, December 11, 2026');
  expect(dateFormat('en-US', { timeZone: 'UTC', dateStyle: 'full' }).format(at)).toBe(
    'Thursday, December 10, 2026',
  );
  expect(dateFormat('de', { timeZone: 'UTC', dateStyle: 'full' }).format(at)).toBe(
    'Donnerstag, 10. Dezember 2026',
  );
});

it('an unknown time zone throws, each time', () => {
  for (const _ of [1, 2]) expect(() => dateFormat('en', { timeZone: 'Mars/Olympus' })).toThrow(RangeError);
});

it('formatters that nobody asked for in a long time are forgotten', () => {
  const first = dateFormat('en-US', { timeZone: 'Asia/Tokyo' });
  for (let hour = 0; hour < 600; hour += 1) dateFormat(`en-x-a${hour}`, { timeZone: 'UTC' });
  expect(dateFormat('en-US', { timeZone: 'Asia/Tokyo' })).not.toBe(first);
});

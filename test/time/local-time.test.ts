import { describe, expect, it } from 'vitest';
import { daysAfter, endAfter, localTime, momentOf } from '../../src/domain/time/local-time.ts';

const at = (text: string) => new Date(text);

describe('the clock of a time zone', () => {
  it.each([
    ['UTC', '2026-01-05T09:00:00Z', '2026-01-05', 9],
    ['Europe/Berlin', '2026-01-05T23:30:00Z', '2026-01-06', 0],
    ['America/New_York', '2026-01-05T03:00:00Z', '2026-01-04', 22],
    ['Asia/Kathmandu', '2026-01-05T03:15:00Z', '2026-01-05', 9],
    ['Pacific/Kiritimati', '2026-01-05T10:00:00Z', '2026-01-06', 0],
  ])('the clock shows in %s at %s: %s, hour %i', (zone, moment, date, hour) => {
    expect(localTime(at(moment), zone)).toEqual({ date, hour });
  });

  it('the clock refuses a name that isn’t a time zone', () => {
    expect(() => localTime(at('2026-01-05T09:00:00Z'), 'Mars/Olympus')).toThrow(RangeError);
  });

  it.each([
    ['UTC', '2026-01-05', '2026-01-05T09:00:00.000Z'],
    ['Europe/Berlin', '2026-01-05', '2026-01-05T08:00:00.000Z'],
    ['Europe/Berlin', '2026-07-05', '2026-07-05T07:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T07:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-05', '2026-01-05T03:15:00.000Z'],
  ])('the clock in %s shows nine on %s at %s', (zone, date, moment) => {
    expect(momentOf(date, 9, zone).toISOString()).toBe(moment);
  });

  it('the clock counts days in its time zone, also where it is put forward or back in between', () => {
    const before = at('2026-03-28T12:00:00Z');
    expect(daysAfter(before, 1, 'Europe/Berlin').toISOString()).toBe('2026-03-29T11:00:00.000Z');
    expect(daysAfter(before, 1, 'UTC').toISOString()).toBe('2026-03-29T12:00:00.000Z');
    expect(daysAfter(at('2026-10-24T12:00:00Z'), 7, 'Europe/Berlin').toISOString()).toBe(
      '2026-10-31T13:00:00.000Z',
    );
    expect(daysAfter(at('2026-03-29T11:00:00Z'), -1, 'Europe/Berlin')).toEqual(before);
  });

  it('an item without a number of days never expires', () => {
    expect(endAfter(at('2026-01-05T09:00:00Z'), null, 'UTC')).toBeNull();
    expect(endAfter(at('2026-01-05T09:00:00Z'), 14, 'UTC')).toEqual(at('2026-01-19T09:00:00Z'));
  });
});

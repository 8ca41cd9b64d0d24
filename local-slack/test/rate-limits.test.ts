import { expect, test } from 'vitest';
import { ManualClock } from '../src/clock.ts';
import { RateLimits } from '../src/rate-limits.ts';

const team = 'T1';

function started() {
  const clock = new ManualClock();
  return { clock, limits: new RateLimits(clock) };
}

function takeMany(
  limits: RateLimits,
  method: string,
  count: number,
  key: { team: string; channel?: string } = { team },
) {
  return Array.from({ length: count }, () => limits.take(method, key));
}

test.each([
  ['apps.uninstall', 1],
  ['users.list', 20],
  ['chat.update', 50],
  ['views.open', 100],
  ['auth.test', 300],
])('%s can be called %i times a minute', (method, allowed) => {
  const { limits } = started();
  expect(takeMany(limits, method, allowed)).toEqual(Array(allowed).fill({ limited: false }));
  expect(limits.take(method, { team })).toEqual({ limited: true, retryAfter: 60 });
});

test('a slot is free again exactly a minute after its call', () => {
  const { clock, limits } = started();
  takeMany(limits, 'users.list', 10);
  clock.advance(30_000);
  takeMany(limits, 'users.list', 10);
  expect(limits.take('users.list', { team })).toEqual({ limited: true, retryAfter: 30 });
  clock.advance(29_999);
  expect(limits.take('users.list', { team })).toEqual({ limited: true, retryAfter: 1 });
  clock.advance(1);
  expect(takeMany(limits, 'users.list', 11).filter(verdict => verdict.limited)).toHaveLength(1);
});

test('each workspace and each method has its own count', () => {
  const { limits } = started();
  takeMany(limits, 'users.list', 20);
  expect(limits.take('users.list', { team: 'T2' })).toEqual({ limited: false });
  expect(limits.take('conversations.list', { team })).toEqual({ limited: false });
});

test('refused calls don’t count', () => {
  const { clock, limits } = started();
  takeMany(limits, 'users.list', 40);
  clock.advance(60_000);
  expect(limits.take('users.list', { team })).toEqual({ limited: false });
});

test('a channel accepts a short burst of messages, then one a second', () => {
  const { clock, limits } = started();
  const post = (channel = 'D1') => limits.take('chat.postMessage', { team, channel });
  expect([post(), post(), post()]).toEqual(Array(3).fill({ limited: false }));
  expect(post()).toEqual({ limited: true, retryAfter: 1 });
  expect(post('D2')).toEqual({ limited: false });
  clock.advance(999);
  expect(post()).toEqual({ limited: true, retryAfter: 1 });
  clock.advance(1);
  expect(post()).toEqual({ limited: false });
  expect(post()).toEqual({ limited: true, retryAfter: 1 });
});

test('only messages are limited by channel', () => {
  const { limits } = started();
  const verdicts = takeMany(limits, 'chat.update', 10, { team, channel: 'C1' });
  expect(verdicts.some(verdict => verdict.limited)).toBe(false);
});

test('a channel gets its whole burst back after a pause', () => {
  const { clock, limits } = started();
  takeMany(limits, 'chat.postMessage', 3, { team, channel: 'C1' });
  clock.advance(60_000);
  const verdicts = takeMany(limits, 'chat.postMessage', 4, { team, channel: 'C1' });
  expect(verdicts.map(verdict => verdict.limited)).toEqual([false, false, false, true]);
});

test('a workspace limits messages over all its channels', () => {
  const { limits } = started();
  for (let channel = 0; channel < 300; channel++) {
    expect(limits.take('chat.postMessage', { team, channel: `C${channel}` })).toEqual({ limited: false });
  }
  expect(limits.take('chat.postMessage', { team, channel: 'C300' })).toEqual({
    limited: true,
    retryAfter: 60,
  });
});

test('the limits refuse to guess the tier of an unknown method', () => {
  const { limits } = started();
  expect(() => limits.take('chat.nonsense', { team })).toThrow(
    'No rate limit tier is known for chat.nonsense',
  );
  expect(() => limits.take('toString', { team })).toThrow('No rate limit tier');
});

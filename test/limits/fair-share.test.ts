import { expect, it } from 'vitest';
import { FairShare } from '../../src/delivery/fair-share.ts';

it('one workspace has at most its share of the workers; another has its own, and what ends or fails frees a place', async () => {
  const share = new FairShare(2);
  const ends = Promise.withResolvers<void>();
  const running = [share.within('A', () => ends.promise), share.within('A', () => ends.promise)];
  const fails = () => Promise.reject(new Error('It ran.'));
  expect(await share.within('A', fails)).toBe(false);
  expect(await share.within('B', async () => {})).toBe(true);
  ends.resolve();
  expect(await Promise.all(running)).toEqual([true, true]);
  await expect(share.within('A', fails)).rejects.toThrow('It ran.');
  expect(await Promise.all([1, 2].map(() => share.within('A', async () => {})))).toEqual([true, true]);
});

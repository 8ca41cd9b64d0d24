import { expect, it } from 'vitest';
import { MovableClock } from '../../src/clock.ts';
import { tinyAppPages } from './open-page.ts';
import { type } from './panes.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const openPage = tinyAppPages();

it('the page puts the time forward by an hour, a day and a week, and messages then have that day', async () => {
  const clock = new MovableClock();
  const moved: number[] = [];
  const time = {
    aheadMs: () => clock.aheadMs,
    async move(ms: number) {
      moved.push(ms);
      clock.advance(ms);
    },
  };
  const { page, left, simulator } = await openPage({ simulator: { clock }, client: { time } });
  await type(left, '/card');
  await left.getByRole('separator').or(left.getByText('Today')).waitFor();
  for (const name of ['an hour', 'a day', 'a week']) {
    await page.getByRole('button', { name: /^Time/ }).click();
    await page.getByRole('menuitem', { name: `Move ahead ${name}` }).click();
    await expect.poll(() => moved.length).toBe(['an hour', 'a day', 'a week'].indexOf(name) + 1);
  }
  expect(moved).toEqual([HOUR_MS, DAY_MS, 7 * DAY_MS]);
  await expect.poll(() => page.getByRole('button', { name: /^Time/ }).textContent()).not.toContain('Now');
  await type(left, '/card');
  await expect.poll(() => left.getByRole('heading', { name: 'A card' }).count()).toBe(2);
  const [first, second] = simulator
    .person('grace')
    .messages()
    .filter(one => !one.ephemeralTo);
  const between = (Number(second?.ts) - Number(first?.ts)) * 1000;
  expect(between).toBeGreaterThanOrEqual(8 * DAY_MS + HOUR_MS);
  expect(await left.getByText('Today').count()).toBe(1);
});

it('a page whose server can’t move the time has no button for it', async () => {
  const { page } = await openPage();
  expect(await page.getByRole('button', { name: /^Time/ }).count()).toBe(0);
});

it('a clock that is put forward runs what was due until then, in order, and leaves the rest', async () => {
  const clock = new MovableClock();
  const ran: string[] = [];
  const both = new Promise<void>(resolve => {
    clock.after(2 * HOUR_MS, () => {
      ran.push('second');
      resolve();
    });
  });
  clock.after(HOUR_MS, () => ran.push('first'));
  clock.after(HOUR_MS, () => ran.push('cancelled'))();
  const cancel = clock.after(DAY_MS, () => ran.push('later'));
  const before = clock.now().getTime();
  clock.advance(3 * HOUR_MS);
  expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(3 * HOUR_MS);
  await both;
  expect(ran).toEqual(['first', 'second']);
  cancel();
});

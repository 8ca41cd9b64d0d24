import { expect, it } from 'vitest';
import { tinyAppPages } from './open-page.ts';
import { type } from './panes.ts';

const openPage = tinyAppPages();

it('what Slack saw counts every call, and never backwards: not when old ones are dropped, not on a new connection', async () => {
  const { page, left, right, simulator } = await openPage({ simulator: { rateLimits: false } });
  const button = page.getByRole('button', { name: /^What Slack saw/ });
  const count = async () => Number(/\d+/.exec((await button.textContent()) ?? '')?.[0]);
  for (let index = 0; index < 160; index += 1) await simulator.person('linus').command('/card');
  await simulator.settled();
  const all = simulator.calls.all().length;
  expect(all).toBeGreaterThan(300);
  await expect.poll(count).toBe(all);
  // Another person in a pane is another connection to the server.
  await right.getByRole('button', { name: /You are/ }).click();
  await right.getByRole('menuitemradio', { name: /Margaret/ }).click();
  await right.getByRole('button', { name: /You are Margaret/ }).waitFor();
  await type(left, '/card');
  await left.getByRole('heading', { name: 'A card' }).waitFor();
  await expect.poll(count).toBe(simulator.calls.all().length);
  expect(await count()).toBeGreaterThan(all);
});

it('what Slack saw filters by words and by failure', async () => {
  const { page, left, simulator } = await openPage();
  simulator.faults.next('chat.postMessage', { kind: 'http', status: 500 });
  await type(left, '/card');
  await left.getByRole('heading', { name: 'A card' }).waitFor();
  await page.getByRole('button', { name: /^What Slack saw/ }).click();
  const rows = page.getByRole('region', { name: 'Calls' }).locator('tbody').getByRole('row');
  const status = page.getByRole('complementary', { name: 'What Slack saw' }).getByRole('status').first();
  await page.getByRole('searchbox', { name: 'Filter calls' }).fill('postmessage');
  await expect.poll(() => rows.count()).toBe(2);
  await page.getByRole('checkbox', { name: 'Failed only' }).check();
  await expect.poll(() => rows.count()).toBe(1);
  expect(await rows.textContent()).toContain('500');
  expect(await status.textContent()).toContain(`1 of ${simulator.calls.all().length} calls`);
  await page.getByRole('searchbox', { name: 'Filter calls' }).fill('no such call');
  await expect.poll(() => rows.count()).toBe(0);
});

it('what Slack saw doesn’t move while it is paused, says how much is new, and goes on', async () => {
  const { page, left, simulator } = await openPage();
  await page.getByRole('button', { name: /^What Slack saw/ }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  const rows = page.getByRole('region', { name: 'Calls' }).locator('tbody').getByRole('row');
  const before = await rows.count();
  const calls = simulator.calls.all().length;
  await type(left, '/card');
  await left.getByRole('heading', { name: 'A card' }).waitFor();
  await expect
    .poll(() => page.getByText(/Paused\./).textContent())
    .toBe(`Paused. ${simulator.calls.all().length - calls} new`);
  expect(await rows.count()).toBe(before);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => rows.count()).toBe(simulator.calls.all().length);
});

it('a press anywhere on a row of what Slack saw opens its details, and another closes them', async () => {
  const { page, left } = await openPage();
  await type(left, '/card');
  await left.getByRole('heading', { name: 'A card' }).waitFor();
  await page.getByRole('button', { name: /^What Slack saw/ }).click();
  const row = page.getByRole('row').filter({ hasText: 'command /card' });
  const details = page.getByRole('region', { name: /Details of call/ });
  await row.getByText('200').click();
  await details.getByText('"/card"').first().waitFor();
  await row.getByRole('button').click();
  await details.waitFor({ state: 'hidden' });
});

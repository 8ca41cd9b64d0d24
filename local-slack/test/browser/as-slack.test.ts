import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { tinyAppPages } from './open-page.ts';
import { type } from './panes.ts';

const openPage = tinyAppPages();

/** How many pixels of the newest message are below the part of the conversation that is in view. */
async function hiddenPixels(pane: Locator): Promise<number> {
  const bottom = (one: Locator) => one.evaluate(element => element.getBoundingClientRect().bottom);
  const scroller = pane.getByRole('log');
  return (await bottom(pane.getByRole('article').last())) - (await bottom(scroller));
}

it('the newest message is in view: when it comes, after App Home, after a reload, and when the composer grows', async () => {
  const { page, left, simulator } = await openPage({ simulator: { rateLimits: false } });
  const grace = simulator.person('grace');
  for (let index = 0; index < 12; index += 1) await grace.command('/card');
  await expect.poll(() => left.getByRole('heading', { name: 'A card' }).count()).toBe(12);
  await expect.poll(() => hiddenPixels(left)).toBeLessThanOrEqual(0);

  await left.getByRole('button', { name: 'Home', exact: true }).click();
  await left.getByRole('heading', { name: 'Welcome home' }).waitFor();
  await left.getByRole('button', { name: 'Messages' }).click();
  await left.getByRole('heading', { name: 'A card' }).last().waitFor();
  await expect.poll(() => hiddenPixels(left)).toBeLessThanOrEqual(0);

  await page.reload();
  await left.getByRole('heading', { name: 'A card' }).last().waitFor();
  await expect.poll(() => hiddenPixels(left)).toBeLessThanOrEqual(0);

  await left.getByTestId('composer').fill('one\ntwo\nthree\nfour\nfive');
  await expect.poll(() => hiddenPixels(left)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 400, height: 700 });
  await expect.poll(() => hiddenPixels(left)).toBeLessThanOrEqual(0);
});

it('a person who scrolled up stays there while the page changes its size, and the next message is in view', async () => {
  const { page, left, simulator } = await openPage({ simulator: { rateLimits: false } });
  const grace = simulator.person('grace');
  for (let index = 0; index < 12; index += 1) await grace.command('/card');
  await expect.poll(() => left.getByRole('heading', { name: 'A card' }).count()).toBe(12);
  const top = () => left.getByRole('log').evaluate(element => element.scrollTop);
  await left.getByRole('log').evaluate(element => element.scrollTo(0, 200));
  await expect.poll(top).toBe(200);
  await page.setViewportSize({ width: 1280, height: 760 });
  await left.getByTestId('composer').fill('one\ntwo');
  expect(await top()).toBe(200);
  await grace.command('/card');
  await expect.poll(() => left.getByRole('heading', { name: 'A card' }).count()).toBe(13);
  await expect.poll(() => hiddenPixels(left)).toBeLessThanOrEqual(0);
});

it('a message that only its reader sees is gone after a reload, and when they dismiss it', async () => {
  const { page, left, right } = await openPage();
  await type(left, '/card');
  await left.getByText('A card comes.').waitFor();
  // Changing the people of the page is no reload.
  await right.getByRole('button', { name: /You are/ }).click();
  await right.getByRole('menuitemradio', { name: /Linus/ }).click();
  await right.getByRole('button', { name: /You are Linus/ }).waitFor();
  expect(await left.getByText('A card comes.').count()).toBe(1);

  await page.reload();
  await left.getByRole('heading', { name: 'A card' }).waitFor();
  expect(await left.getByText('Only visible to you').count()).toBe(0);

  await type(left, '/nonsense');
  const answer = left.getByRole('article').filter({ hasText: 'is not a valid command' });
  await answer.hover();
  await answer.getByRole('button', { name: 'Dismiss message' }).click();
  await answer.waitFor({ state: 'detached' });
});

it('a message has its actions on hover: it is copied, left unread, and shown in what Slack saw', async () => {
  const { page, left } = await openPage();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await type(left, '/card');
  const card = left.getByRole('article').filter({ hasText: 'Agree' });
  const toolbar = card.getByRole('group', { name: 'Message actions' });
  const opacity = () => toolbar.evaluate(element => element.computedStyleMap().get('opacity')?.toString());
  await page.getByRole('heading', { level: 1 }).hover();
  await expect.poll(opacity).toBe('0');
  await card.hover();
  await expect.poll(opacity).toBe('1');
  await toolbar.getByRole('button', { name: 'Copy text' }).click();
  await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toContain('A card');

  await toolbar.getByRole('button', { name: 'Mark unread' }).click();
  await left.getByRole('button', { name: 'general' }).click();
  await left.getByRole('button', { name: 'Messages' }).getByLabel('1 unread').waitFor();
  await left.getByRole('button', { name: 'Messages' }).click();

  await card.hover();
  await toolbar.getByRole('button', { name: 'Show in What Slack saw' }).click();
  const call = page.getByRole('button', { name: 'chat.postMessage', expanded: true });
  await expect.poll(() => call.evaluate(node => node.matches(':focus'))).toBe(true);
  await page
    .getByRole('region', { name: /Details of call/ })
    .getByText('"ts"')
    .first()
    .waitFor();
});

it('messages of one author share one name, and no modal counts the views of its stack', async () => {
  const { left, simulator } = await openPage();
  await simulator.person('grace').say('one');
  await simulator.person('grace').say('two');
  await left.getByText('two', { exact: true }).waitFor();
  expect(await left.getByRole('article').getByText('Grace Hopper').count()).toBe(1);
  await type(left, '/form');
  await left.getByRole('dialog').waitFor();
  expect(await left.getByText(/\d of 3/).count()).toBe(0);
});

it('the page is light or dark as the system is, until its switch says otherwise', async () => {
  const { page } = await openPage();
  const ground = () =>
    page.locator('html').evaluate(element => element.computedStyleMap().get('background-color')?.toString());
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await ground();
  expect(dark).not.toBe(light);
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('menuitemradio', { name }).click();
  };
  await choose('Light');
  expect(await ground()).toBe(light);
  await page.reload();
  await page.getByRole('region', { name: 'Left pane' }).waitFor();
  expect(await ground()).toBe(light);
  await choose('As the system');
  expect(await ground()).toBe(dark);
});

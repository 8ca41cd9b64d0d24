import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { tinyAppPages } from './open-page.ts';
import { type } from './panes.ts';

const openPage = tinyAppPages();

const hasFocus = (part: Locator) => expect.poll(() => part.evaluate(node => node.matches(':focus')));
const press = (page: Page, key: string) => page.keyboard.press(key);

it('F6 and Shift+F6 move between the panes, out of a modal too, and back to where the person was', async () => {
  const { page, left, right } = await openPage();
  await type(left, '/form');
  const dialog = left.getByRole('dialog');
  await dialog.waitFor();
  await press(page, 'Tab');
  const field = dialog.locator(':focus');
  const place = await field.getAttribute('data-focus-key');
  await press(page, 'F6');
  await hasFocus(right.getByTestId('composer')).toBe(true);
  await press(page, 'F6');
  await hasFocus(page.getByRole('banner').getByRole('button').nth(0)).toBe(true);
  await press(page, 'Shift+F6');
  await press(page, 'Shift+F6');
  await hasFocus(dialog.locator(`[data-focus-key="${place}"]`)).toBe(true);
});

it('the first stop of the Tab key skips to the panes', async () => {
  const { page, left } = await openPage();
  await press(page, 'Tab');
  await page.getByRole('button', { name: 'Skip to the panes' }).waitFor();
  await press(page, 'Enter');
  await hasFocus(left.getByTestId('composer')).toBe(true);
});

it('the arrow keys move from message to message, from the newest up', async () => {
  const { page, left, simulator } = await openPage();
  for (const text of ['one', 'two', 'three']) await simulator.person('grace').say(text);
  await left.getByText('three', { exact: true }).waitFor();
  const messages = left.getByRole('article');
  await left.getByRole('log').focus();
  await press(page, 'ArrowUp');
  await hasFocus(messages.nth(2)).toBe(true);
  await press(page, 'ArrowUp');
  await hasFocus(messages.nth(1)).toBe(true);
  await press(page, 'Home');
  await hasFocus(messages.nth(0)).toBe(true);
  await press(page, 'ArrowUp');
  await hasFocus(messages.nth(0)).toBe(true);
  await press(page, 'ArrowDown');
  await hasFocus(messages.nth(1)).toBe(true);
});

it('after a press whose button is gone, the focus is on the message that it was in', async () => {
  const { page, left } = await openPage();
  await type(left, '/card');
  await left.getByRole('button', { name: 'Agree' }).focus();
  await press(page, 'Enter');
  await left.getByText('Pressed yes').waitFor();
  await hasFocus(left.getByRole('article').filter({ hasText: 'Pressed yes' })).toBe(true);
});

it('dates in messages are in the language of the reader’s Slack', async () => {
  const { left, right, simulator } = await openPage();
  await simulator.changePerson('grace', { locale: 'de-DE' });
  const text = `<!date^${Math.floor(Date.now() / 1000)}^{date_short_pretty}|then>, <!date^1700000000^{date}|then>`;
  for (const name of ['grace', 'ada']) {
    await fetch(`${simulator.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${simulator.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: simulator.person(name).id, text }),
    });
  }
  await left.getByText(/heute.*, 1\d\. November 2023/).waitFor();
  await right.getByText(/today.*, November 1\d, 2023/).waitFor();
});

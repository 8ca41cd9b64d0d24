import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator.ts';
import { type TinyAppPage, tinyAppPages } from './open-page.ts';
import { type } from './panes.ts';
import { awkward } from './tiny-app.ts';

let simulator: Simulator;
let app: TinyAppPage['app'];
let client: TinyAppPage['client'];
let page: Page;
let left: Locator;
let right: Locator;
let problems: string[];

const openPage = tinyAppPages();

beforeEach(async () => {
  problems = [];
  const prepare = (opened: Page) => {
    opened.on('pageerror', error => problems.push(String(error)));
    opened.on('dialog', dialog => problems.push(`a dialog of the browser: ${dialog.message()}`));
  };
  ({ simulator, app, client, page, left, right } = await openPage({ prepare, width: 1440, height: 900 }));
});

afterEach(() => expect(problems).toEqual([]));

/** Picks in a select, found by its label, as one does with mouse and keyboard. */
const pick = async (pane: Locator, label: string, option: string, typed = '') => {
  const box = pane.getByRole('combobox', { name: label });
  await box.click();
  if (typed) await box.fill(typed);
  await pane.getByRole('option', { name: option }).click();
};

const fillForm = async (pane: Locator, words: string) => {
  await pane.getByLabel('Mail').fill('ada@example.com');
  await pane.getByLabel('Words').fill(words);
  await pick(pane, 'One', 'Green');
  await pick(pane, 'Many', 'Red');
  await pick(pane, 'Many', 'Blue');
  await page.keyboard.press('Escape');
  await pick(pane, 'Asked', 'Beta', 'be');
  await page.keyboard.press('Escape');
  await pick(pane, 'Who', 'Ada Lovelace', 'ada');
};

describe('composer', () => {
  it('the composer offers the installed commands with their usage hints and runs the chosen one by keyboard', async () => {
    const composer = left.getByTestId('composer');
    await composer.pressSequentially('/f');
    await left.getByRole('option', { name: '/form' }).getByText('[anything]').waitFor();
    await composer.press('Tab');
    await expect.poll(() => composer.inputValue()).toBe('/form ');
    await composer.press('Enter');
    await left.getByRole('dialog', { name: 'The form' }).waitFor();
    expect(await right.getByRole('dialog').count()).toBe(0);
  });

  it('the composer says when a command isn’t one of the app’s', async () => {
    await type(left, '/nonsense');
    await left.getByText('is not a valid command').waitFor();
  });

  it('the composer sends the next command while the one before is running', async () => {
    await type(left, '/card');
    await type(left, '/card');
    await left.getByRole('heading', { name: 'A card' }).nth(1).waitFor();
  });

  it('the page shows an immediate answer to its person only', async () => {
    await type(left, '/card');
    await left.getByText('Only visible to you').waitFor();
    await left.getByText('A card comes.').waitFor();
  });
});

describe('modals', () => {
  it('a modal submits every kind of input', async () => {
    await left.getByRole('button', { name: 'Shortcuts' }).click();
    await left.getByRole('menuitem', { name: 'Fill in the form' }).click();
    await fillForm(left, 'some words');
    await pick(left, 'Where', '#random');
    await left.getByLabel('South').check();
    await left.getByLabel('Down').check();
    await left.getByLabel('Count').fill('12');
    await left.getByLabel('Day').fill('2026-12-24');
    await left.getByRole('button', { name: 'Hand in' }).click();
    await left.getByText('some words').first().waitFor();
    const ada = simulator.person('ada').id;
    expect(app.handedIn).toMatchObject([
      {
        mail: { a: { value: 'ada@example.com' } },
        words: { a: { value: 'some words' } },
        one: { a: { selected_option: { value: 'green' } } },
        many: { a: { selected_options: [{ value: 'red' }, { value: 'blue' }] } },
        asked: { asked: { selected_options: [{ value: 'beta' }] } },
        who: { a: { selected_user: ada } },
        where: { a: { selected_conversation: simulator.channel('random').id } },
        ticks: { a: { selected_options: [{ value: 'south' }] } },
        dot: { a: { selected_option: { value: 'down' } } },
        count: { a: { value: '12' } },
        day: { a: { selected_date: '2026-12-24' } },
      },
    ]);
    expect(await left.getByRole('dialog').count()).toBe(0);
  });

  it('a modal shows errors under their fields, keeps what was typed, and accepts the next try', async () => {
    await type(left, '/form');
    await fillForm(left, 'wrong');
    await left.getByRole('button', { name: 'Hand in' }).click();
    await left.getByRole('alert').filter({ hasText: 'These are the wrong words.' }).waitFor();
    expect(await left.getByLabel('Mail').inputValue()).toBe('ada@example.com');
    await left.getByLabel('Words').fill('right');
    await left.getByRole('button', { name: 'Hand in' }).click();
    await left.getByRole('dialog').waitFor({ state: 'detached' });
    expect(app.handedIn).toHaveLength(1);
  });

  it('a modal sends nothing while a required field is empty', async () => {
    await type(left, '/form');
    await left.getByRole('button', { name: 'Hand in' }).click();
    await left.getByRole('dialog').getByRole('alert').first().waitFor();
    expect(simulator.calls.of('view_submission')).toEqual([]);
  });

  it('a modal takes the focus, keeps it inside and gives it back on Escape', async () => {
    await type(left, '/form');
    const dialog = left.getByRole('dialog');
    await expect.poll(() => dialog.getByLabel('Mail').evaluate(node => node.matches(':focus'))).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    const last = dialog.getByRole('button', { name: 'Hand in' });
    await expect.poll(() => last.evaluate(node => node.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => left.getByTestId('composer').evaluate(node => node.matches(':focus'))).toBe(true);
  });

  it('a modal shows text with markup, emoji and right-to-left letters as it was typed', async () => {
    await type(left, '/form');
    await fillForm(left, awkward);
    await left.getByRole('button', { name: 'Hand in' }).click();
    await left.getByText(awkward, { exact: true }).waitFor();
    const second = left.locator('.block-section').nth(1);
    expect(await second.locator('strong').allTextContents()).toEqual(['bold']);
    expect(await second.locator('em, s, code, a').allTextContents()).toEqual([
      'italic',
      'gone',
      'code',
      'a link',
    ]);
    expect(await second.locator('time').textContent()).toBe('11/14/2023');
    expect(await second.textContent()).toContain('🎉 <script>alert("&amp;")</script>');
    expect(simulator.pings()).toEqual([]);
  });
});

describe('messages', () => {
  beforeEach(async () => {
    await type(left, '/card');
    await left.getByRole('heading', { name: 'A card' }).waitFor();
  });

  it('a pressed button shows the new state of its message', async () => {
    await left.getByRole('button', { name: 'Agree' }).click();
    await left.getByText('Pressed yes').waitFor();
    expect(await left.getByRole('button', { name: 'Agree' }).count()).toBe(0);
  });

  it('a button with a confirm dialog asks again, and does nothing on a no', async () => {
    await left.getByRole('button', { name: 'Refuse' }).click();
    const dialog = left.getByRole('alertdialog', { name: 'Are you sure?' });
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    expect(simulator.calls.of('block_actions')).toEqual([]);
    await left.getByRole('button', { name: 'Refuse' }).click();
    await dialog.getByRole('button', { name: 'Refuse it' }).click();
    await left.getByText('Pressed no').waitFor();
  });

  it('an overflow menu works by keyboard', async () => {
    await left.getByRole('button', { name: 'More actions' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await left.getByText('Pressed menu').waitFor();
    await left.getByText('"move"').waitFor();
  });

  it('a pressed button shows that it is working, then that the app did not answer', async () => {
    const button = left.getByRole('button', { name: 'Never answered' });
    await button.click();
    await left.locator('button[aria-busy=true]').waitFor();
    await left.getByRole('article').getByRole('alert').waitFor();
    expect(await button.getAttribute('aria-busy')).toBeNull();
  });

  it('cards, carousels and data tables are drawn, and the buttons of a card work', async () => {
    await type(left, '/show');
    const table = left.getByRole('table', { name: 'Members by role' });
    await table.getByRole('rowheader', { name: 'Analyst' }).waitFor();
    expect(await table.getByRole('cell').allTextContents()).toEqual(['12']);
    expect(await left.getByRole('list', { name: 'Cards' }).getByRole('listitem').allTextContents()).toEqual([
      'One',
      'Two',
      'Three',
    ]);
    expect(await left.getByText('Ada', { exact: true }).evaluate(node => node.nodeName)).toBe('STRONG');
    await left.getByRole('button', { name: 'Edit Ada' }).click();
    await left.getByText('Pressed yes').waitFor();
  });

  it('the page counts what another person has not read yet', async () => {
    await right.getByRole('button', { name: 'general' }).click();
    await simulator.person('ada').command('/card');
    await right.getByRole('button', { name: 'Messages' }).getByLabel('2 unread').waitFor();
    await right.getByRole('button', { name: 'Messages' }).click();
    await right.getByRole('heading', { name: 'A card' }).waitFor();
    expect(await right.getByLabel(/\d unread/).count()).toBe(0);
  });
});

describe('bar', () => {
  it('a pane changes its person and keeps the choice on reload', async () => {
    await right.getByRole('button', { name: /You are Ada Lovelace/ }).click();
    await right.getByRole('menuitemradio', { name: /Radia Perlman/ }).click();
    await right
      .getByRole('button', { name: /You are Radia Perlman/ })
      .getByText('guest', { exact: true })
      .waitFor();
    await page.reload();
    await right.getByRole('button', { name: /You are Radia Perlman/ }).waitFor();
  });

  it('a new person joins Slack and can then be chosen', async () => {
    await page.getByRole('button', { name: 'Add a person to Slack' }).click();
    await page.getByRole('button', { name: 'Add Hedy Lamarr to Slack' }).click();
    await right.getByRole('button', { name: /You are/ }).click();
    await right.getByRole('menuitemradio', { name: /Hedy Lamarr/ }).click();
    await right.getByRole('button', { name: /You are Hedy Lamarr/ }).waitFor();
  });

  it('the page opens the App Home that the app drew', async () => {
    await right.getByRole('button', { name: 'Home', exact: true }).click();
    await right.getByRole('heading', { name: 'Welcome home' }).waitFor();
  });

  it('the log shows each call, and makes the next one fail on demand', async () => {
    await page.getByRole('button', { name: /^What Slack saw/ }).click();
    await page.getByRole('button', { name: '500' }).click();
    await page.getByText('The next chat.postMessage answers 500.').waitFor();
    await type(left, '/card');
    const calls = page.getByRole('region', { name: 'Calls' });
    await calls.getByRole('row').filter({ hasText: 'chat.postMessage' }).filter({ hasText: '500' }).waitFor();
    await calls.getByRole('button', { name: 'command /card' }).click();
    await calls.getByText('"command": "/card"').waitFor();
  });
});

describe('server', () => {
  it('the server refuses requests that another site makes a browser send', async () => {
    const grace = simulator.person('grace').id;
    const send = (headers: Record<string, string>) =>
      fetch(`${client.url}api/people/${grace}/command`, {
        method: 'POST',
        headers,
        body: '{"text":"/card","in":"dm"}',
      });
    expect((await send({ 'content-type': 'text/plain' })).status).toBe(415);
    const foreign = await send({ 'content-type': 'application/json', origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect(simulator.calls.of('command')).toEqual([]);
  });

  it('the server answers with a sentence for a button that is gone', async () => {
    const grace = simulator.person('grace').id;
    const body = JSON.stringify({
      where: { channel: simulator.channel('general').id, ts: '1.2' },
      block: 'b',
      action: 'a',
    });
    const answer = await fetch(`${client.url}api/people/${grace}/press`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ error: 'This message is gone.' });
  });
});

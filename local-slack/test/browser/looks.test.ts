import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { faultsOfLooks } from '../../src/looks.ts';
import type { Simulator } from '../../src/simulator.ts';
import { tinyAppPages } from './open-page.ts';
import { type } from './panes.ts';

let simulator: Simulator;
let page: Page;
let left: Locator;
let right: Locator;

const openPage = tinyAppPages();

beforeEach(async () => {
  ({ simulator, page, left, right } = await openPage());
});

/** Each brings the page into a state that people see. */
const states: [name: string, enter: () => Promise<unknown>][] = [
  ['nothing said yet', () => left.getByText('This is your conversation').waitFor()],
  [
    'an empty channel',
    async () => {
      await left.getByRole('button', { name: 'leadership' }).click();
      await left.getByText('very beginning').waitFor();
    },
  ],
  [
    'completions',
    async () => {
      await left.getByTestId('composer').pressSequentially('/f');
      await left.getByRole('option').first().waitFor();
    },
  ],
  [
    'a card, unread in the other pane',
    async () => {
      await right.getByRole('button', { name: 'general' }).click();
      await simulator.person('ada').command('/card');
      await type(left, '/card');
      await type(left, '/nonsense');
      await left.getByRole('heading', { name: 'A card' }).waitFor();
      await left.getByText('is not a valid command').waitFor();
      await left.getByRole('article').last().hover();
    },
  ],
  [
    'cards and tables',
    async () => {
      await type(left, '/show');
      await left.getByRole('table', { name: 'Members by role' }).waitFor();
    },
  ],
  [
    'charts',
    async () => {
      await type(left, '/charts');
      await left.getByRole('img', { name: 'Members as pie, pie chart' }).waitFor();
      await left.getByText('Show as a table').last().click();
      await left.getByRole('table').last().waitFor();
    },
  ],
  [
    'an overflow menu',
    async () => {
      await type(left, '/card');
      await left.getByRole('button', { name: 'More actions' }).click();
      await left.getByRole('menuitem').first().waitFor();
    },
  ],
  [
    'a confirm dialog',
    async () => {
      await type(left, '/card');
      await left.getByRole('button', { name: 'Refuse' }).click();
      await left.getByRole('alertdialog').waitFor();
    },
  ],
  [
    'a form with every input',
    async () => {
      await type(left, '/form');
      await left.getByRole('dialog').waitFor();
      await left.getByRole('combobox', { name: 'Many' }).click();
      await left.getByRole('option', { name: 'Red' }).click();
    },
  ],
  [
    'a form with errors',
    async () => {
      await type(left, '/form');
      await left.getByRole('button', { name: 'Hand in' }).click();
      await left.getByRole('dialog').getByRole('alert').first().waitFor();
    },
  ],
  [
    'a form for a file',
    async () => {
      await type(left, '/file');
      await left.getByText('Choose a file').waitFor();
    },
  ],
  [
    'App Home',
    async () => {
      await left.getByRole('button', { name: 'Home', exact: true }).click();
      await left.getByRole('heading', { name: 'Welcome home' }).waitFor();
    },
  ],
  [
    'the people to choose from',
    async () => {
      await left.getByRole('button', { name: /You are/ }).click();
      await left.getByRole('menuitemradio').first().waitFor();
    },
  ],
  [
    'the people who are not in Slack',
    async () => {
      await page.getByRole('button', { name: 'Add a person to Slack' }).click();
      await page
        .getByRole('button', { name: /^Add .* to Slack/ })
        .first()
        .waitFor();
    },
  ],
  [
    'the shortcuts',
    async () => {
      await left.getByRole('button', { name: 'Shortcuts' }).click();
      await left.getByRole('menuitem').first().waitFor();
    },
  ],
  [
    'what Slack saw',
    async () => {
      await page.getByRole('button', { name: /^What Slack saw/ }).click();
      await page.getByRole('button', { name: '500' }).click();
      await type(left, '/card');
      const calls = page.getByRole('region', { name: 'Calls' });
      await calls.getByRole('row').filter({ hasText: 'chat.postMessage' }).first().waitFor();
      await calls.getByRole('button', { name: 'command /card' }).click();
    },
  ],
];

it.each(states)('%s: axe finds nothing, and all fits, in every look', async (name, enter) => {
  await enter();
  expect(await faultsOfLooks(page, name)).toEqual([]);
});

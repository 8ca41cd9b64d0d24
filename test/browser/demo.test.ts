import { startClient } from 'local-slack/client';
import { faultsOfLooks } from 'local-slack/looks';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { guideFor } from '../../src/demo/guide/guide.ts';
import { type Mailbox, startMailbox } from '../../src/demo/mailbox/mailbox.ts';
import { walk } from '../../src/demo/record/walk.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { enter, type } from './keyboard.ts';
import { browserForTests, openPanes } from './panes.ts';

const browser = browserForTests();
let mailbox: Mailbox;
let foyer: Foyer;
let client: Awaited<ReturnType<typeof startClient>>;
let page: Page;
let left: Locator;
let right: Locator;
let tour: Locator;

beforeEach(async () => {
  mailbox = await startMailbox();
  foyer = await startFoyer('http', { mail: { url: mailbox.smtpUrl } });
  client = await startClient(foyer.slack, {
    manifest: parse(manifestYaml()),
    aside: { title: 'Mailbox', url: mailbox.url },
    guide: guideFor(foyer.slack),
  });
  ({ page, left, right } = await openPanes(browser(), client.url));
  tour = page.getByRole('region', { name: 'Tour' });
});

afterEach(async () => {
  await page.close();
  await client.stop();
  await foyer[Symbol.asyncDispose]();
  await mailbox.stop();
});

const send = (pane: Locator) => enter(pane.getByTestId('composer'));

/** Presses the button that a form, or a question that must be confirmed, is sent with. */
const confirm = (pane: Locator, role: 'dialog' | 'alertdialog') =>
  enter(pane.getByRole(role).locator('.foot').getByRole('button').last());

/** What a person does for each step, after its own button: with the keyboard alone. */
const doing: Record<string, () => Promise<unknown>> = {
  'Look at App Home': async () => {},
  'See what each role can do': () => send(left),
  'Invite Ada': () => send(left),
  'Accept as Ada': async () => {
    await enter(right.getByRole('button', { name: 'Accept' }));
    await confirm(right, 'alertdialog');
  },
  'Try to invite as Ada': () => send(right),
  'Invite someone outside Slack': () => send(left),
  'Accept from the email': async () => {
    const mail = page.frameLocator('iframe[title=Mailbox]');
    await enter(mail.getByRole('button', { name: /sofia@elsewhere\.example/u }));
    await enter(mail.getByRole('button', { name: 'Text', exact: true }));
    const opening = page.waitForEvent('popup');
    await enter(mail.getByRole('link', { name: /\/i\//u }));
    const letter = await opening;
    await type(letter.getByRole('textbox'), 'Sofia Kovalevskaya');
    await enter(letter.getByRole('button', { name: /^Accept/u }));
    await letter.getByRole('heading', { name: /joined/u }).waitFor();
    await letter.close();
  },
  'Invite many at once': async () => {
    await send(left);
    const form = left.getByRole('dialog');
    await type(form.locator('textarea').first(), (await tour.locator('pre').first().textContent()) ?? '');
    const title = (await form.getByRole('heading', { level: 2 }).textContent()) ?? '';
    await confirm(left, 'dialog');
    await expect.poll(() => form.getByRole('heading', { level: 2 }).textContent()).not.toBe(title);
    await confirm(left, 'dialog');
  },
  'Ask to join as Katherine': async () => {
    await send(right);
    await confirm(right, 'dialog');
  },
  'Decide as Grace': async () => {
    await enter(left.getByRole('button', { name: /^Accept as (?!…)/ }));
    await confirm(left, 'alertdialog');
  },
  'Look back': () => send(left),
};

async function closeModals() {
  for (const pane of [left, right]) {
    const dialogs = pane.getByRole('dialog');
    if ((await dialogs.count()) > 0) await enter(dialogs.getByRole('button', { name: 'Close' }).first());
    await expect.poll(() => dialogs.count()).toBe(0);
  }
}

it.each([
  ['School', 'light', 1440, 'Lovelace School'],
  ['Builder', 'dark', 1440, 'Hopper Construction'],
  ['Security team', 'dark', 400, 'Lovelace Security'],
] as const)(
  'the story “%s” sets up its organization by keyboard alone, and its tour notices each of eight steps, in %s colours at %i px',
  async (who, colorScheme, width, name) => {
    const look = async () => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
    };
    await look();
    await enter(page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${who}`, 'u') }));
    await tour.waitFor();
    expect(await foyer.db.organization.findMany({ select: { name: true } })).toEqual([{ name }]);
    for (let done = 0; done < 8; done += 1) {
      await tour.getByText(`${done} of 8 steps done`).waitFor();
      const step = tour.locator('[aria-current=step]');
      const title = (await step.locator('.step-title').textContent()) ?? '';
      for (const offer of await step.locator('.button.primary').all()) await enter(offer);
      expect(Object.keys(doing)).toContain(title);
      await doing[title]?.();
      await tour.getByText(`${done + 1} of 8 steps done`).waitFor();
      if (done === 3) expect(await faultsOfLooks(page, `the tour of ${who}`)).toEqual([]);
      await look();
      await closeModals();
    }
    await tour.getByText('That was the tour.').waitFor();
    await enter(left.getByRole('button', { name: 'Home', exact: true }));
    await left.getByTestId('home').waitFor();
    expect(await faultsOfLooks(page, `App Home of ${who}`)).toEqual([]);
  },
);

it('the page greets with three stories, by keyboard too, and never twice in one tab', async () => {
  const greeting = page.getByRole('dialog', { name: 'Welcome to Foyer' });
  await greeting.waitFor();
  expect(await faultsOfLooks(page, 'the greeting')).toEqual([]);
  const focused = () => page.evaluate<string>('document.activeElement.textContent');
  await expect.poll(focused).toContain('School');
  await page.keyboard.press('Tab');
  expect(await focused()).toContain('Builder');
  await page.keyboard.press('Escape');
  await greeting.waitFor({ state: 'hidden' });
  await page.reload();
  await left.waitFor();
  expect(await greeting.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Tour' }).click();
  await greeting.waitFor();
});

it('a newcomer has an accepted invitation after at most ten presses', async () => {
  expect(await walk(page, async () => {})).toBeLessThanOrEqual(10);
});

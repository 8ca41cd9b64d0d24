import { launchBrowser } from 'local-slack/chromium';
import { startClient } from 'local-slack/client';
import { faultsOfLooks } from 'local-slack/looks';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { guideFor } from '../../src/demo/guide/guide.ts';
import { type Mailbox, startMailbox } from '../../src/demo/mailbox/mailbox.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';

let browser: Browser;
let mailbox: Mailbox;
let foyer: Foyer;
let client: Awaited<ReturnType<typeof startClient>>;
let page: Page;
let left: Locator;
let right: Locator;
let tour: Locator;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  mailbox = await startMailbox();
  foyer = await startFoyer('http', { mail: { url: mailbox.smtpUrl } });
  client = await startClient(foyer.slack, {
    manifest: parse(manifestYaml()),
    aside: { title: 'Mailbox', url: mailbox.url },
    guide: guideFor(foyer.slack),
  });
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
  await page.goto(client.url);
  left = page.getByRole('region', { name: 'Left pane' });
  right = page.getByRole('region', { name: 'Right pane' });
  tour = page.getByRole('region', { name: 'Tour' });
});

afterEach(async () => {
  await page.close();
  await client.stop();
  await foyer[Symbol.asyncDispose]();
  await mailbox.stop();
});

const send = (pane: Locator) => pane.getByTestId('composer').press('Enter');

/** Presses the button that a form, or a question that must be confirmed, is sent with. */
const confirm = (pane: Locator, role: 'dialog' | 'alertdialog') =>
  pane.getByRole(role).locator('.foot').getByRole('button').last().click();

/** What a person does for each step, after its own button. */
const doing: Record<string, () => Promise<unknown>> = {
  'Look at App Home': async () => {},
  'See what each role can do': () => send(left),
  'Invite Ada': () => send(left),
  'Accept as Ada': async () => {
    await right.getByRole('button', { name: 'Accept' }).click();
    await confirm(right, 'alertdialog');
  },
  'Try to invite as Ada': () => send(right),
  'Invite someone outside Slack': () => send(left),
  'Accept from the email': async () => {
    const mail = page.frameLocator('iframe[title=Mailbox]');
    await mail.getByRole('button', { name: /sofia@elsewhere\.example/u }).click();
    await mail.getByRole('button', { name: 'Text', exact: true }).click();
    const opening = page.waitForEvent('popup');
    await mail.getByRole('link', { name: /\/i\//u }).click();
    const letter = await opening;
    await letter.getByRole('textbox').fill('Sofia Kovalevskaya');
    await letter.getByRole('button', { name: /^Accept/u }).click();
    await letter.getByRole('heading', { name: /joined/u }).waitFor();
    await letter.close();
  },
  'Invite many at once': async () => {
    await send(left);
    const form = left.getByRole('dialog');
    await form
      .locator('textarea')
      .first()
      .fill((await tour.locator('pre').first().textContent()) ?? '');
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
    await left.getByRole('button', { name: 'Accept', exact: true }).click();
    await confirm(left, 'alertdialog');
  },
  'Look back': () => send(left),
};

async function closeModals() {
  for (const pane of [left, right]) {
    while ((await pane.getByRole('dialog').count()) > 0) {
      const dialog = pane.getByRole('dialog');
      const id = await dialog.getAttribute('aria-labelledby');
      await dialog.getByRole('button', { name: 'Close' }).first().click();
      await expect.poll(() => pane.locator(`[aria-labelledby="${id}"]`).count()).toBe(0);
    }
  }
}

it.each([
  ['School', 'Lovelace School'],
  ['Builder', 'Hopper Construction'],
  ['Security team', 'Lovelace Security'],
])('the story “%s” sets up its organization, and its tour notices each of eight steps', async (who, name) => {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${who}`, 'u') })
    .click();
  await tour.waitFor();
  expect(await foyer.db.organization.findMany({ select: { name: true } })).toEqual([{ name }]);
  for (let done = 0; done < 8; done += 1) {
    await tour.getByText(`${done} of 8 steps done`).waitFor();
    const step = tour.locator('[aria-current=step]');
    const title = (await step.locator('.step-title').textContent()) ?? '';
    for (const offer of await step.locator('.button.primary').all()) await offer.click();
    expect(Object.keys(doing)).toContain(title);
    await doing[title]?.();
    await tour.getByText(`${done + 1} of 8 steps done`).waitFor();
    if (done === 3) expect(await faultsOfLooks(page, `the tour of ${who}`)).toEqual([]);
    await closeModals();
  }
  await tour.getByText('That was the tour.').waitFor();
  await left.getByRole('button', { name: 'Home', exact: true }).click();
  await left.getByTestId('home').waitFor();
  expect(await faultsOfLooks(page, `App Home of ${who}`)).toEqual([]);
});

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

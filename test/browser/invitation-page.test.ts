import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accept, decline, inviteByEmail, linkTo, withSignIn } from '../pages/visit.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { setUp } from '../support/story.ts';
import { faultsByAxe } from './axe.ts';
import { browserForTests } from './panes.ts';

const hedy = 'hedy@elsewhere.example';

const browser = browserForTests();
let foyer: Foyer;
let context: BrowserContext;
let page: Page;

beforeEach(async () => {
  foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  await foyer.db.organization.updateMany({
    data: {
      welcomeMessage: 'Welcome to the lab.\n\nWe look after 4,000 devices in 12 schools.',
      joinSlackUrl: 'https://join.slack.com/t/lovelace/shared_invite/zt-abc',
    },
  });
  context = await browser().newContext({ viewport: { width: 320, height: 640 } });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
});
afterEach(async () => {
  await context.close();
  await foyer[Symbol.asyncDispose]();
});

/** Each state of the page: how it comes about, and its heading. */
const states: [heading: string, make: (link: string) => Promise<unknown>][] = [
  ['Join Lovelace Labs', async () => {}],
  [
    'Your answer is waiting for approval',
    async link => {
      await foyer.db.member.updateMany({ data: { state: 'deactivated' } });
      await accept(foyer, link, 'Hedy Lamarr');
    },
  ],
  ['You joined Lovelace Labs', link => accept(foyer, link, 'Hedy Lamarr')],
  ['You declined this invitation', link => decline(foyer, link)],
  [
    'This invitation was revoked',
    () => foyer.db.invitation.updateMany({ data: { status: 'revoked', resolvedAt: foyer.clock.now() } }),
  ],
  [
    'This invitation has expired',
    () => foyer.db.invitation.updateMany({ data: { expiresAt: foyer.clock.now() } }),
  ],
  ['A newer email replaced this link', () => linkTo(foyer, hedy)],
  ['This link doesn’t work', () => foyer.db.invitation.deleteMany()],
];

const asRole = 'Analyst in "Teacher Laptops", "Student Devices"';

it.each(states)(
  'the page “%s” has no fault that axe finds, fits 320 pixels, in light and dark',
  async (heading, make) => {
    const link = await inviteByEmail(foyer, hedy, asRole);
    const note = `Grüße! You’ll take over the laptops of ${'Wilhelmina'.repeat(8)}`;
    const expiresAt = new Date(foyer.clock.now().getTime() + 14 * 86_400_000);
    await foyer.db.invitation.updateMany({ data: { note, expiresAt } });
    await make(link);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${foyer.app.url}${link}`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(heading);
      expect(await page.title()).toBe(heading);
      expect(await faultsByAxe(page)).toEqual([]);
      await page.setViewportSize({ width: 1000, height: 700 });
      await page.screenshot({
        fullPage: true,
      });
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.screenshot({
        fullPage: true,
      });
    }
  },
);

it('a person accepts by keyboard alone, and a wrong name has the focus and its fault', async () => {
  const link = await inviteByEmail(foyer, hedy, asRole);
  await page.goto(`${foyer.app.url}${link}`);
  const focused = () => page.evaluate<string>('document.activeElement.outerHTML.slice(0, 200)');
  await page.keyboard.press('Tab');
  expect(await focused()).toContain('id="name"');
  await page.keyboard.type('He\u202edy');
  await page.keyboard.press('Enter');
  await page.getByText('This name has characters that can’t be seen.').waitFor();
  expect(await focused()).toContain('aria-invalid="true"');
  expect(await faultsByAxe(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Hedy Lamarr');
  await page.keyboard.press('Tab');
  expect(await focused()).toContain('Accept as');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'You joined Lovelace Labs' }).waitFor();
  expect(await focused()).toContain('<h1');
  await page.keyboard.press('Tab');
  expect(await focused()).toContain('Join our Slack');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'You joined Lovelace Labs' }).waitFor();
  expect(await foyer.db.member.count({ where: { email: hedy, name: 'Hedy Lamarr' } })).toBe(1);
});

it('a person declines by keyboard alone, after a second look', async () => {
  const link = await inviteByEmail(foyer, hedy, asRole);
  await page.goto(`${foyer.app.url}${link}`);
  expect(await page.getByRole('button', { name: 'Decline' }).isVisible()).toBe(false);
  for (const _ of ['name', 'accept', 'decline']) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.getByText('You won’t join Lovelace Labs.').isVisible()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'You declined this invitation' }).waitFor();
});

it('a page works without scripts, asks no other server for anything, and breaks no rule of its own policy', async () => {
  await context.close();
  context = await browser().newContext({ javaScriptEnabled: false });
  page = await context.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', request => asked.push(request.url()));
  page.on('console', message => said.push(message.text()));
  const link = await inviteByEmail(foyer, hedy, asRole);
  await page.goto(`${foyer.app.url}${link}`);
  await page.getByLabel('Your name').fill('Hedy Lamarr');
  await page.getByRole('button', { name: 'Accept as Analyst' }).click();
  await page.getByRole('heading', { level: 1, name: 'You joined Lovelace Labs' }).waitFor();
  expect(new Set(asked.map(url => new URL(url).pathname))).toEqual(new Set([link]));
  expect(said).toEqual([]);
});

it('a printed page has the invitation and no buttons', async () => {
  const link = await inviteByEmail(foyer, hedy, asRole);
  await page.goto(`${foyer.app.url}${link}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.getByText('Welcome to the lab.').isVisible()).toBe(true);
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
});

it('a person signs in with Slack by keyboard alone, comes back to the page, and joins as that Slack user', async () => {
  await foyer[Symbol.asyncDispose]();
  foyer = await startFoyer('http', await withSignIn());
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const person = await foyer.slack.addPerson({
    name: 'hedy',
    realName: 'Hedy Lamarr',
    email: hedy,
    isEmailConfirmed: false,
  });
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  await page.goto(`${foyer.app.url}${link}`);
  expect(await faultsByAxe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in with Slack' }).press('Enter');
  await page.getByRole('radio', { name: /Hedy Lamarr/ }).press(' ');
  await page.getByRole('button', { name: 'Allow' }).press('Enter');
  await page.getByText('You’re signed in to Slack as Hedy Lamarr.').waitFor();
  expect(new URL(page.url()).pathname).toBe(link);
  expect(await faultsByAxe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Accept as VIEWER' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'You joined Lovelace Labs' }).waitFor();
  expect(said).toEqual([]);
  expect(await foyer.db.member.count({ where: { email: hedy, slackUserId: person.id } })).toBe(1);
});

it('a person who signed in with another account reads what to do, without a fault that axe finds', async () => {
  await foyer[Symbol.asyncDispose]();
  foyer = await startFoyer('http', await withSignIn());
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  await page.goto(`${foyer.app.url}${link}`);
  await page.getByRole('button', { name: 'Sign in with Slack' }).press('Enter');
  await page.getByRole('radio', { name: /Ada Lovelace/ }).press(' ');
  await page.getByRole('button', { name: 'Allow' }).press('Enter');
  await page.getByText('so this account can’t accept it').waitFor();
  expect(await page.getByRole('button', { name: /^Accept/ }).count()).toBe(0);
  expect(await faultsByAxe(page)).toEqual([]);
});

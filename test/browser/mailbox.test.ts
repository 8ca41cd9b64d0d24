import { request } from 'node:http';
import { type Simulator, startSimulator } from 'local-slack';
import { startClient } from 'local-slack/client';
import { createTransport, type Transporter } from 'nodemailer';
import type { FrameLocator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Mailbox, startMailbox } from '../../src/demo/mailbox/mailbox.ts';
import { type ForeignHost, startForeignHost } from '../support/foreign-host.ts';
import { browserForTests, openPanes } from './panes.ts';

const browser = browserForTests();
let slack: Simulator;
let mailbox: Mailbox;
let site: ForeignHost;
let client: Awaited<ReturnType<typeof startClient>>;
let transport: Transporter;
let page: Page;
let pane: FrameLocator;

beforeEach(async () => {
  slack = await startSimulator();
  mailbox = await startMailbox();
  site = await startForeignHost('A page of somewhere else', 'text/html');
  client = await startClient(slack, { aside: { title: 'Mailbox', url: mailbox.url } });
  transport = createTransport(mailbox.smtpUrl);
  ({ page } = await openPanes(browser(), `${client.url}#grace,ada`));
  pane = page.frameLocator('iframe[title=Mailbox]');
});

afterEach(async () => {
  await page.close();
  transport.close();
  await client.stop();
  await site[Symbol.asyncDispose]();
  await mailbox.stop();
  await slack.stop();
});

const send = (to: string, subject: string, content: { text?: string; html?: string }) =>
  transport.sendMail({ from: '"Lovelace Labs" <foyer@lovelace.example>', to, subject, ...content });

const subjects = () => pane.locator('.subject').allTextContents();

/** Presses a link and returns the tab that it opens. */
async function follow(name: string, frame: FrameLocator): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await frame.getByRole('link', { name }).click();
  const tab = await opening;
  await tab.waitForURL(/^http/u);
  return tab;
}

it('a mail arrives beside the two panes without a reload, is opened, and its link is followed in a new tab', async () => {
  await pane.getByText('No mail yet').waitFor();
  await send('hedy@elsewhere.example', 'Grace Hopper invites you', {
    text: `Open ${site.url}/i/as-text.`,
    html: `<!doctype html><html lang="en"><head><title>x</title></head><body><p>Welcome, Hedy</p><a href="${site.url}/i/as-html">Open the invitation</a></body></html>`,
  });
  await pane.getByRole('button', { name: /hedy@elsewhere\.example.*Grace Hopper invites you/su }).click();
  await pane.getByText('Lovelace Labs <foyer@lovelace.example>').waitFor();
  const letter = pane.frameLocator('iframe[title="The email"]');
  await letter.getByText('Welcome, Hedy').waitFor();
  const tab = await follow('Open the invitation', letter);
  expect(tab.url()).toBe(`${site.url}/i/as-html`);
  await tab.getByText('A page of somewhere else').waitFor();
  expect(site.requests.find(({ path }) => path === '/i/as-html')?.headers.referer).toBeUndefined();
  await tab.close();

  await pane.getByRole('button', { name: 'Text', exact: true }).click();
  const second = await follow(`${site.url}/i/as-text`, pane);
  expect(second.url()).toBe(`${site.url}/i/as-text`);
  await second.close();
});

it('the newest mail is on top, and the number of unread ones is on the page around the mailbox', async () => {
  await send('one@elsewhere.example', 'First', { text: 'First.' });
  await send('two@elsewhere.example', 'Second', { html: '<p>Second.</p>' });
  await page.getByRole('button', { name: 'Mailbox 2' }).waitFor();
  expect(await subjects()).toEqual(['Second', 'First']);
  await pane.getByRole('button', { name: /First/u }).click();
  await pane.getByText('First.').waitFor();
  await page.getByRole('button', { name: 'Mailbox 1' }).waitFor();
  await send('three@elsewhere.example', 'Third', { text: 'Third.' });
  await page.getByRole('button', { name: 'Mailbox 2' }).waitFor();
  expect(await pane.getByText('First.').isVisible()).toBe(true);
  await pane.getByRole('button', { name: 'All mail' }).click();
  expect(await subjects()).toEqual(['Third', 'Second', 'First']);
});

it('the HTML of a mail runs no script, loads nothing and sends no form', async () => {
  await send('hedy@elsewhere.example', '<img src=x onerror=alert(1)>', {
    html: `<p>Harmless?</p><script>document.body.append(document.createElement('hr'))</script>
      <img src="${site.url}/pixel.png" onerror="document.body.append(document.createElement('hr'))">
      <link rel="stylesheet" href="${site.url}/style.css"><iframe src="${site.url}/frame"></iframe>
      <form action="${site.url}/form"><button>Press</button></form>`,
  });
  await pane.getByRole('button', { name: /onerror=alert/u }).click();
  const letter = pane.frameLocator('iframe[title="The email"]');
  await letter.getByText('Harmless?').waitFor();
  await letter.getByRole('button', { name: 'Press' }).click();
  expect(await letter.locator('hr').count()).toBe(0);
  expect(site.requests).toEqual([]);
});

it('on a narrow page the mailbox is below the panes, and its button brings it into view or hides it', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  const mail = page.getByRole('region', { name: 'Mailbox' });
  const top = () => mail.evaluate(element => element.getBoundingClientRect().top);
  await mail.waitFor();
  expect(await top()).toBeGreaterThan(800);
  await page.getByRole('button', { name: 'Mailbox' }).click();
  await expect.poll(top).toBeLessThan(800);
  expect(await page.locator('html').evaluate(element => element.scrollWidth)).toBe(390);
  await page.getByRole('button', { name: 'Mailbox' }).click();
  await mail.waitFor({ state: 'hidden' });
});

it('the mailbox answers only to its local address', async () => {
  await send('hedy@elsewhere.example', 'Welcome', { text: 'Welcome.' });
  const { port } = new URL(mailbox.url);
  const status = (host: string, path = '/letters/1') =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path, headers: { host } }, response => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  expect(await status(`127.0.0.1:${port}`)).toBe(200);
  expect(await status('evil.example')).toBe(403);
  expect(await status(`127.0.0.1:${port}`, '/../server.ts')).toBe(404);
});

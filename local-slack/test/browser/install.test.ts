import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../src/chromium.ts';
import { type SlackCloud, startSlackCloud } from '../../src/cloud/slack-cloud.ts';
import { faultsOfLooks } from '../../src/looks.ts';
import { channels, people } from '../cloud/cloud-stage.ts';

let browser: Browser;
let cloud: SlackCloud;
let app: Server;
let back: string;

const enterprise = { id: 'E0STARS', name: 'Stars & Sons' };

beforeAll(async () => {
  browser = await launchBrowser();
  cloud = await startSlackCloud();
  app = createServer((request, response) => response.end(`You are back at ${request.url}`));
  await new Promise<void>(resolve => app.listen(0, '127.0.0.1', resolve));
  back = `http://127.0.0.1:${(app.address() as AddressInfo).port}/oauth`;
  cloud.addWorkspace({ name: 'Acme', people: people('acme'), channels });
  const crew = people('stars').map(person => ({ ...person, isOrgAdmin: person.name === 'olga' }));
  cloud.addWorkspace({ name: 'North', people: crew, channels, enterprise });
  cloud.addWorkspace({ name: 'Empty', people: [], channels: [] });
  cloud.installApp({
    display_information: { name: 'Door' },
    oauth_config: { redirect_urls: [back], scopes: { bot: ['chat:write', 'users:read'] } },
    settings: { org_deploy_enabled: true },
  });
});

afterAll(async () => {
  await browser?.close();
  await cloud.stop();
  await new Promise(resolve => app.close(resolve));
});

/** Slack's page in a narrow window of a browser, by default without JavaScript. */
async function openPage(changes: Record<string, string> = {}, javaScriptEnabled = false) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled });
  const page = await context.newPage();
  const asked = { scope: 'chat:write,users:read', client_id: cloud.clientId, state: 's', redirect_uri: back };
  await page.goto(`${cloud.oauthPage}?${new URLSearchParams({ ...asked, ...changes })}`);
  return { page, [Symbol.asyncDispose]: () => context.close() };
}

it('the page that installs the app is used by keyboard: a workspace, a person, Allow', async () => {
  await using opened = await openPage();
  const { page } = opened;
  await page.getByRole('heading', { name: 'Install Door' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Door wants to access Acme' }).waitFor();
  expect(await page.getByRole('listitem').allTextContents()).toEqual(['chat:write', 'users:read']);
  await page.keyboard.press('Tab'); // Choose another workspace
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: 'Ada Lovelace' }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText(/You are back at \/oauth\?code=\S+&state=s$/).waitFor();
});

it('the page that installs the app sends nobody back before they chose, except when they cancel', async () => {
  await using opened = await openPage();
  const { page } = opened;
  await page.getByRole('link', { name: 'Stars & Sons' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('group', { name: 'Who are you?' }).waitFor();
  expect(await page.getByRole('radio').count()).toBe(1);
  await page.getByRole('link', { name: 'Choose another workspace' }).click();
  await page.getByRole('link', { name: 'Acme' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('You are back at /oauth?error=access_denied&state=s').waitFor();
});

it('the page that installs the app says why it refuses, and where nobody can', async () => {
  await using refused = await openPage({ redirect_uri: 'https://evil.example/' });
  await refused.page.getByText('redirect_uri did not match any configured URIs').waitFor();
  expect(await refused.page.getByRole('button').count()).toBe(0);
  await using empty = await openPage();
  await empty.page.getByRole('link', { name: 'Empty' }).click();
  await empty.page.getByText('Nobody here can install apps on Empty.').waitFor();
  expect(await empty.page.getByRole('button').allTextContents()).toEqual(['Cancel']);
});

it('the pages that install the app have no faults of looks', async () => {
  await using opened = await openPage({}, true);
  const { page } = opened;
  expect(await faultsOfLooks(page, 'the workspaces')).toEqual([]);
  await page.getByRole('link', { name: 'Acme' }).click();
  await page.getByRole('group', { name: 'Who are you?' }).waitFor();
  expect(await faultsOfLooks(page, 'the scopes and people')).toEqual([]);
  await using refused = await openPage({ scope: 'admin' }, true);
  expect(await faultsOfLooks(refused.page, 'the refusal')).toEqual([]);
});

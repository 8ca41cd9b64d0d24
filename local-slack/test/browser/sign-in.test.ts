import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator.ts';
import { browserForTests } from './panes.ts';

const browser = browserForTests();
let slack: Simulator;
let app: Server;
let back: string;

beforeAll(async () => {
  slack = await startSimulator();
  app = createServer((request, response) => response.end(`You are back at ${request.url}`));
  await new Promise<void>(resolve => app.listen(0, '127.0.0.1', resolve));
  back = `http://127.0.0.1:${(app.address() as AddressInfo).port}/sign-in`;
  slack.installApp(
    {
      display_information: { name: 'Door' },
      oauth_config: { redirect_urls: [back], scopes: { user: ['openid', 'email', 'profile'] } },
    },
    {},
  );
});

afterAll(async () => {
  await slack.stop();
  await new Promise(resolve => app.close(resolve));
});

/** Slack's page in a narrow window of a browser without JavaScript. */
async function openPage(redirectUri = back) {
  const context = await browser().newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  const url = new URL('/openid/connect/authorize', slack.url);
  const asked = { response_type: 'code', scope: 'openid email', client_id: slack.clientId, state: 's' };
  url.search = new URLSearchParams({ ...asked, redirect_uri: redirectUri }).toString();
  await page.goto(url.href);
  return { page, [Symbol.asyncDispose]: () => context.close() };
}

it('the page of Sign in with Slack is used by keyboard: one chooses a person and allows it', async () => {
  await using opened = await openPage();
  const { page } = opened;
  await page.getByRole('group', { name: 'Who are you?' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: 'Ada Lovelace' }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText(/You are back at \/sign-in\?code=\S+&state=s$/).waitFor();
});

it('the page of Sign in with Slack sends nobody back before they chose, except when they cancel', async () => {
  await using opened = await openPage();
  const { page } = opened;
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('group', { name: 'Who are you?' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('You are back at /sign-in?error=access_denied&state=s').waitFor();
});

it('the page of Sign in with Slack says why it refuses an app', async () => {
  await using opened = await openPage('https://evil.example/');
  await opened.page.getByText('redirect_uri did not match any configured URIs').waitFor();
  expect(await opened.page.getByRole('button').count()).toBe(0);
});

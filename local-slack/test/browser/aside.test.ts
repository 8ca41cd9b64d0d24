import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startClient } from '../../src/client/server.ts';
import { type Simulator, startSimulator } from '../../src/simulator.ts';
import { browserForTests, openPanes } from './panes.ts';

const browser = browserForTests();
let simulator: Simulator;
let other: Server;
let url: string;

beforeAll(async () => {
  simulator = await startSimulator();
  other = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      '<p>Something beside</p><script>for (const news of [7, "<b>8</b>"]) parent.postMessage({ news }, "*")</script>',
    );
  });
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
});

afterAll(async () => {
  await simulator.stop();
  await new Promise(resolve => other.close(resolve));
});

/** The page of a client with these options, and what the browser complained about. */
async function openPage(aside?: { title: string; url: string }) {
  const client = await startClient(simulator, { aside });
  const complaints: string[] = [];
  const prepare = (opened: Page) => {
    opened.on('console', entry => complaints.push(entry.text()));
    opened.on('pageerror', error => complaints.push(String(error)));
  };
  const { page, right } = await openPanes(browser(), client.url, { width: 1440, height: 900, prepare });
  onTestFinished(async () => {
    await page.close();
    await client.stop();
  });
  await right.waitFor();
  return { page, complaints };
}

it('a page of another server is shown beside the panes with its number of news, and its button hides it', async () => {
  const { page, complaints } = await openPage({ title: 'Notes', url });
  const notes = page.getByRole('region', { name: 'Notes' });
  await notes.frameLocator('iframe').getByText('Something beside').waitFor();
  const button = page.getByRole('button', { name: 'Notes 7' });
  await button.click();
  await notes.waitFor({ state: 'hidden' });
  expect(await button.getAttribute('aria-pressed')).toBe('false');
  await button.click();
  await notes.waitFor();
  expect(complaints).toEqual([]);
});

it('the page without such an option has no button for it, and the browser loads no frame', async () => {
  const { page, complaints } = await openPage();
  expect(await page.getByRole('button', { pressed: true }).count()).toBe(0);
  await page.locator('body').evaluate((body, src) => {
    const frame = body.ownerDocument.createElement('iframe');
    frame.src = src;
    body.append(frame);
  }, url);
  await expect.poll(() => complaints.join()).toContain('Content Security Policy');
});

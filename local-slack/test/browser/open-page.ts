import type { Browser, Locator, Page } from 'playwright-core';
import { type ClientOptions, startClient } from '../../src/client/server.ts';
import { type SimulatorOptions, startSimulator } from '../../src/simulator.ts';
import { manifest, startTinyApp } from './tiny-app.ts';

/** The page with the tiny app: Grace on the left, Ada on the right. `await using` closes it all. */
export async function openPage(browser: Browser, options: SimulatorOptions = {}, shown: ClientOptions = {}) {
  const simulator = await startSimulator(options);
  const app = await startTinyApp(simulator);
  const client = await startClient(simulator, { manifest, ...shown });
  const page: Page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(60_000);
  await page.goto(`${client.url}#grace,ada`);
  const left = page.getByRole('region', { name: 'Left pane' });
  const right = page.getByRole('region', { name: 'Right pane' });
  await right.getByText('This is your conversation').waitFor();
  return {
    simulator,
    app,
    client,
    page,
    left,
    right,
    async [Symbol.asyncDispose]() {
      await page.close();
      await client.stop();
      await app.stop();
      await simulator.stop();
    },
  };
}

/** Types a message or a command in a pane and sends it. */
export async function type(pane: Locator, text: string): Promise<void> {
  const composer = pane.getByTestId('composer');
  await composer.fill(text);
  await composer.press('Enter');
}

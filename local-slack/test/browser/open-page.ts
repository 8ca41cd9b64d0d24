import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { type ClientOptions, startClient } from '../../src/client/server.ts';
import { type SimulatorOptions, startSimulator } from '../../src/simulator.ts';
import { browserForTests, openPanes } from './panes.ts';
import { manifest, startTinyApp } from './tiny-app.ts';

interface Options {
  simulator?: SimulatorOptions;
  client?: ClientOptions;
  width?: number;
  height?: number;
  /** Sees the page before it loads. */
  prepare?: (page: Page) => void;
}

/**
 * What opens the page with the tiny app for the tests of a file: Grace on the left, Ada on the right. All of it is closed
 * after the test.
 */
export function tinyAppPages() {
  const browser = browserForTests();
  return async (options: Options = {}) => {
    const simulator = await startSimulator(options.simulator);
    const app = await startTinyApp(simulator);
    const client = await startClient(simulator, { manifest, ...options.client });
    const { width = 1280, height = 800, prepare } = options;
    const panes = await openPanes(browser(), `${client.url}#grace,ada`, { width, height, prepare });
    onTestFinished(async () => {
      await panes.page.close();
      await client.stop();
      await app.stop();
      await simulator.stop();
    });
    await panes.right.getByText('This is your conversation').waitFor();
    return { simulator, app, client, ...panes };
  };
}

/** What such a page is made of. */
export type TinyAppPage = Awaited<ReturnType<ReturnType<typeof tinyAppPages>>>;

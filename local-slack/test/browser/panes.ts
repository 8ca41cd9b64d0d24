import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from '../../src/chromium.ts';

/** One browser for all tests of a file: started before them, closed after them. */
export function browserForTests(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  return () => browser;
}

/** The page of a client in a new window, with its two panes. `prepare` sees it before it loads. */
export async function openPanes(
  browser: Browser,
  url: string,
  { prepare, ...viewport }: { width: number; height: number; prepare?: (page: Page) => void },
): Promise<{ page: Page; left: Locator; right: Locator }> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(60_000);
  prepare?.(page);
  await page.goto(url);
  const pane = (side: string) => page.getByRole('region', { name: `${side} pane` });
  return { page, left: pane('Left'), right: pane('Right') };
}

/** Types a message or a command in a pane and sends it. */
export async function type(pane: Locator, text: string): Promise<void> {
  const composer = pane.getByTestId('composer');
  await composer.fill(text);
  await composer.press('Enter');
}

import { launchBrowser } from 'local-slack/chromium';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** One browser for all tests of a file: started before them, closed after them. */
export function browserForTests(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  return () => browser;
}

interface Look {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
}

/** The page of local Slack's client in a new window, with its two panes. */
export async function openPanes(
  browser: Browser,
  url: string,
  { width = 1440, height = 900, colorScheme }: Look = {},
): Promise<{ page: Page; left: Locator; right: Locator }> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  const pane = (side: string) => page.getByRole('region', { name: `${side} pane` });
  return { page, left: pane('Left'), right: pane('Right') };
}

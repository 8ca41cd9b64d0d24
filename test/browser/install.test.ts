import { expect, it } from 'vitest';
import { startMany } from '../many/stage.ts';
import { faultsByAxe } from './axe.ts';
import { browserForTests } from './panes.ts';

const browser = browserForTests();

it('somebody installs Foyer in a browser by keyboard, from the front page over Slack’s page and back', async () => {
  await using many = await startMany({ env: { SUPPORT_EMAIL: 'help@foyer.example' } });
  const acme = many.cloud.addWorkspace({ name: 'Acme', rateLimits: false });
  const context = await browser().newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const check = async (heading: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(heading);
      expect(await faultsByAxe(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    }
    if (process.env.PICTURES) {
      const name = heading.toLowerCase().replaceAll(/\W+/gu, '-');
      await page.screenshot({ fullPage: true, path: `${process.env.PICTURES}/${name}.png` });
    }
  };
  await page.goto(many.publicUrl);
  await check('Foyer');
  await page.getByRole('link', { name: 'Privacy' }).click();
  await check('Privacy');
  expect(await page.getByRole('link', { name: 'help@foyer.example' }).getAttribute('href')).toBe(
    'mailto:help@foyer.example',
  );
  await page.goBack();
  await page.getByRole('link', { name: 'Add to Slack' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Foyer wants to access Acme' }).waitFor();
  await page.getByLabel('Grace').check();
  await page.getByRole('button', { name: 'Allow' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`${many.publicUrl}/**`);
  await check('Foyer is installed in Acme');
  expect(await page.getByRole('link', { name: 'Open Foyer in Slack' }).getAttribute('href')).toBe(
    `${many.cloud.url}/app_redirect?app=${many.cloud.appId}&team=${acme.teamId}`,
  );

  await page.reload();
  await check('Start the installation again');
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL(`${many.publicUrl}/**`);
  await check('You didn’t install Foyer');
});

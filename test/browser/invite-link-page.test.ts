import { expect, it } from 'vitest';
import { makeLink, pressOnLink, startDoor } from '../invite-links/links-story.ts';
import { faultsByAxe } from './axe.ts';
import { browserForTests } from './panes.ts';

const browser = browserForTests();

it('the page of an invite link works by keyboard, fits 320 pixels in light and dark, and shows its QR code', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace, { 'Email domains': 'school.example', Days: '10' });
  await foyer.db.organization.updateMany({ data: { welcomeMessage: 'Welcome to the lab.' } });
  const context = await browser().newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', message => said.push(message.text()));
  page.on('request', request => asked.push(request.url()));
  const check = async (heading: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(heading);
      expect(await faultsByAxe(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    }
  };
  await page.goto(`${foyer.app.url}${path}`);
  await check('Join Lovelace Labs');
  await page.keyboard.press('Tab');
  await page.keyboard.type('hedy@other.example');
  await page.keyboard.press('Enter');
  await page.getByText('This link is for people with an email at school.example.').waitFor();
  await check('Join Lovelace Labs');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('hedy@school.example');
  await page.keyboard.press('Enter');
  await page.getByText('If this email can join').waitFor();
  await check('Join Lovelace Labs');
  expect(await foyer.db.invitation.count({ where: { email: 'hedy@school.example' } })).toBe(1);

  await page.getByText('Show the QR code of this link').click();
  const code = page.getByRole('img', { name: 'QR code of this link' });
  expect((await code.boundingBox())?.width).toBeGreaterThan(200);
  await check('Join Lovelace Labs');
  await page.emulateMedia({ media: 'print' });
  expect(await code.isVisible()).toBe(true);
  expect(await page.getByLabel('Your email').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.screenshot({
    fullPage: true,
    ...(process.env.PICTURES && { path: `${process.env.PICTURES}/invite-link.png` }),
  });

  await pressOnLink(grace, 'Class 5b', 'Revoke');
  await page.reload();
  await check('This link was revoked');
  // The browser's own word about a form that was refused.
  expect(said.filter(text => !text.includes('422'))).toEqual([]);
  expect(new Set(asked.map(url => new URL(url).origin))).toEqual(new Set([foyer.app.url]));
  await context.close();
});

import { startClient } from 'local-slack/client';
import { expect, it } from 'vitest';
import { startMailbox } from '../../src/demo/mailbox/mailbox.ts';
import { startFoyer } from '../support/foyer.ts';
import { setUp } from '../support/story.ts';
import { browserForTests, openPanes } from './panes.ts';

const browser = browserForTests();

it('a person outside Slack is invited, opens the email in the mailbox and joins by its link', async () => {
  const mailbox = await startMailbox();
  await using foyer = await startFoyer('http', { mail: { url: mailbox.smtpUrl } });
  await setUp(foyer);
  const client = await startClient(foyer.slack, { aside: { title: 'Mailbox', url: mailbox.url } });
  const { page, left } = await openPanes(browser(), `${client.url}#grace,ada`);
  await left.getByTestId('composer').fill('/invite sofia@elsewhere.example as VIEWER');
  await left.getByTestId('composer').press('Enter');

  const pane = page.frameLocator('iframe[title=Mailbox]');
  await pane.getByRole('button', { name: /sofia@elsewhere\.example/u }).click();
  const letter = pane.frameLocator('iframe[title="The email"]');
  const opening = page.waitForEvent('popup');
  await letter.getByRole('link', { name: 'Open the invitation' }).click();
  const tab = await opening;
  await tab.getByLabel('Your name').fill('Sofia Kovalevskaya');
  await tab.getByRole('button', { name: 'Accept as VIEWER' }).click();
  await tab.getByRole('heading', { name: /^You joined/u }).waitFor();
  await left.getByText('(sofia@elsewhere.example) accepted your invitation').waitFor();
  expect(await foyer.db.member.count({ where: { email: 'sofia@elsewhere.example', state: 'active' } })).toBe(
    1,
  );

  await tab.close();
  await page.close();
  await client.stop();
  await mailbox.stop();
});

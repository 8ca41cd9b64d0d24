import { launchBrowser } from 'local-slack/chromium';
import { startClient } from 'local-slack/client';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';

let browser: Browser;
let foyer: Foyer;
let client: Awaited<ReturnType<typeof startClient>>;
let page: Page;
let left: Locator;
let right: Locator;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  foyer = await startFoyer();
  client = await startClient(foyer.slack, { manifest: parse(manifestYaml()) });
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
  await page.goto(`${client.url}#grace,ada`);
  left = page.getByRole('region', { name: 'Left pane' });
  right = page.getByRole('region', { name: 'Right pane' });
});

afterEach(async () => {
  await page.close();
  await client.stop();
  await foyer[Symbol.asyncDispose]();
});

const type = async (pane: Locator, text: string) => {
  await pane.getByTestId('composer').fill(text);
  await pane.getByTestId('composer').press('Enter');
};

const pick = async (pane: Locator, label: string, option: string) => {
  await pane.getByRole('combobox', { name: label }).click();
  await pane.getByRole('option', { name: option }).click();
};

const become = async (pane: Locator, name: RegExp) => {
  await pane.getByRole('button', { name: /You are/ }).click();
  await pane.getByRole('menuitemradio', { name }).click();
};

const setUp = async () => {
  await type(left, '/invite');
  const dialog = left.getByRole('dialog', { name: 'Set up Foyer' });
  await dialog.getByLabel('Organization name').fill('Lovelace Labs');
  await dialog.getByRole('radio', { name: /Senturo/ }).check();
  await dialog.getByRole('textbox', { name: /^Groups/ }).fill('Teacher Laptops\nStudent Devices');
  await pick(dialog, 'Approvals channel', '#approvals');
  await dialog.getByRole('button', { name: 'Set up' }).click();
  await left
    .getByRole('dialog', { name: 'Foyer is set up' })
    .getByRole('button', { name: 'Close' })
    .last()
    .click();
  await left.getByRole('dialog').waitFor({ state: 'detached' });
};

describe('the front door, played in a browser', () => {
  beforeEach(setUp);

  it('an admin invites with the modal, and the invitee accepts in the other pane', async () => {
    await type(left, '/invite');
    const dialog = left.getByRole('dialog', { name: 'Invite people' });
    await pick(dialog, 'Somebody in this Slack', 'Ada Lovelace');
    await expect.poll(() => dialog.getByLabel('Email').inputValue()).toBe('ada@lovelace.example');
    await pick(dialog, 'Role', 'Analyst');
    await pick(dialog, 'Device groups', 'Teacher Laptops');
    await page.keyboard.press('Escape');
    await dialog.getByLabel('Note').fill('<b>Welcome</b> & <!channel>');
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await left.getByRole('dialog', { name: 'Invitation sent' }).waitFor();
    await page.keyboard.press('Escape');

    await right.getByText('<b>Welcome</b> & <!channel>').waitFor();
    await right.getByRole('button', { name: 'Accept' }).click();
    await right
      .getByRole('alertdialog', { name: 'Join Lovelace Labs?' })
      .getByRole('button', { name: 'Join' })
      .click();
    await right.getByText('You joined Lovelace Labs').waitFor();
    expect(await right.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    await left.getByText('accepted your invitation').waitFor();
    await type(left, '/invite members');
    await left.getByRole('dialog', { name: 'Current users' }).getByText('Ada Lovelace').first().waitFor();
    expect(foyer.slack.pings().filter(ping => ping.mention === '<!channel>')).toEqual([]);
  });

  it('an admin revokes an invitation, and its buttons disappear in the other pane', async () => {
    await become(right, /Linus Torvalds/);
    await type(left, '/invite linus@lovelace.example as Analyst');
    await right.getByRole('button', { name: 'Accept' }).waitFor();
    await type(left, '/invite pending');
    const dialog = left.getByRole('dialog', { name: 'Invited users' });
    await dialog.getByRole('button', { name: 'Revoke invite' }).click();
    await left.getByRole('alertdialog').getByRole('button', { name: 'Revoke invite' }).click();
    await right.getByText('revoked this invitation').waitFor();
    expect(await right.getByRole('button', { name: 'Accept' }).count()).toBe(0);
  });

  it('the modal says under the field what is wrong with an address', async () => {
    await type(left, '/invite');
    const dialog = left.getByRole('dialog', { name: 'Invite people' });
    await dialog.getByLabel('Email').fill('grace@lovelace.example');
    await pick(dialog, 'Role', 'Analyst');
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await dialog.locator('[data-block^=email]').getByRole('alert').waitFor();
    expect(await dialog.getByLabel('Email').inputValue()).toBe('grace@lovelace.example');
  });

  it('a person who joins Slack later gets their invitation', async () => {
    await type(left, '/invite hedy@lovelace.example as Analyst');
    await left.getByText('not in this Slack yet').waitFor();
    await page.getByRole('button', { name: 'Add a person to Slack' }).click();
    await page.getByRole('button', { name: 'Add Hedy Lamarr to Slack' }).click();
    await become(right, /Hedy Lamarr/);
    await right.getByRole('button', { name: 'Accept' }).waitFor();
  });

  it('a person asks to join, and an approver accepts in the channel', async () => {
    await become(right, /Katherine Johnson/);
    await type(right, '/invite request');
    await right
      .getByRole('dialog', { name: 'Ask to join' })
      .getByRole('button', { name: 'Send request' })
      .click();
    await left.getByRole('button', { name: /^approvals/ }).click();
    await left.getByRole('button', { name: 'Accept', exact: true }).click();
    await left
      .getByRole('alertdialog', { name: 'Accept Katherine Johnson?' })
      .getByRole('button', { name: /^Accept as/ })
      .click();
    await left.getByText('Accepted by @Grace Hopper').waitFor();
    expect(await left.getByRole('button', { name: 'Reject' }).count()).toBe(0);
    await right.getByText('@Grace Hopper accepted your request').waitFor();
  });
});

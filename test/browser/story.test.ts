import { startClient } from 'local-slack/client';
import { faultsOfLooks } from 'local-slack/looks';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { enter, pick, take, type } from './keyboard.ts';
import { browserForTests, openPanes } from './panes.ts';

const browser = browserForTests();
let foyer: Foyer;
let client: Awaited<ReturnType<typeof startClient>>;
let page: Page;
let left: Locator;
let right: Locator;

beforeEach(async () => {
  foyer = await startFoyer();
  client = await startClient(foyer.slack, { manifest: parse(manifestYaml()) });
  const look = { width: 400, height: 900, colorScheme: 'dark' } as const;
  ({ page, left, right } = await openPanes(browser(), `${client.url}#grace,ada`, look));
});

afterEach(async () => {
  await page.close();
  await client.stop();
  await foyer[Symbol.asyncDispose]();
});

const say = async (pane: Locator, text: string) => {
  await type(pane.getByTestId('composer'), text);
  await page.keyboard.press('Enter');
};

const become = (pane: Locator, name: RegExp) =>
  take(pane.getByRole('button', { name: /You are/ }), pane.getByRole('menuitemradio', { name }));

const setUp = async () => {
  await say(left, '/invite');
  const dialog = left.getByRole('dialog', { name: 'Set up Foyer' });
  await type(dialog.getByLabel('Organization name'), 'Lovelace Labs');
  expect(await dialog.getByRole('radio', { name: /Senturo/ }).isChecked()).toBe(true);
  await type(dialog.getByRole('textbox', { name: /^Groups/ }), 'Teacher Laptops\nStudent Devices');
  await pick(dialog.getByRole('combobox', { name: 'Approvals channel' }), '#approvals');
  await enter(dialog.getByRole('button', { name: 'Set up' }));
  await left.getByRole('dialog', { name: 'Foyer is set up' }).waitFor();
  await page.keyboard.press('Escape');
  await left.getByRole('dialog').waitFor({ state: 'detached' });
};

/** The page as people see it then, in every look. */
const looksRight = async (state: string) => expect(await faultsOfLooks(page, state)).toEqual([]);

describe('the front door, played with the keyboard alone, in dark colours at 400 px', () => {
  beforeEach(setUp);

  it('an admin invites with the modal, and the invitee accepts in the other pane', async () => {
    await say(left, '/invite');
    const dialog = left.getByRole('dialog', { name: 'Invite people' });
    await pick(dialog.getByRole('combobox', { name: 'Somebody in this Slack' }), 'Ada Lovelace');
    await expect.poll(() => dialog.getByLabel('Email').inputValue()).toBe('ada@lovelace.example');
    await pick(dialog.getByRole('combobox', { name: 'Role' }), 'Analyst');
    await pick(dialog.getByRole('combobox', { name: 'Device groups' }), 'Teacher Laptops');
    await type(dialog.getByLabel('Note'), '<b>Welcome</b> & <!channel>');
    await looksRight('a form to invite');
    await enter(dialog.getByRole('button', { name: 'Send invitation' }));
    await left.getByRole('dialog', { name: 'Invitation sent' }).waitFor();
    await page.keyboard.press('Escape');

    await right.getByText('<b>Welcome</b> & <!channel>').waitFor();
    await enter(right.getByRole('button', { name: 'Accept' }));
    await right.getByRole('alertdialog', { name: 'Join Lovelace Labs?' }).waitFor();
    await looksRight('a question to an invitee');
    await enter(right.getByRole('alertdialog').getByRole('button', { name: 'Join' }));
    await right.getByText('You joined Lovelace Labs').waitFor();
    expect(await right.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    await left.getByText('accepted your invitation').waitFor();
    await say(left, '/invite members');
    await left.getByRole('dialog', { name: 'Current users' }).getByText('Ada Lovelace').first().waitFor();
    await looksRight('the members');
    expect(foyer.slack.pings().filter(ping => ping.mention === '<!channel>')).toEqual([]);
  });

  it('an admin revokes an invitation, and its buttons disappear in the other pane', async () => {
    await become(right, /Linus Torvalds/);
    await say(left, '/invite linus@lovelace.example as Analyst');
    await right.getByRole('button', { name: 'Accept' }).waitFor();
    await say(left, '/invite pending');
    const dialog = left.getByRole('dialog', { name: 'Invited users' });
    await take(
      dialog.getByRole('button', { name: 'More actions' }),
      left.getByRole('menuitem', { name: 'Revoke invite' }),
    );
    const question = left.getByRole('dialog', { name: 'Revoke invitation' });
    await question.waitFor();
    await looksRight('a question before revoking');
    await enter(question.getByRole('button', { name: 'Revoke invite' }));
    await right.getByText('revoked this invitation').waitFor();
    expect(await right.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    await looksRight('a revoked invitation');
  });

  it('the modal says under the field what is wrong with an address', async () => {
    await say(left, '/invite');
    const dialog = left.getByRole('dialog', { name: 'Invite people' });
    await type(dialog.getByLabel('Email'), 'grace@lovelace.example');
    await pick(dialog.getByRole('combobox', { name: 'Role' }), 'Analyst');
    await enter(dialog.getByRole('button', { name: 'Send invitation' }));
    await dialog.locator('[data-block^=email]').getByRole('alert').waitFor();
    expect(await dialog.getByLabel('Email').inputValue()).toBe('grace@lovelace.example');
    await looksRight('an address that is refused');
  });

  it('a person who joins Slack later gets their invitation', async () => {
    await say(left, '/invite hedy@lovelace.example as Analyst');
    await left.getByText('aren’t in this Slack yet').waitFor();
    await enter(page.getByRole('button', { name: 'Add a person to Slack' }));
    await enter(page.getByRole('button', { name: 'Add Hedy Lamarr to Slack' }));
    await become(right, /Hedy Lamarr/);
    await right.getByRole('button', { name: 'Accept' }).waitFor();
  });

  it('a person asks to join, and an approver accepts in the channel', async () => {
    await become(right, /Katherine Johnson/);
    await say(right, '/invite request');
    await enter(
      right.getByRole('dialog', { name: 'Ask to join' }).getByRole('button', { name: 'Send request' }),
    );
    await enter(left.getByRole('button', { name: /^approvals/ }));
    await enter(left.getByRole('button', { name: /^Accept as (?!…)/ }));
    await enter(
      left
        .getByRole('alertdialog', { name: 'Accept Katherine Johnson?' })
        .getByRole('button', { name: /^Accept as/ }),
    );
    await left.getByText('Accepted by @Grace Hopper').waitFor();
    expect(await left.getByRole('button', { name: 'Reject' }).count()).toBe(0);
    await right.getByText('@Grace Hopper accepted your request').waitFor();
    await looksRight('a decided request');
  });
});

import { startClient } from 'local-slack/client';
import { faultsOfLooks } from 'local-slack/looks';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { sendWeeklyDigests } from '../../src/domain/weeks/weekly-digest.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { askToJoin, becomeMember, runCommand, setUp, timePasses, untilIdle } from '../support/story.ts';
import { browserForTests, openPanes } from './panes.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const browser = browserForTests();
let foyer: Foyer;
let client: Awaited<ReturnType<typeof startClient>>;
let page: Page;
let left: Locator;
let right: Locator;

// Nothing that is looked at here changes what comes after it: one organization is enough.
beforeAll(async () => {
  foyer = await startFoyer();
  client = await startClient(foyer.slack, { manifest: parse(manifestYaml()) });
  const size = { width: 1280, height: 800 };
  ({ page, left, right } = await openPanes(browser(), `${client.url}#grace,ada`, size));
});

afterAll(async () => {
  await page?.close();
  await client?.stop();
  await foyer?.[Symbol.asyncDispose]();
});

const grace = () => foyer.slack.person('grace');

/** What a person has in view after a command that opens a form or a list. */
async function looksAfter(command: string, inView: (dialog: Locator) => Locator = dialog => dialog) {
  await grace().command(command);
  await inView(left.getByRole('dialog')).first().waitFor();
  const faults = await faultsOfLooks(page, command);
  await close();
  expect(faults).toEqual([]);
}

async function close() {
  await grace().closeModal();
  await left.getByRole('dialog').waitFor({ state: 'detached' });
}

async function looksOfHome(state: string) {
  await left.getByRole('button', { name: 'Home', exact: true }).click();
  await left.getByTestId('home').waitFor();
  await foyer.slack.settled();
  expect(await faultsOfLooks(page, state)).toEqual([]);
}

const speak = async (locale: string) => {
  for (const name of ['grace', 'ada', 'margaret']) await foyer.slack.changePerson(name, { locale });
  await untilIdle(foyer);
};

it('the form that sets Foyer up has no fault in any look', async () => {
  await looksAfter('/foyer', dialog => dialog.getByRole('radio'));
});

describe('in an organization with members, invitations and a join request', () => {
  beforeAll(async () => {
    await setUp(foyer, { template: 'Senturo' });
    await becomeMember(foyer, 'ada', 'Analyst', '"Teacher Laptops"');
    await becomeMember(foyer, 'linus', 'Remote');
    await runCommand(
      grace(),
      '/invite sofia@elsewhere.example, hedy@lovelace.example as Analyst in "Student Devices"',
    );
    await askToJoin(foyer, 'katherine', 'I look after the laptops.');
  });

  it.each([
    'members',
    'pending',
    'requests',
    'groups',
    'roles',
    'audit',
    'settings',
    'bulk',
    'me',
    'api-keys',
    'webhooks',
  ])('/invite %s has no fault in any look', word => looksAfter(`/invite ${word}`));

  it('App Home has no fault in any look', () => looksOfHome('App Home'));

  it('the roles matrix has no fault in any look, as a message and in a modal', async () => {
    await left.getByRole('button', { name: 'Home', exact: true }).click();
    await left.getByRole('button', { name: 'Roles matrix' }).click();
    await left.getByRole('dialog', { name: 'Roles matrix' }).waitFor();
    const faults = await faultsOfLooks(page, 'the roles matrix in a modal');
    await close();
    expect(faults).toEqual([]);
    await left.getByRole('button', { name: /^Messages/ }).click();
    await runCommand(grace(), '/invite matrix');
    await left.getByRole('table').last().waitFor();
    expect(await faultsOfLooks(page, 'the roles matrix in a message')).toEqual([]);
  });

  it('a refusal with a button to ask, and a member’s Home, have no fault in any look', async () => {
    await runCommand(foyer.slack.person('ada'), '/invite @linus as Analyst');
    await right.getByRole('button', { name: 'Ask Grace' }).waitFor();
    expect(await faultsOfLooks(page, 'a refusal')).toEqual([]);
    await right.getByRole('button', { name: 'Home', exact: true }).click();
    await right.getByTestId('home').waitFor();
    expect(await faultsOfLooks(page, 'a member’s Home')).toEqual([]);
    await right.getByRole('button', { name: /^Messages/ }).click();
  });

  it('a join request in the approvals channel has no fault in any look', async () => {
    await left.getByRole('button', { name: /^approvals/ }).click();
    await left.getByRole('button', { name: 'Reject' }).waitFor();
    expect(await faultsOfLooks(page, 'a join request')).toEqual([]);
  });

  it('the weekly summary with its chart has no fault in any look', async () => {
    await timePasses(foyer, WEEK_MS + WEEK_MS / 7);
    const { db, clock } = foyer;
    const { id } = await db.workspace.findFirstOrThrow();
    await sendWeeklyDigests({ db, clock, commitChanges }, id);
    await untilIdle(foyer);
    await left.getByRole('button', { name: /^Messages/ }).click();
    await left.getByRole('img', { name: /by week/ }).waitFor();
    expect(await faultsOfLooks(page, 'the weekly summary')).toEqual([]);
  });

  it('App Home, the lists and an invitation in German have no fault in any look', async () => {
    await speak('de-DE');
    await looksOfHome('App Home in German');
    for (const word of ['members', 'pending', 'requests']) await looksAfter(`/invite ${word}`);
    await right.getByRole('button', { name: /You are/ }).click();
    await right.getByRole('menuitemradio', { name: /Margaret/ }).click();
    await runCommand(grace(), '/invite @margaret as Remote');
    await right.getByRole('button', { name: 'Annehmen' }).waitFor();
    expect(await faultsOfLooks(page, 'an invitation in German')).toEqual([]);
  });
});

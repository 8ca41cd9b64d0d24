import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type Person, type SimulatorOptions, startSimulator, startSlackCloud } from 'local-slack';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../../src/database/embedded/free-port.ts';
import { Installing } from '../many/stage.ts';
import { createTestDatabase } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import { commandWith, printedManifest, read, settingsIn, startAsWritten } from './written.ts';

const README = 'README.md';
const DISTRIBUTION = 'docs/distribution.md';

/** The settings in a column of the table at the head of "Install it". */
function settingsOf(column: number): string[] {
  const row = /^\| Settings \|(.*)\|$/mu.exec(read(README))?.[1] ?? '';
  return [...(row.split('|')[column] ?? '').matchAll(/`([A-Z_]+)`/gu)].map(([, name = '']) => name);
}

async function openSlack(options: SimulatorOptions = {}) {
  const slack = await startSimulator({
    rateLimits: false,
    ...options,
    settings: { takesBuiltInCommands: true },
  });
  return Object.assign(slack, { [Symbol.asyncDispose]: () => slack.stop() });
}

/** The set-up, which only a program that Slack reaches can open. */
async function opensTheSetUp(admin: Person, command: string): Promise<void> {
  await admin.command(command);
  expect(admin.modal()?.title, admin.screen()).toBe('Set up Foyer');
}

it('one workspace is served by Socket Mode as the README has it, with the PostgreSQL that npm brings', async () => {
  await using slack = await openSlack();
  const folder = await scratchFolder('foyer-install-');
  slack.installApp(parse(read('slack-manifest.yml')), {});
  const names = settingsIn(commandWith(README, 'SLACK_APP_TOKEN=xapp-'));
  expect(names).toEqual(settingsOf(0));
  const values = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken };
  const own = { SLACK_API_URL: slack.apiUrl, PORT: '0', DATA_DIR: folder };
  try {
    await using _program = await startAsWritten(names, values, own);
    await opensTheSetUp(slack.person('grace'), '/invite');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('one workspace is served by HTTP as the README has it', async () => {
  await using slack = await openSlack();
  const database = await createTestDatabase();
  const port = String(await freePort());
  const PUBLIC_URL = `http://127.0.0.1:${port}`;
  const manifest = await printedManifest(commandWith(README, 'manifest -- --url'), PUBLIC_URL);
  const { botToken: SLACK_BOT_TOKEN, signingSecret: SLACK_SIGNING_SECRET } = slack;
  const values = { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, PUBLIC_URL };
  const own = {
    SLACK_API_URL: slack.apiUrl,
    PORT: port,
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
  };
  try {
    await using _program = await startAsWritten(settingsOf(1), values, own);
    slack.installApp(manifest, { requestUrl: `${PUBLIC_URL}/slack/events` });
    await opensTheSetUp(slack.person('grace'), '/invite');
  } finally {
    await database.drop();
  }
});

it('many workspaces install Foyer by OAuth as docs/distribution.md has it', async () => {
  const cloud = await startSlackCloud();
  const database = await createTestDatabase();
  const port = String(await freePort());
  const PUBLIC_URL = `http://127.0.0.1:${port}`;
  cloud.installApp(await printedManifest(commandWith(DISTRIBUTION, '--distribution'), PUBLIC_URL), {
    requestUrl: `${PUBLIC_URL}/slack/events`,
  });
  const names = settingsIn(commandWith(DISTRIBUTION, 'npm start'));
  expect(names).toEqual(expect.arrayContaining(settingsOf(2)));
  const values = {
    SLACK_CLIENT_ID: cloud.clientId,
    SLACK_CLIENT_SECRET: cloud.clientSecret,
    SLACK_SIGNING_SECRET: cloud.signingSecret,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    PUBLIC_URL,
    SUPPORT_EMAIL: 'help@example.com',
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
  };
  try {
    await using _program = await startAsWritten(names, values, { SLACK_API_URL: cloud.apiUrl, PORT: port });
    expect(await (await fetch(PUBLIC_URL)).text()).toContain('Add to Slack');
    for (const name of ['Acme', 'Globex']) {
      const workspace = cloud.addWorkspace({ name, rateLimits: false });
      const browser = new Installing({ publicUrl: PUBLIC_URL });
      const back = workspace.person('grace').install(await browser.begin());
      expect(await browser.comeBack(back)).toEqual({ status: 200, words: `Foyer is installed in ${name}` });
      await opensTheSetUp(workspace.person('grace'), '/foyer');
    }
  } finally {
    await cloud.stop();
    await database.drop();
  }
});

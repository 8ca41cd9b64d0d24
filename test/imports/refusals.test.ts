import { readFile } from 'node:fs/promises';
import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { startApp } from '../../src/app.ts';
import { configFor, type Foyer, inTests } from '../support/foyer.ts';
import { crowdCsv, csv, done, send, shown, startSenturo } from '../support/import-story.ts';
import { modes, untilIdle } from '../support/story.ts';

const corpus = (name: string) => readFile(new URL(`../corpus/imports/${name}`, import.meta.url));

/** What the person reads under the file's field when they press Review. */
async function refusedInModal(person: Person, name: string, bytes: Uint8Array | string): Promise<string> {
  await person.command('/invite bulk');
  await person.fill({ 'CSV file': { file: { name, bytes } } });
  const { fieldErrors } = await person.submit();
  expect(Object.keys(fieldErrors ?? {}), person.screen()).toEqual(['file']);
  await person.closeModal();
  return fieldErrors?.file ?? '';
}

/** The answer to a person who sends the file by direct message. */
async function refusedInDm(foyer: Foyer, person: Person, name: string, bytes: Uint8Array | string) {
  await person.say('', { files: [{ name, bytes }] });
  await untilIdle(foyer);
  return person.messages().at(-1)?.plain() ?? '';
}

/** Nothing was read, made or sent. */
async function expectNothing({ db, slack }: Foyer): Promise<void> {
  expect(await db.import.count()).toBe(0);
  expect(await db.invitation.count()).toBe(0);
  expect(slack.person('ada').messages()).toEqual([]);
}

describe.each(modes)('a refused file, over %s', mode => {
  it('a refused file says how many people it has, how many are allowed, and into how many files to split it', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const words = 'The file has 101 people. A file can have 100. Split it into 2 files. Nothing was sent.';
    expect(await refusedInModal(grace, 'long.csv', crowdCsv(101, 'Remote'))).toBe(words);
    expect(await refusedInDm(foyer, grace, 'long.csv', crowdCsv(101, 'Remote'))).toBe(words);
    await expectNothing(foyer);
    expect(await refusedInModal(grace, 'longer.csv', crowdCsv(350, 'Remote'))).toContain('into 4 files');
  });

  it('a refused file that isn’t CSV says what it is', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const files = [
      ['renamed-xlsx.csv', 'This is an Excel workbook.'],
      ['renamed-pdf.csv', 'This is a PDF.'],
      ['random-bytes.csv', 'This isn’t text.'],
    ] as const;
    for (const [name, words] of files) {
      const bytes = await corpus(name);
      expect(await refusedInModal(grace, name, bytes)).toContain(words);
      expect(await refusedInDm(foyer, grace, name, bytes)).toContain(words);
    }
    await expectNothing(foyer);
  });

  it('a file that says itself that it is too large isn’t even downloaded: 9 MB in the modal, 200 MB by direct message', async () => {
    await using foyer = await startSenturo(mode);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const words = 'The file is larger than 1,024 KB. Split it into several files. Nothing was sent.';
    // Slack's own client takes no more than 10 MB in a modal.
    expect(await refusedInModal(grace, 'large.csv', new Uint8Array(9 * 1024 * 1024))).toBe(words);
    expect(await refusedInDm(foyer, grace, 'huge.csv', new Uint8Array(200 * 1024 * 1024))).toBe(words);
    expect(slack.calls.of('url_private')).toEqual([]);
    await expectNothing(foyer);
  });

  it('a file that was deleted before it was read says so', async () => {
    await using foyer = await startSenturo(mode);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const file = grace.upload({
      name: 'people.csv',
      bytes: csv('Email,Role', 'ada@lovelace.example,Remote'),
    });
    await grace.command('/invite bulk');
    await grace.fill({ 'CSV file': { id: file.id } });
    await grace.deleteFile(file);
    const { fieldErrors } = await grace.submit();
    expect(fieldErrors?.file, grace.screen()).toContain('Foyer couldn’t get the file from Slack');
    await expectNothing(foyer);
  });

  it.each(['file_deleted', 'file_not_found'])(
    'a file says so when Slack names no address and answers %s',
    async error => {
      await using foyer = await startSenturo(mode);
      const { slack } = foyer;
      const grace = slack.person('grace');
      const file = grace.upload({
        name: 'people.csv',
        bytes: csv('Email,Role', 'ada@lovelace.example,Remote'),
      });
      await grace.command('/invite bulk');
      await grace.fill({ 'CSV file': { id: file.id } });
      withoutAddress(grace);
      slack.faults.next('files.info', { kind: 'error', error });
      const { fieldErrors } = await grace.submit();
      expect(fieldErrors?.file, grace.screen()).toContain('This file was deleted. Upload it again.');
      await expectNothing(foyer);
    },
  );

  it('Foyer asks Slack where the file is when the payload doesn’t say', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite bulk');
    await grace.fill({
      'CSV file': { file: { name: 'people.csv', bytes: csv('Email,Role', 'ada@lovelace.example,Remote') } },
    });
    withoutAddress(grace);
    await grace.submit();
    expect(shown(grace).title).toBe('Review');
  });

  it.each([
    ['error', { kind: 'error', error: 'any' }],
    ['broken off', { kind: 'drop-request' }],
    ['broken off half-way', { kind: 'drop-reply' }],
    ['a fault of Slack', { kind: 'http', status: 503 }],
  ] as const)('a file says so when the download meets: %s', async (_, fault) => {
    await using foyer = await startSenturo(mode);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const list = csv('Email,Role', 'ada@lovelace.example,Remote');
    slack.faults.next('url_private', fault);
    expect(await refusedInModal(grace, 'people.csv', list)).toContain(
      'Foyer couldn’t get the file from Slack',
    );
    slack.faults.next('url_private', fault);
    expect(await refusedInDm(foyer, grace, 'people.csv', list)).toContain(
      'Foyer couldn’t get the file from Slack',
    );
    await expectNothing(foyer);
  });

  it('a refusal names the permission that Foyer may lack when Slack sends its sign-in page', async () => {
    await using foyer = await startSenturo(mode);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const manifest = parse(manifestYaml(mode === 'http' ? { publicUrl: foyer.app.url } : {}));
    const scopes = manifest.oauth_config.scopes;
    scopes.bot = scopes.bot.filter((scope: string) => scope !== 'files:read');
    slack.installApp(manifest, mode === 'http' ? { requestUrl: `${foyer.app.url}/slack/events` } : {});
    const list = csv('Email,Role', 'ada@lovelace.example,Remote');
    expect(await refusedInModal(grace, 'people.csv', list)).toContain('files:read');
    await expectNothing(foyer);
  });

  it('a refusal repeats nothing of a header in a way that Slack would act on', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const header = `<!channel>,<http://x.example|click>,${'x'.repeat(5000)}`;
    await grace.say('', { files: [{ name: 'people.csv', bytes: csv(header, 'a,b,c') }] });
    await untilIdle(foyer);
    const reply = grace.messages().at(-1);
    expect(reply?.plain()).toContain('The columns Email and Role are missing.');
    expect(reply?.plain()).toContain('<!channel>');
    expect(JSON.stringify(reply?.text)).not.toContain('<!channel>');
  });
});

function withoutAddress(person: Person): void {
  const values = shown(person).state;
  const files = values.file?.value?.files ?? Object.values(values.file ?? {})[0]?.files;
  for (const file of (files ?? []) as Record<string, unknown>[]) {
    delete file.url_private;
    delete file.url_private_download;
  }
}

it('a file may have more people where the operator says so', async () => {
  await using foyer = await startSenturo();
  const { slack, database, clock } = foyer;
  const app = await startApp({
    ...inTests,
    config: { ...configFor(slack), importMaxRows: 300 },
    databaseUrl: database.url,
    clock,
  });
  try {
    slack.installApp(parse(manifestYaml({ publicUrl: app.url })), { requestUrl: `${app.url}/slack/events` });
    const grace = slack.person('grace');
    await grace.command('/invite bulk');
    expect(shown(grace).plain()).toContain('Invite up to 300 people per file');
    await grace.fill({ 'CSV file': { file: { name: 'long.csv', bytes: crowdCsv(300, 'Remote') } } });
    await grace.submit();
    expect(shown(grace).submit).toBe('Send 300 invitations');
    await send(grace);
    expect(await foyer.db.invitation.count()).toBe(300);
    await done(foyer, grace);
    await grace.command('/invite bulk');
    await grace.fill({ 'CSV file': { file: { name: 'longer.csv', bytes: crowdCsv(301, 'Remote') } } });
    const { fieldErrors } = await grace.submit();
    expect(fieldErrors?.file).toContain('The file has 301 people. A file can have 300.');
  } finally {
    await app.stop();
  }
});

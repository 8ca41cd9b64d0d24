import type { FileChoice, Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startForeignHost } from '../support/foreign-host.ts';
import type { Foyer } from '../support/foyer.ts';
import { csv, lastMessage, shown, startSenturo } from '../support/import-story.ts';
import { modes, runCommand, untilIdle } from '../support/story.ts';
import { deliver } from '../support/wire.ts';

const ELSEWHERE =
  'This file isn’t in Slack. It’s a link to another service. Download it there, then upload the CSV file itself.';
const FOREIGN = 'This file’s address isn’t Slack’s, so Foyer didn’t open it. Upload the CSV file itself.';
const list = csv('Email,Role', 'ada@lovelace.example,Remote');

/** The answer to a person who sends the file by direct message. */
async function replyInDm(foyer: Foyer, person: Person, file: FileChoice): Promise<string> {
  await person.say('', { files: [file] });
  await untilIdle(foyer);
  return person.messages().at(-1)?.plain() ?? '';
}

/** What the person reads under the file's field when they press Review. */
async function replyInModal(person: Person, file: FileChoice): Promise<string> {
  await person.command('/invite bulk');
  await person.fill({ 'CSV file': { file } as never });
  const { fieldErrors } = await person.submit();
  await person.closeModal();
  return fieldErrors?.file ?? '';
}

describe.each(modes)('a file that Slack does not host, over %s', mode => {
  it('a file that Slack doesn’t host is refused in words and its address never called, however it arrives', async () => {
    await using foyer = await startSenturo(mode);
    await using host = await startForeignHost();
    const grace = foyer.slack.person('grace');
    const file = { name: 'people.csv', remote: { url: `${host.url}/people.csv`, type: 'gdrive' } };
    expect(await replyInDm(foyer, grace, file)).toBe(ELSEWHERE);
    expect(await replyInModal(grace, file)).toBe(ELSEWHERE);
    // Slack may say it only in files.info.
    expect(await replyInDm(foyer, grace, { ...file, shownAs: 'withheld' })).toBe(ELSEWHERE);
    expect(await replyInModal(grace, { ...file, shownAs: 'withheld' })).toBe(ELSEWHERE);
    expect(foyer.slack.calls.of('files.info')).toHaveLength(2);
    expect(host.requests).toEqual([]);
    expect(await foyer.db.import.count()).toBe(0);
  });

  it('a file whose address alone shows that Slack doesn’t host it isn’t called either', async () => {
    await using foyer = await startSenturo(mode);
    await using host = await startForeignHost();
    const grace = foyer.slack.person('grace');
    const act = await grace.say('', { files: [{ name: 'people.csv', bytes: list }] });
    await untilIdle(foyer);
    const { event, ...envelope } = structuredClone(act.payload) as { event: { files: object[] } };
    const url = `${host.url}/people.csv`;
    for (const [index, address] of [
      { url_private: url, url_private_download: null },
      { url_private_download: url },
    ].entries()) {
      const id = `F000000000${index}`;
      const files = event.files.map(file => ({ ...file, ...address, id }));
      const payload = { ...envelope, event_id: `Ev000000000${index}`, event: { ...event, files } };
      expect((await deliver(foyer, mode, grace, act, payload)).status).toBe(200);
      await untilIdle(foyer);
      expect(grace.messages().at(-1)?.plain()).toBe(FOREIGN);
    }
    expect(host.requests).toEqual([]);
  });

  it('a file isn’t called where the answer of files.info names a foreign address', async () => {
    await using foyer = await startSenturo(mode);
    await using host = await startForeignHost();
    const grace = foyer.slack.person('grace');
    foyer.slack.faults.next('files.info', {
      kind: 'answer',
      fields: ({ file }) => ({
        file: { ...(file as object), url_private: null, url_private_download: `${host.url}/a.csv` },
      }),
    });
    expect(await replyInDm(foyer, grace, { name: 'a.csv', bytes: list, shownAs: 'withheld' })).toBe(FOREIGN);
    expect(host.requests).toEqual([]);
  });

  it('a file isn’t called through any redirect from Slack', async () => {
    await using foyer = await startSenturo(mode);
    await using host = await startForeignHost();
    const grace = foyer.slack.person('grace');
    for (const status of [301, 302, 303, 307, 308] as const) {
      foyer.slack.faults.next('url_private', { kind: 'redirect', to: `${host.url}/a.csv`, status });
      expect(await replyInDm(foyer, grace, { name: 'a.csv', bytes: list })).toBe(FOREIGN);
    }
    const to = `//127.0.0.1:${new URL(host.url).port}/`;
    foyer.slack.faults.next('url_private', { kind: 'redirect', to });
    expect(await replyInModal(grace, { name: 'a.csv', bytes: list })).toBe(FOREIGN);
    expect(host.requests).toEqual([]);
  });
});

describe('a file that Slack hosts', () => {
  it('a file that Slack hosts is read where Slack redirects to another of its addresses', async () => {
    await using foyer = await startSenturo();
    const { slack } = foyer;
    const grace = slack.person('grace');
    const file = grace.upload({ name: 'people.csv', bytes: list });
    const to = `${slack.url}/files-pri/${slack.teamId}-${file.id}/people.csv`;
    for (let time = 0; time < 3; time += 1) slack.faults.next('url_private', { kind: 'redirect', to });
    await grace.say('', { files: [{ id: file.id }] });
    await untilIdle(foyer);
    expect(lastMessage(grace, 'I’ve read people.csv for').buttons()).toEqual(['Review']);
  });

  it('a file is given up where redirects don’t end', async () => {
    await using foyer = await startSenturo();
    const { slack } = foyer;
    const grace = slack.person('grace');
    const file = grace.upload({ name: 'people.csv', bytes: list });
    const to = `/files-pri/${slack.teamId}-${file.id}/people.csv`;
    slack.faults.always('url_private', { kind: 'redirect', to });
    await replyInDm(foyer, grace, { id: file.id });
    expect(slack.calls.of('url_private')).toHaveLength(4);
    expect(await foyer.db.import.count()).toBe(0);
  });

  it('a file that Slack hosts is read when it is a snippet, and when only files.info describes it', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    for (const shownAs of ['snippet', 'withheld'] as const) {
      await grace.command('/invite bulk');
      await grace.fill({ 'CSV file': { file: { name: 'people.csv', bytes: list, shownAs } } });
      await grace.submit();
      expect(shown(grace).title).toBe('Review');
      await grace.closeModal();
    }
  });

  const described = [
    [
      { mode: 'hidden_by_limit' },
      'Slack hides this file because the workspace has reached its storage limit.',
    ],
    [{ mode: 'tombstone' }, 'This file was deleted. Upload it again.'],
    [{ mode: 'space' }, 'This isn’t an uploaded file. Save the list as a CSV file, then upload that.'],
    [{ mode: 'email' }, 'This isn’t an uploaded file.'],
    [{ mode: null, is_external: true }, ELSEWHERE],
    [{ mode: 'hosted', is_external: true }, ELSEWHERE],
  ] as const;
  it('a file isn’t read where its description says that it isn’t one', async () => {
    await using foyer = await startSenturo();
    const { slack } = foyer;
    const grace = slack.person('grace');
    for (const [fields, words] of described) {
      slack.faults.next('files.info', {
        kind: 'answer',
        fields: ({ file }) => ({ file: { ...(file as object), ...fields } }),
      });
      const reply = await replyInDm(foyer, grace, { name: 'a.csv', bytes: list, shownAs: 'withheld' });
      expect(reply, JSON.stringify(fields)).toContain(words);
    }
    expect(slack.calls.of('url_private')).toEqual([]);
  });

  it('a file is reported as out of sight where Slack doesn’t let Foyer see it', async () => {
    await using foyer = await startSenturo();
    const { slack } = foyer;
    const grace = slack.person('grace');
    const words = 'Foyer can’t see this file. Upload it to Foyer yourself.';
    const withheld = { name: 'a.csv', bytes: list, shownAs: 'withheld' } as const;
    slack.faults.next('files.info', { kind: 'error', error: 'access_denied' });
    expect(await replyInDm(foyer, grace, withheld)).toBe(words);
    slack.faults.next('files.info', {
      kind: 'answer',
      fields: () => ({ file: { id: 'F1', mode: 'file_access', file_access: 'check_file_info', name: null } }),
    });
    expect(await replyInDm(foyer, grace, withheld)).toBe(words);
  });
});

describe('other addresses that Slack names', () => {
  it('a response URL elsewhere isn’t called; the message comes by direct message', async () => {
    await using foyer = await startSenturo();
    await using host = await startForeignHost();
    const { slack } = foyer;
    const grace = slack.person('grace');
    await grace.say('', { files: [{ name: 'people.csv', bytes: csv('Email,Role', 'nobody,Remote') }] });
    await untilIdle(foyer);
    const act = await grace.press(lastMessage(grace, 'people.csv'), 'Review');
    await grace.closeModal();
    // A trigger is good once, so that the words come by the response URL.
    for (const address of [
      `${host.url}/respond`,
      'https://hooks.slack.com@127.0.0.1:1/',
      null,
      'javascript:1',
    ]) {
      const before = grace.messages().length;
      const payload = { ...structuredClone(act.payload), response_url: address };
      expect((await deliver(foyer, 'http', grace, act, payload)).status).toBe(200);
      await untilIdle(foyer);
      expect(grace.messages().length, String(address)).toBe(before + 1);
    }
    slack.faults.next('response_url', { kind: 'redirect', to: `${host.url}/respond` });
    await deliver(foyer, 'http', grace, act, act.payload);
    await untilIdle(foyer);
    expect(slack.calls.of('response_url')).toHaveLength(1);
    expect(host.requests).toEqual([]);
  });

  it('an upload address elsewhere gets no file', async () => {
    await using foyer = await startSenturo();
    await using host = await startForeignHost();
    const { slack } = foyer;
    const grace = slack.person('grace');
    slack.faults.next('files.getUploadURLExternal', {
      kind: 'answer',
      fields: () => ({ upload_url: `${host.url}/upload/v1/abc` }),
    });
    await grace.command('/invite bulk');
    await grace.press(shown(grace), 'Download CSV template');
    await grace.goBack();
    slack.faults.next('upload_url', { kind: 'redirect', to: `${host.url}/upload`, status: 307 });
    await grace.press(shown(grace), 'Download CSV template');
    expect(host.requests).toEqual([]);
    expect(slack.calls.of('files.completeUploadExternal')).toEqual([]);
    expect(await runCommand(grace, '/invite help')).toContain('bulk');
  });
});

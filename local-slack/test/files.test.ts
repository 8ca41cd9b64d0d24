import type { IncomingMessage } from 'node:http';
import { get } from 'node:http';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../src/manifest.ts';
import { allScopes, manifest, modal, type Stage, setStage } from './recording-app.ts';

const fileScopes = [...allScopes, 'files:read', 'files:write'];

function withFiles(scopes = fileScopes, features?: Manifest['features']): Manifest {
  const bot_events = [
    'message.im',
    ...(scopes.includes('files:read') ? ['file_shared', 'file_deleted'] : []),
  ];
  return manifest({
    scopes,
    features,
    settings: { event_subscriptions: { bot_events }, interactivity: { is_enabled: true } },
  });
}

const plain = (text: string) => ({ type: 'plain_text', text });
const form = (element: Record<string, unknown> = {}) =>
  modal({
    blocks: [
      {
        type: 'input',
        block_id: 'csv',
        label: plain('CSV file'),
        element: { type: 'file_input', action_id: 'file', filetypes: ['csv'], max_files: 1, ...element },
      },
    ],
  });

interface SentFile {
  id: string;
  name: string;
  url_private: string;
  url_private_download: string;
}

let stage: Stage & { stop(): Promise<void> };

beforeEach(async () => {
  stage = await setStage({ rateLimits: false }, withFiles());
});

afterEach(() => stage.stop());

const bearer = () => ({ authorization: `Bearer ${stage.slack.botToken}` });
const events = (subtype?: string) =>
  stage.app.heard
    .map(({ payload }) => payload.event as Record<string, unknown> | undefined)
    .filter(event => event && (subtype === undefined || event.subtype === subtype || event.type === subtype));

/** Opens the form for ada with a command that the app answers with views.open. */
async function openForm(element?: Record<string, unknown>) {
  stage.app.answer = async ({ payload }) => {
    if (payload.command)
      await stage.call('views.open', { trigger_id: payload.trigger_id, view: form(element) });
    return {};
  };
  await stage.slack.person('ada').command('/invite');
  return stage.slack.person('ada');
}

/** ada's file in the app's DM, as the app gets it. */
async function sharedFile(bytes: Uint8Array | string = 'Email\nada@lovelace.example\n'): Promise<SentFile> {
  await stage.slack.person('ada').say('my list', { files: [{ name: 'people list.csv', bytes }] });
  const files = events('file_share').at(-1)?.files as SentFile[] | undefined;
  const file = files?.[0];
  if (!file) throw new Error('The app heard of no file.');
  return file;
}

/** The app uploads a file and shares it with ada; returns the answer of the last step. */
async function shareAsApp(content: string, args: Record<string, unknown> = {}) {
  const { upload_url: url, file_id: id } = await stage.call('files.getUploadURLExternal', {
    filename: 'template.csv',
    length: Buffer.byteLength(content),
  });
  const upload = await fetch(String(url), { method: 'POST', body: content });
  expect([upload.status, await upload.text()]).toEqual([200, `OK - ${Buffer.byteLength(content)}`]);
  return await stage.call('files.completeUploadExternal', { files: [{ id }], ...args });
}

async function dmOfAda(): Promise<string> {
  const { channel } = await stage.call('conversations.open', { users: stage.slack.person('ada').id });
  return (channel as { id: string }).id;
}

describe('a file of another service', () => {
  const remote = { name: 'people.csv', remote: { url: 'https://docs.example/d/1', type: 'gdrive' } };

  it('a file of another service arrives at the app with an address of any host, and Slack has no bytes for it', async () => {
    await stage.slack.person('ada').say('', { files: [remote] });
    const [file] = (events('file_share').at(-1)?.files ?? []) as (SentFile & Record<string, unknown>)[];
    expect(file).toMatchObject({
      mode: 'external',
      is_external: true,
      external_type: 'gdrive',
      filetype: 'remote',
      size: 0,
      url_private: 'https://docs.example/d/1',
    });
    expect(file).not.toHaveProperty('url_private_download');
    const place = `${stage.slack.url}/files-pri/${stage.slack.teamId}-${file?.id}/people.csv`;
    expect((await fetch(place, { headers: bearer() })).status).toBe(404);
  });

  it('a file of another service may be described by files.info alone, as in shared channels', async () => {
    await stage.slack.person('ada').say('', { files: [{ ...remote, shownAs: 'withheld' }] });
    const [file] = (events('file_share').at(-1)?.files ?? []) as Record<string, unknown>[];
    expect(file).toEqual({
      id: expect.stringMatching(/^F/),
      created: 0,
      timestamp: 0,
      user: '',
      mode: 'file_access',
      file_access: 'check_file_info',
    });
    const { file: told } = await stage.call('files.info', { file: file?.id });
    expect(told).toMatchObject({ is_external: true, url_private: 'https://docs.example/d/1' });
  });
});

describe('a file in a modal', () => {
  it('a file in a modal arrives at the app in the values of the submission, with addresses to download it from', async () => {
    const ada = await openForm();
    await ada.fill({ 'CSV file': { file: { name: 'People List.csv', bytes: 'Email\n' } } });
    expect(ada.modal()?.plain()).toContain('CSV file: 📎 People List.csv (6 bytes)');
    const { payload } = await ada.submit();
    expect(payload).toMatchObject({
      view: {
        state: {
          values: {
            csv: {
              file: {
                type: 'file_input',
                files: [
                  {
                    id: expect.stringMatching(/^F[A-Z0-9]{8,}$/),
                    created: 1_767_603_600,
                    timestamp: 1_767_603_600,
                    name: 'People List.csv',
                    title: 'People List.csv',
                    mimetype: 'text/csv',
                    filetype: 'csv',
                    pretty_type: 'CSV',
                    user: ada.id,
                    user_team: stage.slack.teamId,
                    mode: 'hosted',
                    size: 6,
                    url_private: expect.stringMatching(/\/files-pri\/T\w+-F\w+\/people_list\.csv$/),
                    url_private_download: expect.stringMatching(/\/download\/people_list\.csv$/),
                    permalink: expect.stringContaining('/files/'),
                  },
                ],
              },
            },
          },
        },
      },
    });
  });

  it('a file in a modal can be downloaded with the bot token though it is in no channel, and by nobody else', async () => {
    const ada = await openForm();
    await ada.fill({ csv: { file: { name: 'a.csv', bytes: new Uint8Array([0xff, 0xfe, 65, 0]) } } });
    const [file] = (ada.modal()?.state.csv?.file?.files ?? []) as SentFile[];
    const response = await fetch(file?.url_private ?? '', { headers: bearer() });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0xff, 0xfe, 65, 0]));
    await expect(stage.slack.person('linus').download({ id: file?.id ?? '' })).rejects.toThrow(
      'sees no file',
    );
  });

  it('the client refuses files in a modal for their extension, size and number, and uploads nothing', async () => {
    const ada = await openForm();
    const file = (name: string, bytes: string | Uint8Array = 'x') => ({ file: { name, bytes } });
    await expect(ada.fill({ csv: file('people.xlsx') })).rejects.toThrow('takes csv files only');
    await expect(ada.fill({ csv: file('a.csv', new Uint8Array(10 * 1024 * 1024 + 1)) })).rejects.toThrow(
      'takes files of 10 MB at most',
    );
    await expect(ada.fill({ csv: [file('a.csv'), file('b.csv')] })).rejects.toThrow('takes 1 files at most');
    await expect(ada.fill({ csv: file('a.csv', '') })).rejects.toThrow('is empty');
    await ada.fill({ csv: file('renamed workbook.CSV') });
    await ada.fill({ csv: null });
    expect((await ada.submit()).fieldErrors).toEqual({ csv: 'Please complete this required field.' });
  });
});

describe('a file in the DM of the app', () => {
  it('a file in the DM arrives at the app as a message event of subtype file_share and as file_shared', async () => {
    const ada = stage.slack.person('ada');
    const file = await sharedFile();
    await stage.slack.settled();
    expect(events('file_share')).toEqual([
      expect.objectContaining({
        type: 'message',
        channel_type: 'im',
        user: ada.id,
        text: 'my list',
        upload: false,
        files: [expect.objectContaining({ id: file.id, name: 'people list.csv' })],
      }),
    ]);
    expect(events('file_share')[0]).not.toHaveProperty('team');
    expect(events('file_shared')).toEqual([
      expect.objectContaining({
        channel_id: ada.id.replace('U', 'D'),
        file_id: file.id,
        user_id: ada.id,
        file: { id: file.id },
      }),
    ]);
  });

  it('a file in the DM doesn’t arrive without message.im, nor does a message with words only', async () => {
    stage.slack.installApp(
      manifest({ scopes: fileScopes, settings: { interactivity: { is_enabled: true } } }),
      {
        requestUrl: stage.app.url,
      },
    );
    const ada = stage.slack.person('ada');
    await ada.say('', { files: [{ name: 'a.csv', bytes: 'x' }] });
    await stage.slack.settled();
    expect(stage.app.heard).toEqual([]);
    await expect(ada.say('  ')).rejects.toThrow('nothing to send');
  });

  it('a person can’t send a file while the Messages tab is read-only', async () => {
    stage.slack.installApp(
      withFiles(fileScopes, {
        app_home: { messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      }),
      { requestUrl: stage.app.url },
    );
    const files = [{ name: 'a.csv', bytes: 'x' }];
    await expect(stage.slack.person('ada').say('', { files })).rejects.toThrow('has been turned off');
  });

  it('a file in the DM is shown with name and size, and its owner can download and delete it', async () => {
    const ada = stage.slack.person('ada');
    await sharedFile('x'.repeat(2048));
    const [message] = ada.messages();
    const [file] = message?.files ?? [];
    if (!file) throw new Error('There is no file.');
    expect(file).toEqual({ id: file.id, name: 'people list.csv', size: 2048, mimetype: 'text/csv' });
    expect(message?.plain()).toBe('my list\n📎 people list.csv (2.0 kB)');
    expect(await ada.download(file)).toEqual(new TextEncoder().encode('x'.repeat(2048)));
    await expect(stage.slack.person('grace').deleteFile(file)).rejects.toThrow('sees no file');
    await ada.deleteFile(file);
    expect(ada.messages()[0]?.plain()).toBe('my list\nThis file was deleted.');
    await expect(ada.download(file)).rejects.toThrow('was deleted');
    await stage.slack.settled();
    expect(events('file_deleted')).toEqual([expect.objectContaining({ file_id: file.id })]);
  });
});

describe('url_private', () => {
  const fetchFile = async (url: string, headers: Record<string, string>) => {
    const response = await fetch(url, { headers, redirect: 'manual' });
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
    };
  };

  it('url_private gives the bytes to the bot token with files:read', async () => {
    const file = await sharedFile('Email\n');
    const inline = await fetch(file.url_private, { headers: bearer() });
    expect([inline.status, inline.headers.get('content-type'), await inline.text()]).toEqual([
      200,
      'text/csv',
      'Email\n',
    ]);
    const download = await fetch(file.url_private_download, { headers: bearer() });
    expect(download.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''people%20list.csv",
    );
    expect(await download.text()).toBe('Email\n');
  });

  it.each([
    ['without a token', () => ({})],
    ['with a wrong token', () => ({ authorization: 'Bearer xoxb-wrong' })],
    ['with the app-level token', () => ({ authorization: `Bearer ${stage.slack.appToken}` })],
  ])('url_private redirects to the sign-in page %s, which answers 200 in HTML', async (_, headers) => {
    const file = await sharedFile('secret');
    const { status, location, text } = await fetchFile(file.url_private, headers());
    expect(status).toBe(302);
    expect(text).not.toContain('secret');
    expect(location).toContain('/?redir=%2Ffiles-pri%2F');
    const followed = await fetch(file.url_private, { headers: headers() });
    expect([followed.status, followed.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await followed.text()).toContain('Sign in');
  });

  it('url_private redirects to the sign-in page without files:read, and files.info says which scope is missing', async () => {
    const file = await sharedFile();
    stage.slack.installApp(withFiles([...allScopes]), { requestUrl: stage.app.url });
    expect((await fetchFile(file.url_private, bearer())).status).toBe(302);
    expect(await stage.call('files.info', { file: file.id })).toMatchObject({
      error: 'missing_scope',
      needed: 'files:read',
    });
  });

  it('url_private is 404 for a deleted file and for one that never existed', async () => {
    const file = await sharedFile();
    await stage.slack.person('ada').deleteFile(file);
    expect((await fetchFile(file.url_private, bearer())).status).toBe(404);
    const other = file.url_private.replace(file.id, 'F0000000000');
    expect((await fetchFile(other, bearer())).status).toBe(404);
  });

  it('url_private redirects to the sign-in page for a file in a channel without the app', async () => {
    await stage.slack
      .person('grace')
      .say('', { in: 'leadership', files: [{ name: 'a.csv', bytes: 'secret' }] });
    const id = stage.slack.person('grace').messages('leadership')[0]?.files[0]?.id;
    const url = `${stage.slack.url}/files-pri/${stage.slack.teamId}-${id}/a.csv`;
    expect((await fetchFile(url, bearer())).status).toBe(302);
    expect(await stage.call('files.info', { file: id })).toMatchObject({ error: 'file_not_found' });
  });

  it('url_private shows the faults set for it', async () => {
    const file = await sharedFile('x'.repeat(1000));
    const { faults } = stage.slack;
    faults.next('url_private', { kind: 'http', status: 503 });
    expect((await fetchFile(file.url_private, bearer())).status).toBe(503);
    faults.next('url_private', { kind: 'ratelimited', retryAfter: 7 });
    const limited = await fetch(file.url_private, { headers: bearer() });
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    faults.next('url_private', { kind: 'error', error: 'token_revoked' });
    expect((await fetchFile(file.url_private, bearer())).status).toBe(302);
    faults.next('url_private', { kind: 'drop-request' });
    await expect(fetch(file.url_private, { headers: bearer() })).rejects.toThrow();
    faults.next('url_private', { kind: 'drop-reply' });
    const broken = await fetch(file.url_private, { headers: bearer() });
    expect(broken.headers.get('content-length')).toBe('1000');
    await expect(broken.arrayBuffer()).rejects.toThrow();
    faults.next('url_private', { kind: 'hang' });
    stage.slack.calls.clear();
    const gone = new AbortController();
    const hanging = fetch(file.url_private, { headers: bearer(), signal: gone.signal });
    await stage.slack.waitFor(() => stage.slack.calls.of('url_private')[0], 'the hanging download');
    gone.abort();
    await expect(hanging).rejects.toThrow();
    faults.next('url_private', { kind: 'slow', ms: 1 });
    expect((await fetchFile(file.url_private, bearer())).status).toBe(200);
  });

  it('url_private stops when the reader disconnects in the middle', async () => {
    const file = await sharedFile(new Uint8Array(50 * 1024 * 1024));
    const response = await new Promise<IncomingMessage>(resolve =>
      get(file.url_private, { headers: bearer() }, resolve),
    );
    await new Promise(resolve => response.once('data', resolve));
    response.destroy();
    await stage.slack.settled();
    expect(stage.slack.calls.of('url_private').map(call => call.status)).toEqual(['dropped']);
  });
});

describe('files.info', () => {
  it('files.info describes a file and where it is shared', async () => {
    const { id } = await sharedFile();
    const { file, comments } = await stage.call('files.info', { file: id });
    const dm = await dmOfAda();
    expect(comments).toEqual([]);
    expect(file).toMatchObject({
      id,
      size: 27,
      is_public: false,
      ims: [dm],
      channels: [],
      shares: { private: { [dm]: [{ team_id: stage.slack.teamId }] } },
    });
  });

  it.each([
    [{}, 'invalid_arguments'],
    [{ file: 'F0000000000' }, 'file_not_found'],
    [{ file: 'F0000000000', files: 'F0000000000' }, 'invalid_arguments'],
  ])('files.info refuses %j with %s', async (args, error) => {
    expect(await stage.call('files.info', args)).toMatchObject({ ok: false, error });
  });

  it('files.info says that a file was deleted', async () => {
    const { id } = await sharedFile();
    await stage.slack.person('ada').deleteFile({ id });
    expect(await stage.call('files.info', { file: id })).toMatchObject({ error: 'file_deleted' });
  });
});

describe('an upload by the app', () => {
  it('an upload by the app is shown to the members of its conversation', async () => {
    const dm = await dmOfAda();
    const answer = await shareAsApp('Email,Role\n', { channel_id: dm, initial_comment: 'The *template*' });
    expect(answer).toEqual({ ok: true, files: [{ id: expect.stringMatching(/^F/), title: null }] });
    const [message] = stage.slack.person('ada').messages();
    const [file] = message?.files ?? [];
    if (!file) throw new Error('There is no file.');
    expect(message).toMatchObject({
      user: stage.slack.botUserId,
      files: [{ name: 'template.csv', size: 11 }],
    });
    expect(message?.plain()).toBe('The template\n📎 template.csv (11 bytes)');
    expect(new TextDecoder().decode(await stage.slack.person('ada').download(file))).toBe('Email,Role\n');
    await expect(stage.slack.person('linus').download(file)).rejects.toThrow('sees no file');
  });

  it('an upload by the app accepts a title, blocks, a thread and several channels', async () => {
    const { ts } = (await stage.call('chat.postMessage', { channel: await dmOfAda(), text: 'Done' })) as {
      ts: string;
    };
    const blocks = [{ type: 'section', text: plain('Not sent') }];
    await shareAsApp('a', { channel_id: await dmOfAda(), thread_ts: ts, blocks });
    const reply = stage.slack.person('ada').messages()[1];
    expect([reply?.threadTs, reply?.plain()]).toEqual([ts, 'Not sent\n📎 template.csv (1 bytes)']);
    const approvals = stage.slack.channel('approvals').id;
    await shareAsApp('b', { channels: `${approvals},${stage.slack.person('grace').id}` });
    expect(stage.slack.person('margaret').messages('approvals')[0]?.files).toHaveLength(1);
    expect(stage.slack.person('grace').messages()[0]?.files).toHaveLength(1);
  });

  it('an upload by the app works with the uploader of Slack’s own client library', async () => {
    const client = new WebClient(stage.slack.botToken, { slackApiUrl: stage.slack.apiUrl });
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 65]);
    const channel_id = await dmOfAda();
    await client.files.uploadV2({ channel_id, file: bytes, filename: 'fix-me.csv', title: 'Fix me' });
    const [file] = stage.slack.person('ada').messages()[0]?.files ?? [];
    expect(await stage.slack.person('ada').download(file ?? { id: '' })).toEqual(new Uint8Array(bytes));
  });

  it.each([
    [{ filename: 'a.csv' }, 'invalid_arguments'],
    [{ length: 3 }, 'invalid_arguments'],
    [{ filename: 'a.csv', length: 0 }, 'missing_argument'],
    [{ filename: 'a.csv', length: -1 }, 'invalid_arguments'],
    [{ filename: 'a.csv', length: 'many' }, 'invalid_arguments'],
    [{ filename: 'a.csv', length: 1, alt_text: 'x' }, 'invalid_arguments'],
    [{ filename: 'a.csv', length: 1, alt_txt: 'x'.repeat(1001) }, 'alt_txt_too_large'],
    [{ filename: 'a.csv', length: 1, snippet_type: 'nonsense' }, 'unknown_snippet_type'],
    [{ filename: 'a.csv', length: 2_000_000, snippet_type: 'csv' }, 'snippet_too_large'],
    [{ filename: 'a.csv', length: 1_000_000_000 }, 'storage_limit_reached'],
  ])('an upload by the app gets no address for %j with %s', async (args, error) => {
    expect(await stage.call('files.getUploadURLExternal', args)).toMatchObject({ ok: false, error });
  });

  it('an upload by the app needs files:write', async () => {
    stage.slack.installApp(withFiles([...allScopes, 'files:read']), { requestUrl: stage.app.url });
    const args = { filename: 'a.csv', length: 1 };
    expect(await stage.call('files.getUploadURLExternal', args)).toMatchObject({
      error: 'missing_scope',
      needed: 'files:write',
    });
  });

  it('an upload by the app must have the announced length, and can’t be completed before', async () => {
    const { upload_url: url, file_id: id } = await stage.call('files.getUploadURLExternal', {
      filename: 'a.csv',
      length: 3,
    });
    for (const body of ['ab', 'abcd', 'x'.repeat(100_000)]) {
      expect((await fetch(String(url), { method: 'POST', body })).status).toBe(400);
    }
    expect(await stage.call('files.completeUploadExternal', { files: [{ id }] })).toMatchObject({
      error: 'file_not_found',
    });
    const form = new FormData();
    form.append('filename', new Blob(['abc']), 'a.csv');
    expect((await fetch(String(url), { method: 'POST', body: form })).status).toBe(200);
    expect(await stage.call('files.completeUploadExternal', { files: [{ id }] })).toMatchObject({ ok: true });
    expect(await stage.call('files.completeUploadExternal', { files: [{ id }] })).toMatchObject({
      error: 'file_not_found',
    });
    expect((await fetch(String(url), { method: 'POST', body: 'abc' })).status).toBe(404);
  });

  it.each([
    ['a person’s id', () => ({ channel_id: stage.slack.person('ada').id }), 'channel_not_found'],
    ['a channel that is not there', () => ({ channel_id: 'C0000000000' }), 'channel_not_found'],
    ['a private channel', () => ({ channel_id: stage.slack.channel('leadership').id }), 'channel_not_found'],
    ['a channel it is not in', () => ({ channel_id: stage.slack.channel('random').id }), 'not_in_channel'],
    [
      'bad blocks',
      () => ({ channel_id: stage.slack.channel('approvals').id, blocks: [{ type: 'x' }] }),
      'invalid_blocks',
    ],
    ['an unknown argument', () => ({ channel: stage.slack.channel('approvals').id }), 'invalid_arguments'],
    ['a thread without a channel', () => ({ thread_ts: '1.000001' }), 'invalid_arguments'],
    ['no file', () => ({ files: [] }), 'invalid_arguments'],
    ['an unknown file', () => ({ files: [{ id: 'F0000000000' }] }), 'file_not_found'],
    [
      'an unknown field of a file',
      () => ({ files: [{ id: 'F0000000000', name: 'x' }] }),
      'invalid_arguments',
    ],
  ])('an upload by the app is not shared with %s', async (_, args, error) => {
    expect(await shareAsApp('abc', args())).toMatchObject({ ok: false, error });
    for (const person of stage.slack.people().filter(({ spec }) => !spec.deactivated && !spec.isBot)) {
      for (const { id } of person.channels()) expect(person.messages(id)).toEqual([]);
    }
  });

  it('an upload by the app shows the faults of upload_url', async () => {
    const { upload_url: url, file_id: id } = await stage.call('files.getUploadURLExternal', {
      filename: 'a.csv',
      length: 3,
    });
    const upload = () => fetch(String(url), { method: 'POST', body: 'abc' });
    stage.slack.faults.next('upload_url', { kind: 'http', status: 500 });
    expect((await upload()).status).toBe(500);
    stage.slack.faults.next('upload_url', { kind: 'drop-request' });
    await expect(upload()).rejects.toThrow();
    stage.slack.faults.next('upload_url', { kind: 'drop-reply' });
    await expect(upload()).rejects.toThrow();
    expect(await stage.call('files.completeUploadExternal', { files: [{ id }] })).toMatchObject({ ok: true });
  });
});

import { Writable } from 'node:stream';
import type { FileToUpload, Person } from 'local-slack';
import { Client } from 'pg';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Foyer } from '../support/foyer.ts';
import { startFoyer } from '../support/foyer.ts';
import { csv, startSenturo } from '../support/import-story.ts';
import { modes, setUp, untilIdle } from '../support/story.ts';
import { deliver } from '../support/wire.ts';

const list = csv('Email,Role', 'ada@lovelace.example,Remote');
const good = (name: string): FileToUpload => ({ name, bytes: list });
const bad = (name: string): FileToUpload => ({ name, bytes: 'Colour\nred' });
const COLUMNS = 'The columns Email and Role are missing.';
const NOT_HANDED_OVER =
  'Foyer couldn’t get the file from Slack. Upload it again. If that doesn’t help, an admin must install Foyer again, with the permission files:read.';

/** What Foyer said to the person, message by message. */
const said = (person: Person) =>
  person
    .messages()
    .filter(({ user }) => user !== person.id)
    .map(message => message.plain());

async function asOwner({ database }: Foyer, statement: string): Promise<void> {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(statement).finally(() => owner.end());
}

/** Slack delivers a direct message of the person with these files, described in whatever way. */
async function sends(foyer: Foyer, person: Person, files: unknown[]): Promise<void> {
  const like = await person.openHome();
  const { event: _, ...envelope } = like.payload;
  const event = { type: 'message', channel_type: 'im', channel: 'D1', user: person.id, text: '', files };
  await deliver(foyer, 'http', person, like, { ...envelope, event_id: 'EvFiles1', event });
  await untilIdle(foyer);
}

describe.each(modes)('several files in one message, over %s', mode => {
  it('several files in one message are refused in one message to a person without the right, and none is downloaded', async () => {
    await using foyer = await startSenturo(mode);
    const linus = foyer.slack.person('linus');
    await linus.say('', { files: Array.from({ length: 10 }, (_, number) => good(`${number}.csv`)) });
    await untilIdle(foyer);
    expect(said(linus)).toEqual([
      expect.stringContaining('You aren’t a member of Lovelace Labs, so you can’t invite people.'),
    ]);
    expect(foyer.slack.calls.of('url_private')).toEqual([]);
  });

  it('several files in one message have their refusals in one message, each by the name of its file, and start the other imports', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await grace.say('', { files: [bad('one.csv'), good('people.csv'), bad('two.csv')] });
    await untilIdle(foyer);
    const [refusal, ...others] = said(grace).filter(text => text.includes(COLUMNS));
    expect(refusal).toContain(`“one.csv”: ${COLUMNS}`);
    expect(refusal).toContain(`“two.csv”: ${COLUMNS}`);
    expect(others).toEqual([]);
    expect(await foyer.db.import.findMany()).toMatchObject([{ fileName: 'people.csv' }]);
  });

  it('several files in one message aren’t refused twice when Slack refuses a message and delivers the event again', async () => {
    await using foyer = await startSenturo(mode);
    const { slack } = foyer;
    const grace = slack.person('grace');
    let posts = 0;
    const isSecond = () => {
      posts += 1;
      return posts === 2;
    };
    slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 1 }, 1, isSecond);
    const act = await grace.say('', { files: [bad('one.csv'), bad('two.csv')] });
    await grace.resend(act);
    await untilIdle(foyer);
    expect(said(grace).filter(text => text.includes('“one.csv”'))).toHaveLength(1);
    expect(said(grace).filter(text => text.includes('“two.csv”'))).toHaveLength(1);
  });
});

it('several files are refused once and imported once where the database fails at one of them', async () => {
  await using foyer = await startSenturo();
  const grace = foyer.slack.person('grace');
  await asOwner(foyer, `alter table imports add constraint broken check (file_name <> 'three.csv')`);
  const act = await grace.say('', { files: [bad('one.csv'), good('two.csv'), good('three.csv')] });
  await grace.resend(act);
  await untilIdle(foyer);
  await asOwner(foyer, 'alter table imports drop constraint broken');
  await grace.resend(act);
  await untilIdle(foyer);
  expect(said(grace).filter(text => text.includes(COLUMNS))).toHaveLength(1);
  const imports = await foyer.db.import.findMany({ orderBy: { id: 'asc' } });
  expect(imports.map(({ fileName }) => fileName)).toEqual(['two.csv', 'three.csv']);
  expect(said(grace).filter(text => text.includes('I’ve read '))).toHaveLength(2);
});

it('a refusal that Slack did not accept is sent when the event comes again', async () => {
  await using foyer = await startSenturo();
  const { slack } = foyer;
  const grace = slack.person('grace');
  slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 1 });
  const act = await grace.say('', { files: [bad('one.csv')] });
  await grace.resend(act);
  await grace.resend(act);
  await untilIdle(foyer);
  expect(said(grace)).toEqual([expect.stringContaining(COLUMNS)]);
});

it('files that hang are downloaded at the same time, so that they cost no more time than one', async () => {
  await using foyer = await startSenturo();
  const { slack } = foyer;
  const grace = slack.person('grace');
  slack.faults.always('url_private', { kind: 'hang' });
  const moments: number[] = [];
  slack.calls.onCall(({ method }) => {
    if (method === 'url_private') moments.push(performance.now());
  });
  const sent = grace.say('', { files: ['1.csv', '2.csv', '3.csv', '4.csv'].map(good) });
  await slack.waitFor(() => slack.calls.of('url_private').length === 4, 'four fetches');
  // Foyer gives each ten seconds: none of them waited for the end of another.
  expect((moments.at(-1) ?? Number.NaN) - (moments[0] ?? 0)).toBeLessThan(10_000);
  await sent;
  await slack.waitFor(() => grace.sees('Foyer couldn’t get the file from Slack'), 'the refusal');
});

it.each([
  'cannot_dm_bot',
  'user_is_bot',
  'channel_not_found',
  'user_not_found',
  'account_inactive',
  'messages_tab_disabled',
  'restricted_action',
])('an event doesn’t fail where Slack never accepts the refusal: %s', async code => {
  await using foyer = await startSenturo();
  const { slack, db } = foyer;
  const linus = slack.person('linus');
  slack.faults.always('chat.postMessage', { kind: 'error', error: code });
  const act = await linus.say('', { files: [good('people.csv')] });
  const { event_id: eventId } = act.payload as { event_id: string };
  expect(await db.slackEvent.count({ where: { eventId } })).toBe(1);
});

describe('a file whose description nobody could download from', () => {
  it.each([
    ['without an id', [{ id: null, name: 'people.csv' }]],
    ['as null', [null]],
    ['several times', [null, { id: null }]],
  ])(
    'a file whose description nobody could download from is answered once when it comes by message: %s',
    async (_how, files) => {
      const lines: string[] = [];
      const into = new Writable({
        write(chunk, _encoding, next) {
          lines.push(String(chunk));
          next();
        },
      });
      await using foyer = await startFoyer('http', { log: pino({ level: 'warn' }, into) });
      await setUp(foyer, { template: 'Senturo' });
      const grace = foyer.slack.person('grace');
      await sends(foyer, grace, files);
      expect(said(grace)).toEqual([expect.stringContaining(NOT_HANDED_OVER)]);
      const warned = lines.filter(line => line.includes('a file of an unknown shape was refused'));
      expect(warned).toHaveLength(files.length);
      expect(warned.join('')).not.toContain('people.csv');
    },
  );

  it.each([[{ id: null, name: 'people.csv' }], [null]])(
    'a file whose description nobody could download from is an error under the field of the modal: %j',
    async file => {
      await using foyer = await startSenturo();
      const grace = foyer.slack.person('grace');
      await grace.command('/invite bulk');
      await grace.fill({ 'CSV file': { file: good('people.csv') } });
      const act = await grace.submit();
      const payload = structuredClone(act.payload) as {
        view: { state: { values: { file: { file: { files: unknown[] } } } } };
      };
      payload.view.state.values.file.file.files = [file];
      const answer = await deliver(foyer, 'http', grace, act, payload);
      expect(JSON.parse(answer.text)).toEqual({
        response_action: 'errors',
        errors: { file: NOT_HANDED_OVER },
      });
    },
  );
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifest, setStage } from './recording-app.ts';

let stage: Awaited<ReturnType<typeof setStage>>;
beforeEach(async () => {
  stage = await setStage({ rateLimits: false });
});
afterEach(() => stage.stop());

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

async function send(args: Record<string, unknown>): Promise<Record<string, unknown>> {
  return await stage.call('chat.postMessage', args);
}

describe('chat.postMessage', () => {
  it('chat.postMessage opens the DM of a user id and returns its channel', async () => {
    const ada = stage.slack.person('ada');
    const sent = await send({ channel: ada.id, text: `Hello &amp; <@${ada.id}>` });
    expect(sent).toMatchObject({
      ok: true,
      channel: expect.stringMatching(/^D/),
      message: { bot_id: stage.slack.botId },
    });
    expect(ada.messages()[0]?.plain()).toBe('Hello & @ada');
    expect(stage.slack.person('linus').messages()).toHaveLength(0);
  });

  it.each([
    ['nothing to say', { text: ' ' }, 'no_text'],
    ['blocks that are no list', { blocks: { type: 'section' } }, 'invalid_blocks_format'],
    ['blocks that are no JSON', { blocks: '[' }, 'invalid_blocks_format'],
    ['51 blocks', { blocks: Array.from({ length: 51 }, () => section('x')) }, 'invalid_blocks'],
    [
      'nested metadata',
      { text: 'x', metadata: { event_type: 'a', event_payload: { b: { c: 1 } } } },
      'invalid_metadata_schema',
    ],
    ['metadata without a type', { text: 'x', metadata: { event_payload: {} } }, 'invalid_metadata_format'],
    ['markdown beside text', { text: 'x', markdown_text: 'y' }, 'markdown_text_conflict'],
    ['a thread that is none', { text: 'x', thread_ts: '1.1' }, 'thread_not_found'],
    ['an unknown channel', { text: 'x', channel: 'C0NOWHERE' }, 'channel_not_found'],
    ['another name without the scope', { text: 'x', username: 'Boss' }, 'missing_scope'],
  ])('chat.postMessage refuses %s', async (_what, args, error) => {
    expect((await send({ channel: stage.slack.person('ada').id, ...args })).error).toBe(error);
    expect(stage.slack.person('ada').messages()).toHaveLength(0);
  });

  it('chat.postMessage says where the fault in the blocks is', async () => {
    const blocks = [section('x'.repeat(3001))];
    const fault = 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]';
    expect(await send({ channel: stage.slack.person('ada').id, blocks })).toMatchObject({
      error: 'invalid_blocks',
      errors: expect.arrayContaining([fault]),
      response_metadata: { messages: expect.arrayContaining([`[ERROR] ${fault}`]) },
    });
  });

  it.each([
    ['robo', 'cannot_dm_bot'],
    ['sam', 'channel_not_found'],
  ])('chat.postMessage can’t write to %s', async (name, error) => {
    expect((await send({ channel: stage.slack.person(name).id, text: 'hello' })).error).toBe(error);
  });

  it('chat.postMessage succeeds for deactivated people, who read nothing', async () => {
    const { id } = stage.slack.person('edsger');
    expect(await send({ channel: id, text: 'hello' })).toMatchObject({ ok: true });
  });

  it('chat.postMessage needs membership, or chat:write.public in a public channel', async () => {
    const general = stage.slack.channel('general').id;
    const leadership = stage.slack.channel('leadership').id;
    expect((await send({ channel: general, text: 'x' })).error).toBe('not_in_channel');
    expect((await send({ channel: leadership, text: 'x' })).error).toBe('channel_not_found');
    stage.slack.installApp(manifest({ scopes: ['commands', 'chat:write', 'chat:write.public'] }), {
      requestUrl: stage.app.url,
    });
    expect((await send({ channel: general, text: 'x' })).ok).toBe(true);
  });

  it('chat.postMessage can’t write to a DM whose messages tab is off', async () => {
    const features = { app_home: { messages_tab_enabled: false } };
    stage.slack.installApp(manifest({ features }), { requestUrl: stage.app.url });
    expect((await send({ channel: stage.slack.person('ada').id, text: 'x' })).error).toBe(
      'messages_tab_disabled',
    );
  });

  it('chat.postMessage still succeeds in the DM of someone deactivated since, who never sees it', async () => {
    const ada = stage.slack.person('ada');
    await send({ channel: ada.id, text: 'before' });
    await stage.slack.changePerson('ada', { deactivated: true });
    expect((await send({ channel: ada.id, text: 'after' })).ok).toBe(true);
    expect(ada.channels()).toEqual([]);
  });

  it('chat.postMessage truncates a text beyond 40 000 characters', async () => {
    await send({ channel: stage.slack.person('ada').id, text: 'x'.repeat(40_001) });
    expect(stage.slack.person('ada').messages()[0]?.text).toHaveLength(40_000);
  });

  it('chat.postMessage gives every message its own, later ts, even at one moment', async () => {
    const channel = stage.slack.channel('approvals').id;
    const stamps: string[] = [];
    for (let count = 0; count < 5; count += 1) stamps.push(String((await send({ channel, text: 'x' })).ts));
    expect(new Set(stamps).size).toBe(5);
    expect([...stamps].sort()).toEqual(stamps);
  });
});

describe('chat.update and chat.delete', () => {
  it('chat.update and chat.delete change a message for everyone; blocks stay unless replaced', async () => {
    const channel = stage.slack.channel('approvals').id;
    const { ts } = await send({
      channel,
      text: 'old',
      blocks: [section('old')],
      metadata: { event_type: 'a', event_payload: { b: 1 } },
    });
    expect(await stage.call('chat.update', { channel, ts, text: 'new' })).toMatchObject({
      ok: true,
      text: 'new',
    });
    const margaret = stage.slack.person('margaret');
    expect(margaret.messages('approvals')[0]).toMatchObject({
      text: 'new',
      edited: true,
      metadata: { event_type: 'a' },
    });
    expect(margaret.messages('approvals')[0]?.plain()).toBe('old');
    await stage.call('chat.update', { channel, ts, text: 'new', blocks: [] });
    expect(margaret.messages('approvals')[0]?.plain()).toBe('new');
    await stage.call('chat.delete', { channel, ts });
    expect(margaret.messages('approvals')).toHaveLength(0);
  });

  it('chat.update and chat.delete refuse messages that are gone, of others, too long, or addressed by a user id', async () => {
    const ada = stage.slack.person('ada');
    const { channel, ts } = (await send({ channel: ada.id, text: 'x' })) as { channel: string; ts: string };
    await ada.say('mine');
    const own = String(ada.messages().at(-1)?.ts);
    const update = async (args: Record<string, unknown>) =>
      (await stage.call('chat.update', { channel, ts, text: 'y', ...args })).error;
    expect(await update({ ts: '1.1' })).toBe('message_not_found');
    expect(await update({ ts: own })).toBe('cant_update_message');
    expect(await update({ channel: ada.id })).toBe('channel_not_found');
    expect(await update({ text: 'x'.repeat(4001) })).toBe('msg_too_long');
    expect((await stage.call('chat.delete', { channel, ts: own })).error).toBe('cant_delete_message');
  });
});

describe('chat.postEphemeral', () => {
  it('chat.postEphemeral shows a message to one person of the channel, and nobody can update it', async () => {
    const [grace, margaret] = [stage.slack.person('grace'), stage.slack.person('margaret')];
    const channel = stage.slack.channel('approvals').id;
    const { message_ts: ts } = await stage.call('chat.postEphemeral', {
      channel,
      user: grace.id,
      text: 'for you',
    });
    expect(grace.messages('approvals')[0]).toMatchObject({ ephemeralTo: grace.id, text: 'for you' });
    expect(margaret.messages('approvals')).toHaveLength(0);
    expect((await stage.call('chat.update', { channel, ts, text: 'no' })).error).toBe('message_not_found');
    const user = stage.slack.person('ada').id;
    expect((await stage.call('chat.postEphemeral', { channel, user, text: 'x' })).error).toBe(
      'user_not_in_channel',
    );
  });
});

describe('Mentions', () => {
  it('mentions notify the people of the channel when they are in mrkdwn', async () => {
    const channel = stage.slack.channel('approvals').id;
    const margaret = stage.slack.person('margaret').id;
    await send({ channel, text: '<!here> hello' });
    expect(stage.slack.pings().map(ping => ping.mention)).toEqual(['<!here>', '<!here>']);
    await send({ channel, text: 'fallback', blocks: [section(`<@${margaret}>`)] });
    expect(stage.slack.pings().at(-1)).toMatchObject({ person: margaret, channel });
    const outside = stage.slack.person('linus').id;
    await send({ channel, text: `<@${outside}>` });
    expect(stage.slack.pings().at(-1)).toMatchObject({ person: outside, channel });
  });

  it('mentions notify nobody when they are escaped or plain text', async () => {
    const blocks = [
      section('&lt;!channel&gt;'),
      { type: 'header', text: { type: 'plain_text', text: '<!channel>' } },
    ];
    await send({ channel: stage.slack.channel('approvals').id, text: 'x', blocks });
    expect(stage.slack.pings()).toEqual([]);
  });
});

it('chat.getPermalink makes a permalink of a message', async () => {
  const channel = stage.slack.channel('approvals').id;
  const { ts } = await send({ channel, text: 'x' });
  const { permalink } = await stage.call('chat.getPermalink', { channel, message_ts: ts });
  expect(permalink).toBe(`https://lovelace.slack.com/archives/${channel}/p${String(ts).replace('.', '')}`);
  expect((await stage.call('chat.getPermalink', { channel, message_ts: '1.1' })).error).toBe(
    'message_not_found',
  );
});

it('blocks.validate says whether blocks, a message or a view are valid', async () => {
  const validate = async (args: Record<string, unknown>) => await stage.call('blocks.validate', args);
  expect(await validate({ blocks: [section('x')] })).toEqual({ ok: true });
  expect(await validate({ blocks: [section('')] })).toMatchObject({
    error: 'invalid_blocks',
    errors: expect.arrayContaining([expect.objectContaining({ pointer: '/0/text/text' })]),
  });
  expect(await validate({ view: { type: 'home' } })).toMatchObject({ error: 'invalid_view' });
  expect(await validate({ message: { blocks: [{ type: 'what' }] } })).toMatchObject({
    error: 'invalid_message',
  });
  expect(await validate({})).toMatchObject({ error: 'invalid_arguments' });
});

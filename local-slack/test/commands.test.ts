import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sign } from '../src/signature.ts';
import { manifest, setStage } from './recording-app.ts';

let stage: Awaited<ReturnType<typeof setStage>>;
beforeEach(async () => {
  stage = await setStage({ rateLimits: false });
});
afterEach(() => stage.stop());

const ada = () => stage.slack.person('ada');

describe('A slash command', () => {
  it('a slash command arrives as a signed form with all of its fields', async () => {
    const { slack, app } = stage;
    await ada().command('/invite  bob@x.example as Viewer ', { in: 'general' });
    const { headers, body, payload } = app.last;
    expect(payload).toEqual({
      token: expect.any(String),
      team_id: slack.teamId,
      team_domain: 'lovelace',
      channel_id: slack.channel('general').id,
      channel_name: 'general',
      user_id: ada().id,
      user_name: 'ada',
      command: '/invite',
      text: '<mailto:bob@x.example|bob@x.example> as Viewer',
      api_app_id: slack.appId,
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/commands\/T/),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
    });
    const timestamp = Number(headers['x-slack-request-timestamp']);
    expect(timestamp).toBe(Math.floor(stage.clock.now().getTime() / 1000));
    expect(headers['x-slack-signature']).toBe(sign(slack.signingSecret, timestamp, body));
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  it.each([
    ['dm', 'directmessage'],
    ['leadership', 'privategroup'],
    ['random', 'random'],
  ])('a slash command names the channel %s as %s', async (place, name) => {
    await stage.slack.person('grace').command('/invite', { in: place });
    expect(stage.app.last.payload.channel_name).toBe(name);
  });

  it('a slash command escapes mentions only when the manifest asks for it', async () => {
    await ada().command('/plain @grace <b>');
    expect(stage.app.last.payload.text).toBe('@grace &lt;b&gt;');
    await ada().command('/invite @grace');
    expect(stage.app.last.payload.text).toContain(`<@${stage.slack.person('grace').id}`);
  });

  it('the composer refuses a command that is in no manifest, and offers a stranger none', async () => {
    expect(await ada().command('/unknown')).toMatchObject({ status: 0, error: 'invalid_command' });
    expect(await stage.slack.person('sam').command('/invite', { in: 'general' })).toMatchObject({
      status: 0,
    });
    expect(stage.app.heard).toHaveLength(0);
  });

  it('a person can’t type a slash command in a channel that they aren’t in', async () => {
    await expect(ada().command('/invite', { in: 'approvals' })).rejects.toThrow('is not in #approvals');
    await expect(ada().command('/invite', { in: 'leadership' })).rejects.toThrow('sees no channel');
  });

  it('a slash command without an answer in time shows operation_timeout', async () => {
    await stage.stop();
    stage = await setStage({ rateLimits: false });
    stage.app.answer = () => 'hang';
    expect(await ada().command('/invite')).toMatchObject({ status: 'timeout', error: 'operation_timeout' });
    expect(ada().sees('failed with the error "operation_timeout"')).toBe(true);
  });

  it('a slash command with an error or no answer shows dispatch_failed', async () => {
    stage.app.answer = () => ({ status: 500 });
    expect(await ada().command('/invite')).toMatchObject({ status: 500, error: 'dispatch_failed' });
    stage.slack.installApp(manifest(), { requestUrl: 'http://127.0.0.1:9/' });
    expect(await ada().command('/invite')).toMatchObject({ status: 'failed', error: 'dispatch_failed' });
  });
});

describe('The answer to a command', () => {
  it.each([
    ['a text', { text: 'Done' }, 'Done'],
    ['a JSON text', { json: { text: '*Done*' } }, 'Done'],
    [
      'blocks',
      { json: { blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Done' } }] } },
      'Done',
    ],
  ])('an answer given as %s is shown to the person alone', async (_what, reply, shown) => {
    stage.app.answer = () => reply;
    const result = await ada().command('/invite', { in: 'general' });
    expect(result.ephemeral?.plain()).toBe(shown);
    expect(ada().messages('general').at(-1)?.ephemeralTo).toBe(ada().id);
    expect(stage.slack.person('grace').messages('general')).toHaveLength(0);
  });

  it('an answer with in_channel is shown to everybody', async () => {
    stage.app.answer = () => ({ json: { response_type: 'in_channel', text: 'Done' } });
    expect((await ada().command('/invite', { in: 'general' })).ephemeral).toBeUndefined();
    expect(stage.slack.person('grace').messages('general')[0]?.text).toBe('Done');
  });

  it('an empty answer shows nothing', async () => {
    const { status, error, ephemeral } = await ada().command('/invite');
    expect([status, error, ephemeral]).toEqual([200, undefined, undefined]);
    expect(ada().messages()).toHaveLength(0);
  });

  it.each([
    ['an unknown field', { text: 'Done', colour: 'red' }],
    ['an unknown response_type', { text: 'Done', response_type: 'public' }],
    ['invalid blocks', { blocks: [{ type: 'section' }] }],
    ['51 blocks', { blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }],
    ['no content', { response_type: 'ephemeral' }],
    ['a list', ['Done']],
  ])('an answer with %s counts as none', async (_what, json) => {
    stage.app.answer = () => ({ json });
    expect(await ada().command('/invite')).toMatchObject({ status: 200, error: 'app_did_not_respond' });
    expect(ada().sees('failed because the app did not respond')).toBe(true);
  });
});

describe('A response_url', () => {
  async function respond(body: unknown, url = String(stage.app.last.payload.response_url)) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(url, { method: 'POST', body: text });
    return { status: response.status, body: await response.text() };
  }

  it('a response_url accepts five uses, ephemeral by default', async () => {
    await ada().command('/invite', { in: 'general' });
    for (let use = 1; use <= 5; use += 1)
      expect(await respond({ text: `${use}` })).toEqual({ status: 200, body: 'ok' });
    expect(await respond({ text: '6' })).toEqual({ status: 404, body: '{"ok":false,"error":"used_url"}' });
    expect(
      ada()
        .messages('general')
        .map(message => message.text),
    ).toEqual(['1', '2', '3', '4', '5']);
    expect(stage.slack.person('grace').messages('general')).toHaveLength(0);
  });

  it('a response_url accepts uses for thirty minutes', async () => {
    await ada().command('/invite');
    stage.clock.advance(30 * 60_000);
    expect((await respond({ text: 'in time' })).status).toBe(200);
    stage.clock.advance(1);
    expect(await respond({ text: 'late' })).toEqual({
      status: 404,
      body: '{"ok":false,"error":"expired_url"}',
    });
  });

  it('a response_url can’t be guessed', async () => {
    expect((await respond({ text: 'x' }, `${stage.slack.url}/commands/T0/1/abc`)).status).toBe(404);
  });

  it.each([
    ['nothing to say', {}, 'no_text'],
    ['an unknown field', { text: 'x', to: 'all' }, 'invalid_payload'],
    ['what is no JSON', '{', 'invalid_payload'],
    ['invalid blocks', { blocks: [{ type: 'section' }] }, 'invalid_blocks'],
  ])('a response_url refuses %s', async (_what, body, error) => {
    await ada().command('/invite');
    const answer = await respond(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(error);
    expect(ada().messages()).toHaveLength(0);
  });

  it('the response_url of a press replaces or deletes the message, even an ephemeral one', async () => {
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
    const blocks = [{ type: 'actions', elements: [button] }];
    stage.app.answer = ({ payload }) => (payload.command ? { json: { text: 'Choose', blocks } } : {});
    const { ephemeral } = await ada().command('/invite');
    if (!ephemeral) throw new Error('no answer');
    await ada().press(ephemeral, 'Go');
    expect(stage.app.last.payload).toMatchObject({ container: { type: 'message', is_ephemeral: true } });
    expect(stage.app.last.payload).not.toHaveProperty('message');
    await respond({ replace_original: true, text: 'Chosen', blocks: [] });
    expect(ada().messages()).toMatchObject([{ ts: ephemeral.ts, text: 'Chosen' }]);
    await respond({ delete_original: true });
    expect(ada().messages()).toHaveLength(0);
  });
});

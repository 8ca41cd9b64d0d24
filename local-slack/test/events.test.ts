import { afterEach, beforeEach, expect, it } from 'vitest';
import { manifest, setStage } from './recording-app.ts';

let stage: Awaited<ReturnType<typeof setStage>>;
beforeEach(async () => {
  stage = await setStage({ rateLimits: false });
});
afterEach(() => stage.stop());

const ada = () => stage.slack.person('ada');
const retries = () =>
  stage.app.heard.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);

it('Slack wraps an event in an envelope with its own id', async () => {
  await ada().openHome();
  const { payload } = stage.app.last;
  expect(payload).toMatchObject({
    token: expect.any(String),
    team_id: stage.slack.teamId,
    api_app_id: stage.slack.appId,
    type: 'event_callback',
    event: { type: 'app_home_opened', event_ts: expect.stringMatching(/^\d+\.\d{6}$/) },
    event_id: expect.stringMatching(/^Ev/),
    event_time: Math.floor(stage.clock.now().getTime() / 1000),
    authorizations: [
      {
        team_id: stage.slack.teamId,
        user_id: stage.slack.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  });
  await ada().openHome();
  expect(stage.app.last.payload.event_id).not.toBe(payload.event_id);
});

it('Slack retries a failed event at once, after a minute and after five, and then stops', async () => {
  stage.app.answer = () => ({ status: 500 });
  expect(await ada().openHome()).toMatchObject({ status: 500 });
  await stage.slack.settled();
  expect(retries()).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
  ]);
  expect(await stage.slack.runDueRetries()).toBe(0);
  stage.clock.advance(60_000);
  expect(await stage.slack.runDueRetries()).toBe(1);
  stage.clock.advance(5 * 60_000 - 1);
  expect(await stage.slack.runDueRetries()).toBe(0);
  stage.clock.advance(1);
  expect(await stage.slack.runDueRetries()).toBe(1);
  stage.clock.advance(60 * 60_000);
  expect(await stage.slack.runDueRetries()).toBe(0);
  expect(retries().map(([num]) => num)).toEqual([undefined, '1', '2', '3']);
  expect(new Set(stage.app.heard.map(({ payload }) => payload.event_id)).size).toBe(1);
});

it('Slack says why it retries an event', async () => {
  await stage.stop();
  stage = await setStage({ rateLimits: false });
  let count = 0;
  stage.app.answer = () => (++count === 1 ? 'hang' : {});
  await ada().openHome();
  await stage.slack.settled();
  expect(retries()).toEqual([
    [undefined, undefined],
    ['1', 'http_timeout'],
  ]);
});

it('Slack doesn’t retry an event when the app says so', async () => {
  stage.app.answer = () => ({ status: 500, headers: { 'x-slack-no-retry': '1' } });
  await ada().openHome();
  await stage.slack.settled();
  stage.clock.advance(60_000);
  expect(await stage.slack.runDueRetries()).toBe(0);
  expect(stage.app.heard).toHaveLength(1);
});

it('Slack sends no event that the manifest doesn’t subscribe to', async () => {
  stage.slack.installApp(manifest({ settings: { event_subscriptions: { bot_events: [] } } }), {
    requestUrl: stage.app.url,
  });
  expect(await ada().openHome()).toMatchObject({ status: 0 });
  await ada().say('hello');
  await stage.slack.changePerson('ada', { realName: 'Ada King' });
  expect(stage.app.heard).toHaveLength(0);
});

it('Slack sends events for messages in the DM, including the app’s own', async () => {
  await ada().say('hello @grace & all');
  expect(stage.app.last.payload).toMatchObject({
    event: {
      type: 'message',
      channel_type: 'im',
      user: ada().id,
      text: `hello <@${stage.slack.person('grace').id}> &amp; all`,
    },
  });
  await stage.call('chat.postMessage', { channel: ada().id, text: 'hi' });
  await stage.slack.settled();
  expect(stage.app.last.payload).toMatchObject({ event: { bot_id: stage.slack.botId, text: 'hi' } });
});

it('a manifest with a read-only messages tab closes the composer of the DM', async () => {
  const app_home = {
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: true,
  };
  stage.slack.installApp(manifest({ features: { app_home } }), { requestUrl: stage.app.url });
  await expect(ada().say('hello')).rejects.toThrow('turned off');
});

it('Slack verifies the URL of the app by a challenge', async () => {
  expect(await stage.slack.verifyRequestUrl()).toBe(false);
  stage.app.answer = ({ payload }) => ({ json: { challenge: payload.challenge } });
  expect(await stage.slack.verifyRequestUrl()).toBe(true);
});

it.each([
  ['commands without their scope', manifest({ scopes: ['chat:write'] }), 'commands'],
  [
    'an event without its scope',
    manifest({ scopes: ['commands'], settings: { event_subscriptions: { bot_events: ['team_join'] } } }),
    'users:read',
  ],
  [
    'an unknown event',
    manifest({ settings: { event_subscriptions: { bot_events: ['team_left'] } } }),
    'team_left',
  ],
])('Slack doesn’t install an app with %s', (_what, wrong, word) => {
  expect(() => stage.slack.installApp(wrong, { requestUrl: stage.app.url })).toThrow(word);
});

it.each(['/invite', '/remind', '/who', '/Status'])(
  'Slack doesn’t install an app whose command Slack has itself, unless the settings allow it: %s',
  command => {
    const wrong = manifest({ features: { slash_commands: [{ command, description: 'x' }] } });
    stage.slack.settings.takesBuiltInCommands = false;
    expect(() => stage.slack.installApp(wrong, {})).toThrow(`${command} has an invalid name`);
    stage.slack.settings.takesBuiltInCommands = true;
    stage.slack.installApp(wrong, {});
  },
);

it('Slack grants optional scopes unless the installer leaves them out', async () => {
  const optional = manifest();
  const { bot = [] } = optional.oauth_config?.scopes ?? {};
  const scopes = { bot, bot_optional: ['users:read'] };
  const install = () => stage.slack.installApp({ ...optional, oauth_config: { scopes } }, {});
  install();
  expect(await stage.call('users.list')).toMatchObject({ ok: true });
  stage.slack.settings.grantsOptionalScopes = false;
  install();
  expect(await stage.call('users.list')).toMatchObject({ error: 'missing_scope', needed: 'users:read' });
  expect(await stage.call('conversations.list')).toMatchObject({ ok: true });
});

it('waitFor waits for what is to come, and says what did not come', async () => {
  const coming = stage.slack.waitFor(() => ada().messages()[0], 'a message to Ada');
  await stage.call('chat.postMessage', { channel: ada().id, text: 'hi' });
  expect((await coming).text).toBe('hi');
  await expect(stage.slack.waitFor(() => ada().messages()[1], 'a second one', 20)).rejects.toThrow(
    /in vain for a second one.*chat\.postMessage/s,
  );
});

it('listeners learn that something changed', async () => {
  const heard: unknown[] = [];
  const stop = stage.slack.subscribe(change => heard.push(change));
  const { channel } = await stage.call('chat.postMessage', { channel: ada().id, text: 'hi' });
  expect(heard).toEqual([{ kind: 'message', channel, person: undefined }]);
  stop();
  await stage.call('chat.postMessage', { channel: ada().id, text: 'hi' });
  expect(heard).toHaveLength(1);
});

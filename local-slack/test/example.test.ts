import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App } from '@slack/bolt';
import { type Manifest, type Simulator, startSimulator } from 'local-slack';
import { afterAll, beforeAll, expect, it } from 'vitest';

const manifest: Manifest = {
  display_information: { name: 'Greeter' },
  features: {
    bot_user: { display_name: 'Greeter' },
    slash_commands: [{ command: '/hello', description: 'Greet someone' }],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write'] } },
  settings: { interactivity: { is_enabled: true } },
};

let slack: Simulator;
let app: App;

beforeAll(async () => {
  slack = await startSimulator();
  app = new App({
    token: slack.botToken,
    signingSecret: slack.signingSecret,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  app.command('/hello', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'hello',
        title: { type: 'plain_text', text: 'Greet someone' },
        submit: { type: 'plain_text', text: 'Greet' },
        blocks: [
          {
            type: 'input',
            block_id: 'who',
            label: { type: 'plain_text', text: 'Whom?' },
            element: { type: 'users_select', action_id: 'user' },
          },
        ],
      },
    });
  });
  app.view('hello', async ({ ack, client, view, body }) => {
    const user = view.state.values.who?.user?.selected_user ?? '';
    if (user === body.user.id) {
      await ack({ response_action: 'errors', errors: { who: "You can't greet yourself." } });
      return;
    }
    await ack();
    await client.chat.postMessage({ channel: user, text: `Hello from <@${body.user.id}>!` });
  });
  const server = (await app.start(0)) as Server;
  const { port } = server.address() as AddressInfo;
  slack.installApp(manifest, { requestUrl: `http://127.0.0.1:${port}/slack/events` });
});

afterAll(async () => {
  await app.stop();
  await slack.stop();
});

it('the example app greets the chosen person', async () => {
  const [ada, grace] = [slack.person('ada'), slack.person('grace')];
  await ada.command('/hello');
  await slack.waitFor(() => ada.modal(), 'the form');

  await ada.fill({ 'Whom?': { user: 'ada' } });
  const refused = await ada.submit();
  expect(refused.fieldErrors).toEqual({ who: "You can't greet yourself." });

  await ada.fill({ 'Whom?': { user: 'grace' } });
  await ada.submit();
  const message = await slack.waitFor(() => grace.messages().at(-1), 'a greeting');
  expect(message.plain()).toBe('Hello from @ada!');
});

it('the example app greets even when Slack asks it to wait', async () => {
  slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 1 });
  const [ada, linus] = [slack.person('ada'), slack.person('linus')];
  await ada.command('/hello');
  await slack.waitFor(() => ada.modal(), 'the form');
  await ada.fill({ 'Whom?': { user: 'linus' } });
  await ada.submit();
  await slack.waitFor(() => linus.sees('Hello from'), 'a greeting');
  expect(slack.calls.of('chat.postMessage').map(call => call.status)).toContain(429);
});

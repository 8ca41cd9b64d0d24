import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, LogLevel } from '@slack/bolt';
import { afterEach, expect, it } from 'vitest';
import type { Simulator } from '../src/simulator.ts';
import { startSimulator } from '../src/simulator.ts';
import { manifest, modal } from './recording-app.ts';

/** The same app over either transport: a command opens a modal, its submission posts a message with a button. */
function build(slack: Simulator, socketMode: boolean): App {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const common = { token: slack.botToken, clientOptions, logLevel: LogLevel.ERROR };
  const app = socketMode
    ? new App({ ...common, socketMode, appToken: slack.appToken })
    : new App({ ...common, signingSecret: slack.signingSecret });
  app.command('/invite', async ({ ack, client, body }) => {
    await client.views.open({ trigger_id: body.trigger_id, view: modal() as never });
    await ack();
  });
  app.view('invite', async ({ ack, view, client, body }) => {
    const email = view.state.values.email?.value?.value;
    if (email === 'eve@x.example') {
      await ack({ response_action: 'errors', errors: { email: 'Not Eve.' } });
      return;
    }
    await ack();
    const text = { type: 'mrkdwn' as const, text: `Invited ${email}` };
    const button = {
      type: 'button' as const,
      action_id: 'undo',
      text: { type: 'plain_text' as const, text: 'Undo' },
    };
    const blocks = [
      { type: 'section' as const, text },
      { type: 'actions' as const, elements: [button] },
    ];
    await client.chat.postMessage({ channel: body.user.id, text: 'Invited', blocks });
  });
  app.action('undo', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Undone', blocks: [] });
  });
  app.event('app_home_opened', async ({ client, event }) => {
    const text = { type: 'plain_text' as const, text: 'Welcome' };
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text }] },
    });
  });
  return app;
}

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

it.each([
  ['HTTP', false],
  ['Socket Mode', true],
])('an app made with Bolt plays a whole story over %s', async (_name, socketMode) => {
  const slack = await startSimulator({ settings: { takesBuiltInCommands: true } });
  const withSockets = manifest();
  const install = (requestUrl?: string) => {
    slack.installApp(
      { ...withSockets, settings: { ...withSockets.settings, socket_mode_enabled: socketMode } },
      { requestUrl },
    );
  };
  install('http://127.0.0.1:9/');
  const app = build(slack, socketMode);
  const server = (await app.start(0)) as Server;
  running.push(app, slack);
  if (!socketMode) {
    install(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
    expect(await slack.verifyRequestUrl()).toBe(true);
  }

  const ada = slack.person('ada');
  expect(await ada.command('/invite')).toMatchObject({ status: 200 });
  await ada.fill({ Email: 'eve@x.example' });
  expect(await ada.submit()).toMatchObject({ fieldErrors: { email: 'Not Eve.' } });
  await ada.fill({ Email: 'bob@x.example' });
  await ada.submit();
  expect(ada.modals()).toHaveLength(0);
  const message = await slack.waitFor(() => ada.messages()[0], 'the message to Ada');
  expect(message.plain()).toContain('Invited bob@x.example');
  await ada.press(message, 'Undo');
  await slack.waitFor(() => ada.messages()[0]?.text === 'Undone', 'the message to be replaced');
  await ada.openHome();
  await slack.waitFor(() => ada.home(), 'the home');
  expect(ada.sees('Welcome')).toBe(true);
});

import { SocketModeClient } from '@slack/socket-mode';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { manifest, modal, setStage } from './recording-app.ts';

let stage: Awaited<ReturnType<typeof setStage>>;
const sockets: WebSocket[] = [];
const overSockets = manifest({
  settings: {
    socket_mode_enabled: true,
    interactivity: { is_enabled: true },
    event_subscriptions: { bot_events: ['app_home_opened'] },
  },
});
beforeEach(async () => {
  stage = await setStage({ rateLimits: false }, overSockets);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await stage.stop();
});

interface Envelope {
  type: string;
  envelope_id: string;
  payload: Record<string, unknown>;
  [field: string]: unknown;
}

async function ticket(): Promise<string> {
  const headers = { authorization: `Bearer ${stage.slack.appToken}` };
  const response = await fetch(`${stage.slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
  return ((await response.json()) as { url: string }).url;
}

/** A connection that records what it receives; `answer` is called with each envelope. */
async function connect(answer: (envelope: Envelope, socket: WebSocket) => void = () => undefined) {
  const socket = new WebSocket(await ticket());
  sockets.push(socket);
  const heard: Envelope[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', data => {
      const envelope = JSON.parse(String(data)) as Envelope;
      heard.push(envelope);
      if (envelope.envelope_id) answer(envelope, socket);
      resolve();
    });
  });
  return { socket, heard };
}

const ack = (envelope: Envelope, socket: WebSocket, payload?: unknown) =>
  socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, ...(payload ? { payload } : {}) }));

const ada = () => stage.slack.person('ada');

it('Socket Mode greets a connection, and accepts a ticket only once', async () => {
  const url = await ticket();
  const first = new WebSocket(url);
  sockets.push(first);
  const hello = await new Promise(resolve =>
    first.once('message', data => resolve(JSON.parse(String(data)))),
  );
  expect(hello).toMatchObject({
    type: 'hello',
    num_connections: 1,
    connection_info: { app_id: stage.slack.appId },
  });
  const second = new WebSocket(url);
  const refused = await new Promise(resolve => second.once('error', resolve));
  expect(String(refused)).toContain('401');
});

it('Socket Mode sends commands, interactions and events as envelopes and reads the answers from acknowledgements', async () => {
  const { heard } = await connect((envelope, socket) =>
    ack(envelope, socket, envelope.type === 'slash_commands' ? { text: 'Done' } : undefined),
  );
  expect((await ada().command('/invite bob')).ephemeral?.text).toBe('Done');
  expect(heard.at(-1)).toMatchObject({
    type: 'slash_commands',
    accepts_response_payload: true,
    payload: { command: '/invite', text: 'bob', is_enterprise_install: 'false' },
  });
  await stage.call('views.open', { trigger_id: heard.at(-1)?.payload.trigger_id, view: modal() });
  await ada().fill({ Email: 'bob@x.example' });
  expect(await ada().submit()).toMatchObject({ status: 200 });
  expect(heard.at(-1)).toMatchObject({
    type: 'interactive',
    accepts_response_payload: true,
    payload: { type: 'view_submission' },
  });
  expect(await ada().openHome()).toMatchObject({ status: 200 });
  expect(heard.at(-1)).toMatchObject({
    type: 'events_api',
    accepts_response_payload: false,
    retry_attempt: 0,
  });
  expect(stage.app.heard).toHaveLength(0);
});

it('a missing acknowledgement counts as a timeout, and Slack retries the event', async () => {
  await stage.stop();
  stage = await setStage({ rateLimits: false }, overSockets);
  const { heard } = await connect(() => stage.clock.advance(3_000));
  expect(await ada().command('/invite')).toMatchObject({ status: 'timeout', error: 'operation_timeout' });
  expect(await ada().openHome()).toMatchObject({ status: 'timeout' });
  await stage.slack.settled();
  expect(heard.at(-1)).toMatchObject({ type: 'events_api', retry_attempt: 1, retry_reason: 'http_timeout' });
});

it('a request fails at once without a connection', async () => {
  expect(await ada().command('/invite')).toMatchObject({ status: 'failed', error: 'dispatch_failed' });
});

it('Socket Mode spreads envelopes over its connections, at most ten', async () => {
  const answered: number[] = [];
  for (let number = 0; number < 10; number += 1) {
    await connect((envelope, socket) => {
      answered.push(number);
      ack(envelope, socket);
    });
  }
  await ada().command('/invite');
  await ada().command('/invite');
  expect(new Set(answered).size).toBe(2);
  const { heard } = await connect();
  expect(heard).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  expect(stage.slack.socket.connections()).toBe(10);
});

it.each(['refresh_requested', 'link_disabled'] as const)(
  'Socket Mode announces %s and closes',
  async reason => {
    const { socket, heard } = await connect();
    const closed = new Promise(resolve => socket.once('close', resolve));
    stage.slack.socket.disconnect(reason);
    await closed;
    expect(heard.at(-1)).toMatchObject({ type: 'disconnect', reason });
  },
);

it('Socket Mode closes connections when it is switched off, and refuses new ones', async () => {
  const { socket, heard } = await connect();
  const closed = new Promise(resolve => socket.once('close', resolve));
  stage.slack.installApp(manifest(), { requestUrl: stage.app.url });
  await closed;
  expect(heard.at(-1)).toMatchObject({ type: 'disconnect', reason: 'link_disabled' });
  const late = await connect();
  expect(late.heard).toMatchObject([{ type: 'disconnect', reason: 'link_disabled' }]);
});

describe('With the client of the SDK', () => {
  it('the client of the SDK connects, receives and answers', async () => {
    const client = new SocketModeClient({
      appToken: stage.slack.appToken,
      clientOptions: { slackApiUrl: stage.slack.apiUrl },
      logLevel: 'error' as never,
    });
    client.on('slash_commands', async ({ ack, body }) => ack({ text: `You typed ${body.text}` }));
    await client.start();
    try {
      expect((await ada().command('/invite bob')).ephemeral?.text).toBe('You typed bob');
    } finally {
      await client.disconnect();
    }
    await stage.slack.waitFor(() => stage.slack.socket.connections() === 0, 'the connection to end');
  });
});

it('Socket Mode ends a connection over a frame of more than 20,480 bytes, and delivers on the next one what was not acknowledged', async () => {
  // As long as Slack accepts, in bytes: each of these characters has three.
  const answerOf = (bytes: number, { envelope_id }: Envelope) => {
    const frame = (text: string) => JSON.stringify({ envelope_id, payload: { text } });
    const left = bytes - Buffer.byteLength(frame(''));
    return frame('語'.repeat(Math.floor(left / 3)) + 'x'.repeat(left % 3));
  };
  await connect((envelope, socket) => socket.send(answerOf(20_480, envelope)));
  expect((await ada().command('/invite')).ephemeral?.text).toContain('語');
  for (const socket of sockets.splice(0)) socket.terminate();
  await stage.slack.waitFor(() => stage.slack.socket.connections() === 0, 'no connection');
  const { socket: first, heard } = await connect((envelope, socket) =>
    socket.send(answerOf(20_481, envelope)),
  );
  const closed = new Promise(resolve =>
    first.once('close', (code, reason) => resolve([code, String(reason)])),
  );
  const typed = ada().command('/invite ada');
  expect(await closed).toEqual([1009, 'Max frame length of 20480 has been exceeded.']);
  const { heard: again } = await connect((envelope, socket) => ack(envelope, socket, { text: 'Short' }));
  expect((await typed).ephemeral?.text).toBe('Short');
  expect(again.at(-1)).toEqual(heard.at(-1));
});

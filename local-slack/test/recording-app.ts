import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ManualClock } from '../src/clock.ts';
import type { Manifest } from '../src/manifest.ts';
import type { Simulator, SimulatorOptions } from '../src/simulator.ts';
import { startSimulator } from '../src/simulator.ts';

export interface Heard {
  headers: IncomingHttpHeaders;
  body: string;
  /** A command's fields, an interaction's payload or an event's envelope. */
  payload: Record<string, unknown>;
}

export interface Reply {
  status?: number;
  json?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

type Answer = (heard: Heard) => Reply | Promise<Reply | 'hang'> | 'hang' | undefined;

function payloadIn(body: string, type: string): Record<string, unknown> {
  if (type.startsWith('application/json')) return JSON.parse(body);
  const fields = Object.fromEntries(new URLSearchParams(body));
  return fields.payload === undefined ? fields : JSON.parse(fields.payload);
}

/** Slack waits this long for an answer (docs.slack.dev: interactivity/handling-user-interaction). */
const SLACK_WAITS_MS = 3_000;

/**
 * An app that records its requests and answers as configured, by default with an empty 200; 'hang' waits until Slack
 * gives up.
 */
export class RecordingApp {
  heard: Heard[] = [];
  answer: Answer = () => ({});
  #server: Server;

  constructor(clock: ManualClock) {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString('utf8');
      const payload = payloadIn(body, request.headers['content-type'] ?? '');
      const heard = { headers: request.headers, body, payload };
      this.heard.push(heard);
      const reply = await this.answer(heard);
      if (reply === 'hang') return clock.advance(SLACK_WAITS_MS);
      const { status = 200, json, text = '', headers = {} } = reply ?? {};
      if (json !== undefined) response.setHeader('content-type', 'application/json');
      response.writeHead(status, headers).end(json === undefined ? text : JSON.stringify(json));
    });
  }

  async start(): Promise<void> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/slack/events`;
  }

  get last(): Heard {
    const last = this.heard.at(-1);
    if (!last) throw new Error('The app heard nothing.');
    return last;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}

export const allScopes = [
  'channels:read',
  'chat:write',
  'commands',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'team:read',
  'users:read',
  'users:read.email',
];

/** A manifest with a command, a shortcut, events, a home and interactivity; `scopes` and `settings` vary it. */
export function manifest(
  change: { scopes?: string[]; settings?: Manifest['settings']; features?: Manifest['features'] } = {},
): Manifest {
  return {
    display_information: { name: 'Greeter' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Greeter' },
      slash_commands: [
        { command: '/invite', description: 'Invite people', should_escape: true },
        { command: '/plain', description: 'Without escaping', should_escape: false },
      ],
      shortcuts: [
        { name: 'Invite member', type: 'global', callback_id: 'invite', description: 'Invite someone' },
      ],
      ...change.features,
    },
    oauth_config: { scopes: { bot: change.scopes ?? allScopes } },
    settings: {
      event_subscriptions: {
        bot_events: change.scopes ? [] : ['app_home_opened', 'team_join', 'user_change', 'message.im'],
      },
      interactivity: { is_enabled: true },
      ...change.settings,
    },
  };
}

export interface Stage {
  slack: Simulator;
  app: RecordingApp;
  clock: ManualClock;
  /** Calls a Web API method with a form, as the bot. */
  call(method: string, args?: Record<string, unknown>): Promise<Record<string, unknown>>;
}

/** A simulator on a manual clock with a recording app installed; stops both with `stop`. */
export async function setStage(
  options: SimulatorOptions = {},
  with_ = manifest(),
): Promise<Stage & { stop(): Promise<void> }> {
  const clock = new ManualClock();
  const settings = { takesBuiltInCommands: true, ...options.settings };
  const slack = await startSimulator({ clock, ...options, settings });
  const app = new RecordingApp(clock);
  await app.start();
  slack.installApp(with_, { requestUrl: app.url });
  const call = async (method: string, args: Record<string, unknown> = {}) => {
    const fields = Object.entries(args).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    const headers = { authorization: `Bearer ${slack.botToken}` };
    const response = await fetch(slack.apiUrl + method, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const stop = async () => {
    await slack.stop();
    await app.stop();
  };
  return { slack, app, clock, call, stop };
}

/** A modal with an email input, a Role menu and a button. */
export function modal(change: Record<string, unknown> = {}): Record<string, unknown> {
  const plain = (text: string) => ({ type: 'plain_text', text });
  return {
    type: 'modal',
    callback_id: 'invite',
    title: plain('Invite people'),
    submit: plain('Send'),
    blocks: [
      {
        type: 'input',
        block_id: 'email',
        label: plain('Email'),
        element: { type: 'email_text_input', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: 'role',
        optional: true,
        label: plain('Role'),
        element: {
          type: 'static_select',
          action_id: 'value',
          options: ['Admin', 'Viewer'].map(role => ({ text: plain(role), value: role.toLowerCase() })),
        },
      },
      {
        type: 'actions',
        block_id: 'more',
        elements: [{ type: 'button', action_id: 'add', text: plain('Add another') }],
      },
    ],
    ...change,
  };
}

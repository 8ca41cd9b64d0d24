import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Person, View } from 'local-slack';
import { Webhook } from 'standardwebhooks';
import type { FoyerEvent } from '../../src/events/events.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, untilIdle } from '../support/story.ts';
import { readStrictly } from './strictly.ts';

/** A request as a receiver got it. */
export interface Received {
  headers: Record<string, string>;
  body: string;
  event: FoyerEvent;
}

type Answers = (request: Received, response: ServerResponse) => void;

/** A product that listens on this machine. */
export interface Receiver extends AsyncDisposable {
  url: string;
  received: Received[];
  /** How many connections were opened to it. */
  connections(): number;
  /** What it answers from now on. */
  answers: Answers;
  /** "type name" of each event, in the order in which they came. */
  told(): string[];
  /** Resolves when it has got so many requests. */
  until(count: number): Promise<void>;
}

export const ok: Answers = (_, response) => response.writeHead(204).end();
export const status =
  (code: number, headers: Record<string, string> = {}): Answers =>
  (_, response) =>
    response.writeHead(code, headers).end('no');

/** Starts a receiver that takes everything until a test says otherwise. */
export async function startReceiver(host = '127.0.0.1'): Promise<Receiver> {
  const received: Received[] = [];
  const read = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const headers = request.headers as Record<string, string>;
    const one = { headers, body, event: readStrictly(JSON.parse(body)) };
    received.push(one);
    receiver.answers(one, response);
  };
  const server = createServer((request, response) => void read(request, response));
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://${host}:${port}/foyer`,
    received,
    answers: ok,
    connections: () => connections,
    told: () => received.map(({ event }) => `${event.type} ${nameOf(event)}`.trim()),
    async until(count) {
      while (received.length < count) await pause(5);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

function nameOf({ data }: FoyerEvent): string {
  if ('email' in data) return data.email;
  return 'name' in data ? data.name : '';
}

/** Foyer with its clock at the real time, so that receivers accept its signatures. */
export async function startFoyerForWebhooks(): Promise<Foyer> {
  const foyer = await startFoyer('http', { env: () => ({ WEBHOOK_ALLOW_PRIVATE: 'true' }) });
  foyer.clock.advance(Date.now() - foyer.clock.now().getTime());
  await setUp(foyer);
  return foyer;
}

/** The modal that a person has in front. */
function shown(person: Person): View {
  const view = person.modal();
  if (!view) throw new Error(`No modal. ${person.screen()}`);
  return view;
}

/** Grace adds a receiver in Slack; returns the secret that she reads once. */
export async function addReceiver(
  { slack }: Pick<Foyer, 'slack'>,
  url: string,
  events: string[] = [],
): Promise<string> {
  const grace = slack.person('grace');
  await grace.command('/invite webhooks');
  await grace.press(shown(grace), 'Add webhook');
  await grace.fill({ URL: url, ...(events.length > 0 && { Events: events }) });
  const { error, fieldErrors } = await grace.submit();
  const secret = /whsec_[\w+/=]+/u.exec(grace.screen())?.[0];
  if (!secret) throw new Error(`No secret: ${error} ${JSON.stringify(fieldErrors)} ${grace.screen()}`);
  await grace.closeModal();
  return secret;
}

/** Grace presses a button of the first webhook, and confirms; returns what she sees then. */
export async function pressWebhook(foyer: Foyer, button: string): Promise<string> {
  const grace = foyer.slack.person('grace');
  await grace.command('/invite webhooks');
  await grace.press(shown(grace), button);
  const screen = grace.screen();
  await grace.closeModal();
  return screen;
}

/** Grace opens the log of the first webhook; returns what she sees. */
export async function openDeliveries(foyer: Foyer): Promise<string> {
  const grace = foyer.slack.person('grace');
  await grace.command('/invite webhooks');
  return press(grace, 'Deliveries');
}

/** A person presses a button of the modal in front; returns what they see then. */
export async function press(person: Person, button: string): Promise<string> {
  await person.press(shown(person), button);
  return person.screen();
}

/** Resolves when a webhook is in that state. */
export async function untilStopped({ db }: Foyer, state: 'failing' | 'gone'): Promise<void> {
  while ((await db.webhookEndpoint.count({ where: { state } })) === 0) await pause(5);
}

/** Verifies a request as a product does, with the library. @throws WebhookVerificationError */
export function verify(secret: string, { body, headers }: Received): unknown {
  return new Webhook(secret).verify(body, headers);
}

/** The signature of a request, as the library makes it with a secret. */
export function signedWith(secret: string, { body, headers }: Received): string {
  const { 'webhook-id': id = '', 'webhook-timestamp': at = '' } = headers;
  return new Webhook(secret).sign(id, new Date(Number(at) * 1000), body);
}

/** Resolves when Foyer has nothing left to send now. */
export async function untilSent(
  foyer: Pick<Foyer, 'db' | 'clock'> & { slack: { settled(): Promise<void> } },
): Promise<void> {
  await untilIdle(foyer);
  while ((await waitingNow(foyer)) > 0) await pause(5);
}

/** How many are being sent, also to a webhook that was turned off since then, or are next. */
async function waitingNow({ db, clock }: Pick<Foyer, 'db' | 'clock'>): Promise<number> {
  const now = clock.now();
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from webhook_messages m join webhook_endpoints e on e.id = m.endpoint_id
    where m.state = 'waiting' and (m.claimed_until > ${now}::timestamptz
      or (e.state = 'on' or m.subject_kind = 'test') and (m.due_at is null or m.due_at <= ${now}::timestamptz)
        and not exists (select from webhook_messages w where w.endpoint_id = m.endpoint_id and w.subject_id = m.subject_id
          and w.state = 'waiting' and w.sequence < m.sequence))`;
  return count;
}

export { becomeMember };

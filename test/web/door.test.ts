import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Writable } from 'node:stream';
import { WebClient } from '@slack/web-api';
import { ManualClock, sign } from 'local-slack';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { InFlight } from '../../src/in-flight.ts';
import { HttpReceiver } from '../../src/slack/receivers/http-receiver.ts';
import type { Limits } from '../../src/web/limits.ts';
import { startWebServer, type WebServer } from '../../src/web/server.ts';

const SECRET = 'a signing secret';
const SLOW_MS = 400;

let logged: string;
let web: WebServer;
let probes: number;
const clock = new ManualClock();

const log = () =>
  pino(
    { level: 'trace' },
    new Writable({
      write(chunk, _encoding, done) {
        logged += chunk;
        done();
      },
    }),
  );

async function open(limits: Partial<Limits> = {}, slack = true): Promise<void> {
  const receiver = new HttpReceiver({
    signingSecret: SECRET,
    clock,
    client: new WebClient(),
    inFlight: new InFlight(),
    log: log(),
  });
  web = await startWebServer({
    port: 0,
    host: '127.0.0.1',
    slack: slack ? receiver : undefined,
    async notReady() {
      probes += 1;
      return [];
    },
    inFlight: new InFlight(),
    log: log(),
    limits: { slowMs: SLOW_MS, ...limits },
  });
}

beforeEach(async () => {
  logged = '';
  probes = 0;
  await open();
});
afterEach(() => web.stop());

function dial(): Socket {
  const socket = connect(web.port, '127.0.0.1');
  socket.on('error', () => {});
  return socket;
}

/** Sends a text and nothing more; what comes until the server closes the connection. */
async function say(text: string, socket = dial()): Promise<string> {
  let heard = '';
  socket.on('data', chunk => {
    heard += chunk;
  });
  const closed = once(socket, 'close');
  socket.write(text);
  await closed;
  return heard;
}

/** Sends a text; the status line of the first answer. */
async function status(text: string): Promise<number> {
  const socket = dial();
  socket.write(text);
  const [first] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return Number(/^HTTP\/1\.1 (\d{3})/u.exec(first.toString())?.[1]);
}

function signed(body: string, at = clock.now()): Record<string, string> {
  const seconds = Math.floor(at.getTime() / 1000);
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': sign(SECRET, seconds, body) };
}

function post(headers: Record<string, string | number>, body = '', path = '/slack/events'): string {
  const lines = Object.entries({ host: 'x', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request whose headers are not Slack’s', () => {
  const now = String(Math.floor(clock.now().getTime() / 1000));
  const good = signed('');
  const large = { ...JSON_TYPE, 'content-length': 900_000 };

  it.each<[string, Record<string, string | number>]>([
    ['no signature', {}],
    ['a signature without a time', { 'x-slack-signature': good['x-slack-signature'] ?? '' }],
    ['a time without a signature', { 'x-slack-request-timestamp': now }],
    ['a short signature', { ...good, 'x-slack-signature': 'v0=abc' }],
    ['a signature of another version', { ...good, 'x-slack-signature': `v1=${'0'.repeat(64)}` }],
    ['a signature in capitals', { ...good, 'x-slack-signature': `v0=${'A'.repeat(64)}` }],
    ['a time that is no number', { ...good, 'x-slack-request-timestamp': 'now' }],
    ['an endless time', { ...good, 'x-slack-request-timestamp': '9'.repeat(200) }],
    ['a time of six minutes ago', signed('', new Date(clock.now().getTime() - 360_000))],
    ['a time of six minutes ahead', signed('', new Date(clock.now().getTime() + 360_000))],
    ['a large unsigned form', { ...FORM }],
  ])(
    'a request whose headers aren’t Slack’s is refused before its body comes, and the connection closed: %s',
    async (_why, headers) => {
      const heard = await say(post({ ...large, ...headers }));
      expect(heard).toMatch(/^HTTP\/1\.1 401 /u);
      expect(heard).toMatch(/^connection: close\r$/imu);
    },
  );

  it('a request is refused where a header of the signature comes twice', async () => {
    const twice = `X-Slack-Signature: ${good['x-slack-signature']}\r\nX-Slack-Signature: ${good['x-slack-signature']}`;
    const text = `POST /slack/events HTTP/1.1\r\nHost: x\r\nX-Slack-Request-Timestamp: ${now}\r\n${twice}\r\nContent-Length: 5\r\n\r\n`;
    expect(await say(text)).toMatch(/^HTTP\/1\.1 401 /u);
  });

  it('a request that asks first is refused instead of asked to continue', async () => {
    const heard = await say(post({ ...large, expect: '100-continue' }));
    expect(heard).toMatch(/^HTTP\/1\.1 401 /u);
  });
});

describe('a body', () => {
  it('a body that says it is larger than the limit is refused at once', async () => {
    const heard = await say(post({ ...JSON_TYPE, ...signed(''), 'content-length': 5_000_000 }));
    expect(heard).toMatch(/^HTTP\/1\.1 413 /u);
  });

  it('a body that turns out larger is refused at the limit, whatever still comes', async () => {
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const heard = await say(
      post({ ...JSON_TYPE, ...signed(''), 'transfer-encoding': 'chunked' }, chunk.repeat(17)),
    );
    expect(heard).toMatch(/^HTTP\/1\.1 413 /u);
  });

  it('a body that is asked about first is requested when its headers are in order', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
    const socket = dial();
    socket.write(
      post({ ...JSON_TYPE, ...signed(body), 'content-length': body.length, expect: '100-continue' }),
    );
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 100 Continue/u);
    socket.write(body);
    const [second] = (await once(socket, 'data')) as [Buffer];
    expect(second.toString()).toMatch(/^HTTP\/1\.1 200 [\s\S]*"challenge":"c"/u);
    socket.destroy();
  });

  it.each(['payload=null', 'payload=%5B%5D', 'payload=1', 'payload=%22x%22', 'payload=', '&&&&', 'null'])(
    'a signed body that means nothing is answered 400 and harms nobody: %s',
    async body => {
      const heard = await say(post({ ...FORM, ...signed(body), 'content-length': body.length }, body));
      expect(heard).toMatch(/^HTTP\/1\.1 400 /u);
      expect(logged).toBe('');
      expect(await status('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')).toBe(200);
    },
  );
});

describe('Slack’s unsigned ssl_check', () => {
  const check = (body: string, headers: Record<string, string | number> = FORM) =>
    say(post({ connection: 'close', 'content-length': body.length, ...headers }, body));

  it('Slack’s unsigned ssl_check is answered 200, with nothing else done', async () => {
    expect(await check('ssl_check=1&token=x')).toMatch(/^HTTP\/1\.1 200 [\s\S]*content-length: 0\r/imu);
    expect(await check('ssl_check=1&command=%2Finvite&user_id=U1')).toMatch(/^HTTP\/1\.1 200 /u);
    expect(logged).toBe('');
  });

  it('Slack’s ssl_check is the only unsigned request that is accepted', async () => {
    for (const body of ['ssl_check=0', 'ssl_check=', 'command=%2Finvite', 'payload=%7B%7D', '']) {
      expect(await check(body), body).toMatch(/^HTTP\/1\.1 401 /u);
    }
    expect(await check('{"ssl_check":1}', JSON_TYPE)).toMatch(/^HTTP\/1\.1 401 /u);
    expect(await check('ssl_check=1', { ...FORM, 'x-slack-signature': 'v0=' })).toMatch(/^HTTP\/1\.1 401 /u);
  });

  it('Slack’s ssl_check is read only when it is small and says so', async () => {
    expect(await say(post({ ...FORM, 'content-length': 1025 }))).toMatch(/^HTTP\/1\.1 401 /u);
    expect(await say(post({ ...FORM, 'transfer-encoding': 'chunked' }))).toMatch(/^HTTP\/1\.1 401 /u);
  });
});

describe('a slow client', () => {
  it('a client that sends nothing at all, half a header or half a body is cut', async () => {
    expect(await say('')).toMatch(/^(HTTP\/1\.1 408 |$)/u);
    expect(await say('POST /slack/events HTTP/1.1\r\nHost: x\r\n')).toMatch(/^(HTTP\/1\.1 408 |$)/u);
    const half = post({ ...JSON_TYPE, ...signed('x'.repeat(10)), 'content-length': 10 }, 'xxxxx');
    expect(await say(half)).toMatch(/^(HTTP\/1\.1 408 |$)/u);
    expect(logged).toBe('');
  });

  it('a client that sends a byte now and then is cut all the same', async () => {
    const socket = dial();
    const drip = setInterval(() => socket.write('x'), SLOW_MS / 10);
    const heard = await say(post({ ...JSON_TYPE, ...signed(''), 'content-length': 100_000 }), socket);
    clearInterval(drip);
    expect(heard).toMatch(/^(HTTP\/1\.1 408 |$)/u);
  });

  it('a client that is slow to read its answer is cut', async () => {
    await web.stop();
    const challenge = 'x'.repeat(8_000_000);
    const body = JSON.stringify({ type: 'url_verification', challenge });
    await open({ bodyBytes: 16_000_000 });
    const socket = dial();
    socket.pause();
    const closed = once(socket, 'close');
    socket.write(post({ ...JSON_TYPE, ...signed(body), 'content-length': body.length }, body));
    // Only the server can end this: nothing is read until it has.
    const open_ = () => web.connections();
    await expect.poll(open_, { timeout: 20_000 }).toBe(1);
    await expect.poll(open_, { timeout: 20_000 }).toBe(0);
    socket.resume();
    await closed;
  });
});

describe('a target that does not exist', () => {
  const targets = [
    '//',
    '///',
    '//evil.example/healthz',
    'http://[',
    'http://[::1/healthz',
    'http://evil.example/healthz',
    '*',
    '/%',
    '/%00',
    '/\\',
    '/healthz/../..',
    '?',
    `/${'a'.repeat(8_000)}`,
    `/${'a'.repeat(100_000)}`,
    'javascript:alert(1)',
  ];

  it.each(targets.map(target => [target.slice(0, 30), target]))(
    'a target that doesn’t exist is not found or refused, and no error is logged: %s',
    async (_title, target) => {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        expect([400, 404], `${method} ${target}`).toContain(
          await status(`${method} ${target} HTTP/1.1\r\nHost: x\r\n\r\n`),
        );
      }
      expect(logged).toBe('');
    },
  );

  it.each([
    'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
    'nonsense\r\n\r\n',
    '\0\0\0\0',
    'GET / HTTP/9.9\r\n\r\n',
  ])('a target that isn’t HTTP ends its connection: %j', async text => {
    expect(await say(text)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/u);
    expect(logged).toBe('');
  });
});

describe('many connections', () => {
  it('connections are accepted up to the limit; more are closed at once and logged once, and the first are served', async () => {
    await web.stop();
    await open({ connections: 3, slowMs: 10_000 });
    const held = [dial(), dial(), dial()];
    await Promise.all(held.map(socket => once(socket, 'connect')));
    await expect.poll(() => web.connections(), { timeout: 10_000 }).toBe(3);
    expect(await say('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
    expect(await say('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
    const [first] = held;
    first?.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    const [heard] = (await once(first as Socket, 'data')) as [Buffer];
    expect(heard.toString()).toMatch(/^HTTP\/1\.1 200 /u);
    expect(logged.match(/too many were open/gu)).toHaveLength(1);
    for (const socket of held) socket.destroy();
  });

  it('connections serve so many requests each, and share one check of what is ready', async () => {
    await web.stop();
    await open({ requestsPerConnection: 3 });
    const heard = await say('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5));
    expect(heard.match(/HTTP\/1\.1 200 /gu)).toHaveLength(3);
    expect(heard).toContain('HTTP/1.1 503 ');
    expect(probes).toBeLessThanOrEqual(3);
  });

  it('connections stay open for the next request after an answer', async () => {
    const socket = dial();
    for (const _each of [1, 2]) {
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
      const [heard] = (await once(socket, 'data')) as [Buffer];
      expect(heard.toString()).toMatch(/^HTTP\/1\.1 200 /u);
      expect(heard.toString()).not.toMatch(/^connection: close/imu);
    }
    socket.destroy();
  });
});

describe('the address of the server', () => {
  const token = { SLACK_BOT_TOKEN: 'xoxb-1' };

  it('Foyer listens on this machine alone in Socket Mode, everywhere over HTTP, and where HOST says', () => {
    const [socket, http] = [
      { ...token, SLACK_APP_TOKEN: 'xapp-1' },
      { ...token, SLACK_SIGNING_SECRET: 's' },
    ];
    expect(readConfig(socket).host).toBe('127.0.0.1');
    expect(readConfig(http).host).toBeUndefined();
    expect(readConfig({ ...socket, HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
    expect(() => readConfig({ ...http, HOST: 'http://x/' })).toThrow(
      'HOST must be an address of this machine',
    );
  });

  it('Foyer says when the machine has no such address', async () => {
    const parts = { port: 0, host: '203.0.113.1', slack: undefined, inFlight: new InFlight(), log: log() };
    await expect(startWebServer({ ...parts, notReady: async () => [] })).rejects.toThrow(
      'Foyer can’t listen on 203.0.113.1'.replace('’', "'"),
    );
  });
});

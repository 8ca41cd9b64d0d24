import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { promisify } from 'node:util';
import type { Logger } from 'pino';
import type { InFlight } from '../in-flight.ts';
import { logged } from '../log/request.ts';
import { webRequests } from '../metrics/metrics.ts';
import type { HttpReceiver } from '../slack/receivers/http-receiver.ts';
import { texts } from '../texts/texts.ts';
import type { WebAnswer } from './answer.ts';
import { linger, readBody } from './body.ts';
import { BOUNCES_BYTES, type Bounces } from './bounces/bounces.ts';
import type { Site } from './fetch.ts';
import { type Limits, standardLimits } from './limits.ts';

/** When stopping, the server waits no longer than this for the rest of a request. */
const ARRIVAL_LIMIT_MS = 1_000;
/** Dropped connections are logged at most this often. */
const DROP_LOG_MS = 60_000;

export interface WebServer {
  url: string;
  port: number;
  /** How many connections are open. */
  connections(): Promise<number>;
  /** Stops accepting requests, finishes the running ones, and closes every socket. */
  stop(): Promise<void>;
}

/** The server's handlers; each answers or throws, which gives a 500. */
export interface WebParts {
  port: number;
  /** The address to listen on; absent: all addresses of this machine. */
  host?: string | undefined;
  /** Absent in Socket Mode. */
  slack: Pick<HttpReceiver, 'admit' | 'handle'> | undefined;
  /** What has routes of its own: everything that people open in a browser, and the API. */
  sites?: readonly Site[];
  /** The webhook for bounced emails; absent: there is none. */
  bounces?: Bounces | undefined;
  /** Names of parts that aren't ready; empty when all are. */
  notReady(): Promise<string[]>;
  inFlight: InFlight;
  log: Logger;
  limits?: Partial<Limits>;
}

/**
 * One HTTP server for Slack's requests, for monitoring and for pages. Strangers can connect too, so it limits each request before
 * it reads any of it.
 */
export async function startWebServer(parts: WebParts): Promise<WebServer> {
  const { log, inFlight, port, host } = parts;
  const limits = { ...standardLimits, ...parts.limits };
  const arriving = new Set<IncomingMessage>();
  const notReady = shared(parts.notReady);
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const answered = answer({ ...parts, notReady }, limits, { request, response, arriving }).catch(
      (error): WebAnswer => {
        if (!request.destroyed) log.error({ err: error }, 'a web request failed');
        return { status: 500, body: 'Something went wrong.' };
      },
    );
    inFlight.track(answered.then(given => send(request, response, given, limits)));
  };
  const server = createServer(
    {
      requestTimeout: limits.slowMs,
      headersTimeout: limits.slowMs,
      connectionsCheckingInterval: Math.min(500, limits.slowMs),
    },
    serve,
  );
  // Without a listener Node tells every client that asks to send its body.
  server.on('checkContinue', serve);
  server.on('clientError', refuseMalformed);
  server.maxRequestsPerSocket = limits.requestsPerConnection;
  server.maxConnections = limits.connections;
  let loggedAt = -Infinity;
  server.on('drop', () => {
    if (performance.now() - loggedAt < DROP_LOG_MS) return;
    loggedAt = performance.now();
    log.warn({ most: limits.connections }, 'connections were closed because too many were open');
  });
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  return {
    url: `http://${nameOf(address)}:${address.port}`,
    port: address.port,
    connections: () => promisify(server.getConnections.bind(server))(),
    async stop() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => {
        for (const request of arriving) request.destroy();
      }, ARRIVAL_LIMIT_MS);
      await inFlight.drained();
      clearTimeout(late);
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Many callers at once share one check. */
function shared<Result>(look: () => Promise<Result>): () => Promise<Result> {
  let looking: Promise<Result> | undefined;
  return () => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  arriving: Set<IncomingMessage>;
}

async function answer(parts: WebParts, limits: Limits, exchange: Exchange): Promise<WebAnswer> {
  const { request } = exchange;
  // The target is a stranger's text, so it is only compared.
  const [path] = (request.url ?? '').split('?', 1);
  switch (`${request.method} ${path}`) {
    case 'GET /healthz':
      return { status: 200, body: { status: 'ok' } };
    case 'GET /readyz': {
      const faults = await parts.notReady();
      return faults.length === 0
        ? { status: 200, body: { status: 'ready' } }
        : { status: 503, body: { status: 'not ready', faults } };
    }
    case 'POST /slack/events':
      return answerSlack(parts, limits, exchange);
    case 'POST /mail/bounces':
      return answerBounces(parts, limits, exchange);
    default:
      return answerSite(parts, limits, exchange);
  }
}

async function answerSite(
  { sites = [], log }: WebParts,
  limits: Limits,
  { request, response, arriving }: Exchange,
): Promise<WebAnswer> {
  const { method = '', url: target = '', headers, socket } = request;
  const site = sites.find(each => each.bodyMost(method, target) !== null);
  if (!site) return { status: 404, body: texts().pages.nothingHere };
  arriving.add(request);
  try {
    const most = Math.min(site.bodyMost(method, target) ?? 0, limits.bodyBytes);
    const body = await readBody(request, response, most);
    if (!body) return { status: 413, body: texts().pages.tooLarge };
    const answered = webRequests.startTimer({ part: site.name });
    return await logged(log, { kind: 'web', part: site.name, method }, async notes => {
      const given = await site.answer({ method, target, headers, body, peer: socket.remoteAddress ?? '' });
      notes.outcome = String(given.status);
      answered({ status: `${Math.floor(given.status / 100)}xx` });
      return { ...given, headers: { ...given.headers, 'x-request-id': notes.reference } };
    });
  } finally {
    arriving.delete(request);
  }
}

async function answerBounces(
  { bounces }: WebParts,
  limits: Limits,
  { request, response, arriving }: Exchange,
): Promise<WebAnswer> {
  if (!bounces) return { status: 404, body: texts().pages.nothingHere };
  arriving.add(request);
  try {
    const body = await readBody(request, response, Math.min(BOUNCES_BYTES, limits.bodyBytes));
    if (!body) return { status: 413, body: texts().pages.tooLarge };
    return await bounces.answer({ headers: request.headers, body });
  } finally {
    arriving.delete(request);
  }
}

async function answerSlack(
  { slack }: WebParts,
  limits: Limits,
  { request, response, arriving }: Exchange,
): Promise<WebAnswer> {
  if (!slack) return { status: 404, body: 'Foyer runs in Socket Mode. Slack sends nothing here.' };
  const { headers } = request;
  const admitted = slack.admit(headers);
  if ('status' in admitted) return admitted;
  arriving.add(request);
  try {
    const body = await readBody(request, response, Math.min(admitted.bodyMost, limits.bodyBytes));
    if (!body) return { status: 413, body: texts().pages.tooLarge };
    return await slack.handle({ headers, body });
  } finally {
    arriving.delete(request);
  }
}

/** Fulfilled when the answer is sent, or the client doesn't receive it in time. */
async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers }: WebAnswer,
  { slowMs }: Limits,
): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  if (body instanceof ReadableStream) return sendPieces(request, response, body, { status, headers }, slowMs);
  const isText = typeof body === 'string';
  const bytes = Buffer.from(isText ? body : JSON.stringify(body));
  // A refused client has to reconnect; no further request can follow one that was not read completely.
  const isLast = status >= 400 || !request.complete;
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    ...headers,
    ...(isLast && { connection: 'close' }),
  });
  const left = once(response, 'close').catch(() => {});
  const slow = setTimeout(() => request.socket.destroy(), slowMs);
  response.write(bytes);
  await linger(request);
  response.end();
  await left;
  clearTimeout(slow);
}

/** Sends what is read only now. A client that takes no piece in time is left. */
async function sendPieces(
  request: IncomingMessage,
  response: ServerResponse,
  pieces: ReadableStream<Uint8Array>,
  { status, headers }: Pick<WebAnswer, 'status' | 'headers'>,
  slowMs: number,
): Promise<void> {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers });
  const end = () => request.socket.destroy();
  try {
    for await (const piece of pieces) {
      if (response.write(piece)) continue;
      const slow = setTimeout(end, slowMs);
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
      clearTimeout(slow);
      if (response.destroyed) return;
    }
    response.end();
  } catch (error) {
    // Half a file must not look like a whole one.
    end();
    throw error;
  }
}

/**
 * Handles bytes that aren't HTTP, are too long or came too late: sends an answer if possible and closes the connection.
 */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

function nameOf({ address, family }: AddressInfo): string {
  if (address === '::' || address === '0.0.0.0') return '127.0.0.1';
  return family === 'IPv6' ? `[${address}]` : address;
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`)
          : error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
            ? new Error(
                `Foyer can't listen on ${host}: this machine has no such address. Set HOST to one that it has.`,
              )
            : error,
      );
    });
    server.listen({ port, ...(host && { host }) }, () => resolve());
  });
}

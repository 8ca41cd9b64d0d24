import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { InFlight } from '../in-flight.ts';
import type { Answer, HttpReceiver } from '../slack/receivers/http-receiver.ts';

/** Slack's payloads are far smaller. */
const BODY_MOST = 1024 * 1024;
/** On stopping: whoever has not sent the rest of a request by then is not waited for. */
const ARRIVAL_LIMIT_MS = 1_000;

export interface WebServer {
  url: string;
  port: number;
  /** Takes no more requests, lets those in hand be answered, and closes every socket. */
  stop(): Promise<void>;
}

/** What the server offers; each answers or throws, which is a 500. */
export interface WebParts {
  port: number;
  /** Absent in Socket Mode. */
  slack: HttpReceiver | undefined;
  /** Names of what is not ready; empty when all is. */
  notReady(): Promise<string[]>;
  inFlight: InFlight;
  log: Logger;
}

/** One HTTP server for Slack's requests and for whoever watches over the program. */
export async function startWebServer(parts: WebParts): Promise<WebServer> {
  const { log, inFlight, port } = parts;
  const arriving = new Set<IncomingMessage>();
  const server = createServer((request, response) => {
    const read = () => readBody(request, arriving);
    const answered = answer(parts, request, read).catch((error): Answer => {
      if (!request.destroyed) log.error({ err: error, path: request.url }, 'a web request failed');
      return { status: 500, body: 'Something went wrong.' };
    });
    inFlight.track(answered.then(given => send(response, given)));
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 10_000;
  await listen(server, port);
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
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

async function answer(
  parts: WebParts,
  request: IncomingMessage,
  read: () => Promise<Buffer | null>,
): Promise<Answer> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const route = `${request.method} ${path}`;
  switch (route) {
    case 'GET /healthz':
      return { status: 200, body: { status: 'ok' } };
    case 'GET /readyz': {
      const faults = await parts.notReady();
      return faults.length === 0
        ? { status: 200, body: { status: 'ready' } }
        : { status: 503, body: { status: 'not ready', faults } };
    }
    case 'POST /slack/events': {
      if (!parts.slack) return { status: 404, body: 'Foyer runs in Socket Mode; Slack sends nothing here.' };
      const body = await read();
      if (!body) return { status: 413, body: 'This request is too large.' };
      return parts.slack.handle({ headers: request.headers, body });
    }
    default:
      return { status: 404, body: 'There is nothing here.' };
  }
}

async function readBody(request: IncomingMessage, arriving: Set<IncomingMessage>): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  arriving.add(request);
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size <= BODY_MOST) chunks.push(chunk);
    }
  } finally {
    arriving.delete(request);
  }
  return size <= BODY_MOST ? Buffer.concat(chunks) : null;
}

/** Fulfilled when the answer has left, or there is nobody to take it. */
async function send(response: ServerResponse, { status, body }: Answer): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  const left = once(response, 'close').catch(() => {});
  response.end(isText ? body : JSON.stringify(body));
  await left;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`)
          : error,
      );
    });
    server.listen(port, () => resolve());
  });
}

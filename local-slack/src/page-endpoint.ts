import type { IncomingMessage, ServerResponse } from 'node:http';
import { connectionFault, type Fault } from './faults.ts';
import type { World } from './world.ts';

/** The answer to a browser, or to a client that asks for keys. */
export interface PageReply {
  status: number;
  body: string;
  type: 'text/html' | 'application/json' | 'text/plain';
  location?: string;
}

export const notFound: PageReply = { status: 404, body: 'not found', type: 'text/plain' };

/** The fields of a form that a browser posts. */
export async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

async function faulty(fault: Fault | undefined): Promise<PageReply | 'hang' | 'drop' | undefined> {
  switch (fault?.kind) {
    case 'http':
      return { status: fault.status, body: 'upstream connect error', type: 'text/plain' };
    case 'redirect':
      return { status: fault.status ?? 302, body: '', type: 'text/plain', location: fault.to };
    case 'drop-reply':
      return 'drop';
    default:
      return await connectionFault(fault);
  }
}

/** Serves a page for browsers, or a fault that is named like its path without the first slash. */
export async function servePage(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  answer: () => PageReply | Promise<PageReply>,
): Promise<void> {
  const done = world.traffic.begin();
  try {
    const troubled = await faulty(world.faults.take(url.pathname.slice(1)));
    if (troubled === 'hang') return;
    if (troubled === 'drop') {
      request.socket.destroy();
      return;
    }
    const { status, body, type, location } = troubled ?? (await answer());
    request.resume();
    response
      .writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...(location && { location }) })
      .end(body);
  } catch {
    response.destroy();
  } finally {
    done();
  }
}

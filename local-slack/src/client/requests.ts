import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';

const BODY_LIMIT = 1_000_000;

/** Refuses requests that another site made a browser send: wrong host, foreign origin, or not JSON. */
export function refuseForeign(request: IncomingMessage): void {
  const { host = '', origin } = request.headers;
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host))
    throw new Refusal(403, 'Open this page by its local address.');
  if (origin !== undefined && origin !== `http://${host}`)
    throw new Refusal(403, 'Another site may not act here.');
  // Neither type is one that a form of another site can send.
  const type = request.headers['content-type'] ?? '';
  if (request.method === 'POST' && !/^application\/(json|octet-stream)\b/.test(type)) {
    throw new Refusal(415, 'JSON or a file is needed here.');
  }
}

/** The body of a request; refuses one of more than `limit` bytes. */
export async function bytesOf(request: IncomingMessage, limit = BODY_LIMIT): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Refusal(413, 'This is too much at once.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The JSON body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const bytes = await bytesOf(request);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refusal(400, 'The body is no JSON.');
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

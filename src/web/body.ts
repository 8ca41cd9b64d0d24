import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * After a refusal the server reads and drops the rest of a body for this long, or this many bytes; otherwise the client
 * might lose the answer.
 */
const LINGER_MS = 250;
const LINGER_BYTES = 64 * 1024;

/** Do the request's own headers say that its body is larger? */
function announcesMore(request: IncomingMessage, most: number): boolean {
  return Number(request.headers['content-length'] ?? 0) > most;
}

/**
 * Reads a body of at most `most` bytes: null as soon as it is larger, without reading the rest. A client that asks
 * before sending (`Expect: 100-continue`) gets its answer only here.
 * @throws when the connection ends before the body does
 */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  most: number,
): Promise<Buffer | null> {
  if (announcesMore(request, most)) return null;
  if (request.headers.expect !== undefined) response.writeContinue();
  const chunks: Buffer[] = [];
  let size = 0;
  const iterator = request.iterator({ destroyOnReturn: false });
  for await (const chunk of iterator) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Gives a client that is still sending a moment to find its answer. */
export async function linger(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  const over = new AbortController();
  let size = 0;
  const count = (chunk: Buffer) => {
    size += chunk.length;
    if (size > LINGER_BYTES) over.abort();
  };
  const end = () => over.abort();
  request.on('data', count).once('end', end).once('close', end);
  await delay(LINGER_MS, undefined, { signal: over.signal }).catch(() => {});
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** After a refusal the rest of a body is thrown away for so long, or so many bytes, lest the answer be lost. */
const LINGER_MS = 250;
const LINGER_BYTES = 64 * 1024;

/** Does the request say by itself that its body is larger? */
function announcesMore(request: IncomingMessage, most: number): boolean {
  return Number(request.headers['content-length'] ?? 0) > most;
}

/**
 * Reads a body, of which no more than `most` bytes are kept: null as soon as it is larger, and the rest is not read.
 * A client that asked whether to go on (`Expect: 100-continue`) gets its answer only here.
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

/** Lets a client that still sends find the answer which it was given, for a moment. */
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

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from '../call-log.ts';
import { connectionFault, type Fault } from '../faults.ts';
import type { World } from '../world.ts';

/** The size of a multipart body around the file. */
const envelopeSize = 64 * 1024;

export function isUploadPath(pathname: string): boolean {
  return pathname.startsWith('/upload/v1/');
}

/** The body, or undefined as soon as it is longer than `most` bytes. */
async function read(request: IncomingMessage, most: number): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return size > most ? undefined : Buffer.concat(chunks);
}

/** The one file in the body: a whole raw body, or the first file part of a multipart one. */
async function fileIn(
  body: Buffer<ArrayBuffer>,
  contentType: string | undefined,
): Promise<Uint8Array | undefined> {
  if (!contentType?.startsWith('multipart/form-data')) return body;
  try {
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    const file = [...form.values()].find(part => typeof part !== 'string');
    return file && new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

interface Reply {
  status: number;
  text: string;
  location?: string;
}

async function take(world: World, request: IncomingMessage, pathname: string): Promise<Reply> {
  const ticket = world.files.ticketAt(pathname);
  if (!ticket) {
    request.resume();
    return { status: 404, text: 'not found' };
  }
  const body = await read(request, ticket.length + envelopeSize);
  const bytes = body && (await fileIn(body, request.headers['content-type']));
  // Slack only promises a status other than 200 for what it refuses.
  if (bytes?.length !== ticket.length) return { status: 400, text: `ERR - expected ${ticket.length} bytes` };
  ticket.bytes = bytes;
  return { status: 200, text: `OK - ${bytes.length}` };
}

async function answer(
  world: World,
  request: IncomingMessage,
  pathname: string,
  fault: Fault | undefined,
): Promise<Reply | undefined> {
  const trouble = await connectionFault(fault);
  if (trouble === 'drop') request.socket.destroy();
  if (trouble) return undefined;
  if (fault?.kind === 'http') return { status: fault.status, text: 'upstream connect error' };
  if (fault?.kind === 'ratelimited') return { status: 429, text: 'Too Many Requests' };
  if (fault?.kind === 'redirect') return { status: fault.status ?? 307, text: '', location: fault.to };
  if (fault?.kind === 'error') return { status: 400, text: fault.error };
  const reply = await take(world, request, pathname);
  if (fault?.kind !== 'drop-reply') return reply;
  request.socket.destroy();
  return undefined;
}

/**
 * Receives a file that the app uploads to the address of files.getUploadURLExternal; its faults are named `upload_url`.
 */
export async function serveUpload(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const done = world.traffic.begin();
  const at = world.clock.now();
  const start = performance.now();
  const record = (text: string, status: Call['status']) => {
    const ms = performance.now() - start;
    const args = { path: pathname };
    world.calls.record({ at, kind: 'upload', method: 'upload_url', args, response: text, status, ms });
  };
  try {
    const reply = await answer(world, request, pathname, world.faults.take('upload_url'));
    record(reply?.text ?? '', reply?.status ?? 'dropped');
    request.resume();
    if (!reply) return;
    const { status, text, location } = reply;
    response.writeHead(status, { 'content-type': 'text/plain', ...(location && { location }) }).end(text);
  } catch {
    response.destroy();
  } finally {
    done();
  }
}

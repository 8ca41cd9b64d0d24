import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Call } from '../call-log.ts';
import { connectionFault, type Fault } from '../faults.ts';
import type { World } from '../world.ts';
import type { FileRecord } from './file-store.ts';
import { isReadableByApp } from './sharing.ts';

const path = /^\/files-pri\/([A-Z0-9]+)-([A-Z0-9]+)\/(download\/)?[^/]+$/;
const chunkSize = 64 * 1024;

export function isDownloadPath(pathname: string): boolean {
  return path.test(pathname);
}

/** A file's content in pieces, so that it stops when the reader disconnects. */
function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

/**
 * Without a token that may read the file Slack doesn't answer 401: it redirects to the workspace's sign-in page, which
 * is a 200 in HTML (github.com/slackapi/deno-slack-sdk issue 285, vercel/eve pull request 1531).
 */
function sendToSignIn(world: World, response: ServerResponse, pathname: string): number {
  const to = `${world.url}/?redir=${encodeURIComponent(pathname)}`;
  response.writeHead(302, {
    location: to,
    'content-type': 'text/html; charset=utf-8',
    'x-slack-meta': '?;acl_fail',
  });
  response.end(`<a href="${to}">Found</a>.\n`);
  return 302;
}

/** The sign-in page of the workspace. */
export function serveSignIn(world: World, response: ServerResponse): void {
  const page = `<!DOCTYPE html><html lang="en-US"><head><title>Slack</title></head><body><h1>Sign in to ${world.team.domain}.slack.com</h1></body></html>`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

function plain(response: ServerResponse, status: number, text: string, headers = {}): number {
  response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(text);
  return status;
}

function mayRead(world: World, request: IncomingMessage, file: FileRecord | undefined): boolean {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const { tokens } = world.oauth;
  if (!token || tokens.owner(token) !== world.app.installation || !tokens.works(token)) return false;
  if (!world.app.scopes.includes('files:read')) return false;
  return file === undefined || isReadableByApp(world, file);
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  file: FileRecord,
  isDownload: boolean,
  breaksOff: boolean,
): Promise<Call['status']> {
  response.writeHead(200, {
    'content-type': file.mimetype,
    'content-length': file.size,
    'content-disposition': `${isDownload ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') {
    response.end();
    return 200;
  }
  if (breaksOff) {
    const half = file.bytes.subarray(0, Math.floor(file.size / 2));
    await new Promise<void>(resume => response.write(half, () => resume()));
    request.socket.destroy();
    return 'dropped';
  }
  try {
    await pipeline(Readable.from(piecesOf(file.bytes)), response);
    return 200;
  } catch {
    return 'dropped';
  }
}

async function answer(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  fault: Fault | undefined,
): Promise<Call['status']> {
  const [, team, id = '', download] = path.exec(pathname) ?? [];
  switch (fault?.kind) {
    case 'http':
      return plain(response, fault.status, 'upstream connect error');
    case 'ratelimited':
      return plain(response, 429, 'Too Many Requests', { 'retry-after': String(fault.retryAfter) });
    case 'redirect':
      return plain(response, fault.status ?? 302, 'Found', { location: fault.to });
    case 'error':
      return sendToSignIn(world, response, pathname);
    default:
  }
  const trouble = await connectionFault(fault);
  if (trouble === 'drop') request.socket.destroy();
  if (trouble) return 'dropped';
  const file = team === world.team.id ? world.files.get(id) : undefined;
  if (!mayRead(world, request, file)) return sendToSignIn(world, response, pathname);
  if (!file || file.isDeleted || file.remote) return plain(response, 404, 'File not found');
  return await send(request, response, file, download !== undefined, fault?.kind === 'drop-reply');
}

/** Serves `url_private` and `url_private_download`, or applies a fault of `url_private` to the request. */
export async function serveDownload(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const done = world.traffic.begin();
  const at = world.clock.now();
  const start = performance.now();
  request.resume();
  try {
    const status = await answer(world, request, response, pathname, world.faults.take('url_private'));
    const ms = performance.now() - start;
    const args = { path: pathname };
    world.calls.record({ at, kind: 'download', method: 'url_private', args, response: '', status, ms });
  } catch {
    response.destroy();
  } finally {
    done();
  }
}

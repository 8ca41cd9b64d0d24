import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiError } from '../api-error.ts';
import type { Call } from '../call-log.ts';
import { connectionFault, type Fault } from '../faults.ts';
import type { Front } from '../front.ts';
import type { World } from '../world.ts';
import { authorise, runMethod } from './call.ts';
import type { Values } from './method.ts';
import { text } from './method.ts';
import type { ApiRequest } from './request.ts';
import { readApiRequest } from './request.ts';

interface Reply {
  status: number;
  body: Values | string;
  retryAfter?: number;
}

function limited(retryAfter: number): Reply {
  return { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter };
}

/** The conversation of a message, for the limit of one message per second and channel. */
function channelOf(world: World, request: ApiRequest): string {
  const id = text(request.values, 'channel');
  return world.channels.existingDm(id)?.id ?? id;
}

async function answer(world: World, name: string, request: ApiRequest): Promise<Reply> {
  const method = authorise(world, name, request.token);
  const verdict = world.rateLimits?.take(name, { team: world.team.id, channel: channelOf(world, request) });
  if (verdict?.limited) return limited(verdict.retryAfter);
  const body = { ok: true, ...(await runMethod(world, method, request)) };
  return { status: 200, body: world.oddities.apply('answer', body) };
}

function refused(world: World, error: unknown): Reply {
  if (error instanceof ApiError)
    return { status: 200, body: { ok: false, error: error.code, ...error.details } };
  world.failures.push(error);
  return { status: 500, body: { ok: false, error: 'internal_error' } };
}

/** Applies a fault to a call; `undefined` lets it run. */
async function faulty(fault: Fault | undefined): Promise<Reply | 'hang' | 'drop' | undefined> {
  switch (fault?.kind) {
    case 'ratelimited':
      return limited(fault.retryAfter);
    case 'http':
      return { status: fault.status, body: 'upstream connect error' };
    case 'garbage':
      return { status: 200, body: fault.body };
    case 'error':
      return { status: 200, body: { ok: false, error: fault.error } };
    default:
      return await connectionFault(fault);
  }
}

/** The answer after a fault of the kind `answer`. */
function answeredAs(reply: Reply, fault: Fault | undefined): Reply {
  if (fault?.kind !== 'answer' || typeof reply.body === 'string') return reply;
  return { ...reply, body: { ...reply.body, ...fault.fields(reply.body) } };
}

function write(world: World, response: ServerResponse, reply: Reply): void {
  const isText = typeof reply.body === 'string';
  const payload = isText ? String(reply.body) : JSON.stringify(reply.body);
  response.writeHead(reply.status, {
    'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(payload),
    'x-oauth-scopes': world.app.scopes.join(','),
    'x-accepted-oauth-scopes': '',
    'x-slack-req-id': crypto.randomUUID().replaceAll('-', ''),
    ...(reply.retryAfter === undefined ? {} : { 'retry-after': String(reply.retryAfter) }),
  });
  response.end(payload);
}

/** Adds warnings of the method and of the request. */
function withWarnings(reply: Reply, warnings: string[]): Reply {
  if (typeof reply.body === 'string') return reply;
  const metadata = (reply.body.response_metadata ?? {}) as { warnings?: string[] };
  const all = [...(metadata.warnings ?? []), ...warnings];
  if (all.length === 0) return reply;
  const response_metadata = { ...metadata, warnings: all };
  return { ...reply, body: { ...reply.body, warning: all.join(','), response_metadata } };
}

/** Answers one Web API request, or applies a fault to it. */
export async function serveApi(
  front: Front,
  name: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let world = front.lobby;
  const done = world.traffic.begin();
  const at = world.clock.now();
  const start = performance.now();
  const record = (args: Values, body: unknown, status: Call['status'], token?: string) =>
    world.calls.record({
      at,
      kind: 'api',
      method: name,
      args,
      response: body,
      status,
      ms: performance.now() - start,
      ...(token !== undefined && { token }),
    });
  try {
    const read = await readApiRequest(request, url).catch((error: unknown) => refused(world, error));
    if ('body' in read) {
      record({}, read.body, read.status);
      return write(world, response, read);
    }
    world = front.ofCall(name, read);
    const fault = world.faults.take(name, read.values);
    const troubled = await faulty(fault);
    if (troubled === 'hang' || troubled === 'drop') {
      record(read.values, troubled, 'dropped', read.token);
      if (troubled === 'drop') request.socket.destroy();
      return;
    }
    const plain =
      troubled ?? (await answer(world, name, read).catch((error: unknown) => refused(world, error)));
    const reply = withWarnings(answeredAs(plain, fault), read.warnings);
    record(read.values, reply.body, fault?.kind === 'drop-reply' ? 'dropped' : reply.status, read.token);
    if (fault?.kind === 'late') await pause(fault.ms);
    if (fault?.kind === 'drop-reply') request.socket.destroy();
    else write(world, response, reply);
  } catch {
    // The app disconnected while sending: nobody is left to answer.
    response.destroy();
  } finally {
    done();
  }
}

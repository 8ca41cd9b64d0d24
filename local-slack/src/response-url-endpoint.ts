import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './api-error.ts';
import { checkResponse, respond } from './response-message.ts';
import type { World } from './world.ts';

function answer(world: World, path: string, text: string): { status: number; body: string } {
  try {
    const url = world.responseUrls.use(path);
    respond(world, url, checkResponse(JSON.parse(text)));
    return { status: 200, body: 'ok' };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400, body: 'invalid_payload' };
    if (!(error instanceof ApiError)) throw error;
    const { code, details } = error;
    // Expired, used-up and unknown URLs are 404 with a JSON body, bad messages 400 with only the code.
    if (code.endsWith('_url')) return { status: 404, body: JSON.stringify({ ok: false, error: code }) };
    return {
      status: 400,
      body: details.errors ? JSON.stringify({ ok: false, error: code, ...details }) : code,
    };
  }
}

/** Answers a post to a response_url. */
export async function serveResponseUrl(
  world: World,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const done = world.traffic.begin();
  const at = world.clock.now();
  const start = performance.now();
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const fault = world.faults.take('response_url');
    const redirect = fault?.kind === 'redirect' ? fault : undefined;
    const { status, body } = redirect
      ? { status: redirect.status ?? 307, body: '' }
      : answer(world, path, text);
    const ms = performance.now() - start;
    const args = { path, body: text };
    world.calls.record({
      at,
      kind: 'response_url',
      method: 'response_url',
      args,
      response: body,
      status,
      ms,
    });
    const type = body.startsWith('{') ? 'application/json; charset=utf-8' : 'text/html';
    const location = redirect && { location: redirect.to };
    response.writeHead(status, { 'content-type': type, ...location }).end(body);
  } catch {
    response.destroy();
  } finally {
    done();
  }
}

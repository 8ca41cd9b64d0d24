import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allScopes, manifest, type setStage as SetStage, setStage } from './recording-app.ts';

type Staged = Awaited<ReturnType<typeof SetStage>>;
let stage: Staged;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.stop());

async function post(method: string, init: RequestInit): Promise<Record<string, unknown>> {
  const response = await fetch(stage.slack.apiUrl + method, { method: 'POST', ...init });
  return (await response.json()) as Record<string, unknown>;
}

const form = 'application/x-www-form-urlencoded';
const bearer = () => ({ authorization: `Bearer ${stage.slack.botToken}` });

describe('Who calls', () => {
  it('the Web API refuses a call without a token', async () => {
    expect(await post('auth.test', {})).toEqual({ ok: false, error: 'not_authed' });
  });

  it('the Web API refuses a foreign token', async () => {
    const headers = { authorization: 'Bearer xoxb-foreign' };
    expect(await post('auth.test', { headers })).toEqual({ ok: false, error: 'invalid_auth' });
  });

  it('the Web API accepts the token as a form field too', async () => {
    const body = new URLSearchParams({ token: stage.slack.botToken });
    expect(await post('auth.test', { body })).toMatchObject({ ok: true, user_id: stage.slack.botUserId });
  });

  it('the Web API doesn’t accept the token from a JSON body', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const body = JSON.stringify({ token: stage.slack.botToken });
    expect(await post('auth.test', { headers, body })).toMatchObject({ error: 'not_authed' });
  });

  it('the Web API refuses a bot token where an app token is needed, and the other way round', async () => {
    expect(await stage.call('apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' });
    const headers = { authorization: `Bearer ${stage.slack.appToken}` };
    expect(await post('auth.test', { headers })).toMatchObject({ error: 'not_allowed_token_type' });
  });

  it('the Web API says which scope is missing and which are granted', async () => {
    stage.slack.installApp(manifest({ scopes: ['commands', 'chat:write'] }), { requestUrl: stage.app.url });
    expect(await stage.call('users.lookupByEmail', { email: 'ada@lovelace.example' })).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'users:read.email',
      provided: 'commands,chat:write',
    });
  });

  it('the Web API lists the granted scopes in a header, as the SDK reads them', async () => {
    const response = await fetch(`${stage.slack.apiUrl}auth.test`, { method: 'POST', headers: bearer() });
    expect(response.headers.get('x-oauth-scopes')).toBe(allScopes.join(','));
  });
});

describe('What is called', () => {
  it('the Web API refuses an unknown method', async () => {
    expect(await stage.call('chat.postMassage')).toEqual({
      ok: false,
      error: 'unknown_method',
      req_method: 'chat.postMassage',
    });
  });

  it('the Web API refuses an argument that the method doesn’t have', async () => {
    expect(await stage.call('users.info', { user: stage.slack.person('ada').id, usr: 'x' })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] invalid additional property: usr [json-pointer:/usr]'] },
    });
  });

  it('the Web API says which required argument is missing', async () => {
    expect(await stage.call('users.info')).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: user'] },
    });
  });

  it.each([
    ['chat.postMessage', { channel: 17, text: 'hello' }, 'must be a string [json-pointer:/channel]'],
    [
      'chat.postMessage',
      { channel: 'C1', text: 'hello', unfurl_links: 'maybe' },
      'must be a boolean [json-pointer:/unfurl_links]',
    ],
    ['users.list', { limit: 'ten' }, 'must be an integer [json-pointer:/limit]'],
    ['views.open', { trigger_id: '1.2.a', view: '{' }, 'must be valid JSON [json-pointer:/view]'],
  ])('the Web API refuses a wrong type for %s', async (method, args, message) => {
    const isJson = method === 'chat.postMessage';
    const init = isJson
      ? {
          headers: { ...bearer(), 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify(args),
        }
      : { headers: bearer(), body: new URLSearchParams(args as Record<string, string>) };
    expect(await post(method, init)).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: [`[ERROR] ${message}`] },
    });
  });

  it('the Web API ignores JSON for a method that accepts none', async () => {
    const headers = { ...bearer(), 'content-type': 'application/json; charset=utf-8' };
    const body = JSON.stringify({ user: stage.slack.person('ada').id });
    expect(await post('users.info', { headers, body })).toMatchObject({ error: 'invalid_arguments' });
  });

  it.each([
    ['invalid_json', 'application/json', '{"a":'],
    ['json_not_object', 'application/json', '["a"]'],
    ['invalid_post_type', 'text/plain', 'a=b'],
    ['invalid_form_data', 'multipart/form-data; boundary=x', 'nonsense'],
  ])('the Web API answers %s to an invalid body', async (error, type, body) => {
    const headers = { ...bearer(), 'content-type': type };
    expect(await post('chat.postMessage', { headers, body })).toMatchObject({ ok: false, error });
  });

  it('the Web API warns about JSON without a charset', async () => {
    const headers = { ...bearer(), 'content-type': 'application/json' };
    expect(await post('auth.test', { headers, body: '{}' })).toMatchObject({
      ok: true,
      warning: 'missing_charset',
    });
  });

  it('the Web API reads query strings and multipart forms', async () => {
    const url = `${stage.slack.apiUrl}users.info?user=${stage.slack.person('ada').id}`;
    const got = await (await fetch(url, { headers: bearer() })).json();
    expect(got).toMatchObject({ ok: true, user: { name: 'ada' } });
    const body = new FormData();
    body.set('user', stage.slack.person('linus').id);
    expect(await post('users.info', { headers: bearer(), body })).toMatchObject({ user: { name: 'linus' } });
  });

  it('the Web API answers 404 outside of its paths', async () => {
    expect((await fetch(`${stage.slack.url}/nothing`)).status).toBe(404);
    expect((await fetch(`${stage.slack.url}/api/auth.test`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('How often', () => {
  it('the Web API answers 429 with Retry-After beyond the tier, and accepts calls again after it', async () => {
    for (let count = 0; count < 20; count += 1)
      expect(await stage.call('users.list')).toMatchObject({ ok: true });
    const response = await fetch(`${stage.slack.apiUrl}users.list`, {
      method: 'POST',
      headers: { ...bearer(), 'content-type': form },
    });
    expect(response.status).toBe(429);
    expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' });
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    stage.clock.advance(seconds * 1000);
    expect(await stage.call('users.list')).toMatchObject({ ok: true });
  });

  it('the Web API counts a DM addressed by user id and by channel id as one channel', async () => {
    const ada = stage.slack.person('ada');
    const first = await stage.call('chat.postMessage', { channel: ada.id, text: 'hello' });
    let limited = 0;
    for (let count = 0; count < 4; count += 1) {
      const channel = count % 2 ? ada.id : String(first.channel);
      if ((await stage.call('chat.postMessage', { channel, text: 'hello' })).error === 'ratelimited')
        limited += 1;
    }
    expect(limited).toBeGreaterThan(0);
  });

  it('the Web API limits nothing when rate limits are switched off', async () => {
    await stage.stop();
    stage = await setStage({ rateLimits: false });
    for (let count = 0; count < 30; count += 1)
      expect(await stage.call('users.list')).toMatchObject({ ok: true });
  });
});

describe('What goes wrong on demand', () => {
  it.each([
    [{ kind: 'ratelimited', retryAfter: 7 } as const, 429, '7'],
    [{ kind: 'http', status: 503 } as const, 503, null],
  ])('a fault on demand answers %o', async (fault, status, retryAfter) => {
    stage.slack.faults.next('auth.test', fault);
    const response = await fetch(`${stage.slack.apiUrl}auth.test`, { method: 'POST', headers: bearer() });
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(await stage.call('auth.test')).toMatchObject({ ok: true });
  });

  it('a fault on demand answers any error of Slack, as often as requested', async () => {
    stage.slack.faults.next('*', { kind: 'error', error: 'token_expired' }, 2);
    expect((await stage.call('auth.test')).error).toBe('token_expired');
    expect((await stage.call('users.list')).error).toBe('token_expired');
    expect((await stage.call('auth.test')).ok).toBe(true);
  });

  it('a fault on demand breaks the connection before or after the call takes effect', async () => {
    const ada = stage.slack.person('ada');
    stage.slack.faults.next('chat.postMessage', { kind: 'drop-request' });
    await expect(stage.call('chat.postMessage', { channel: ada.id, text: 'never' })).rejects.toThrow();
    expect(ada.messages()).toHaveLength(0);
    stage.slack.faults.next('chat.postMessage', { kind: 'drop-reply' });
    await expect(stage.call('chat.postMessage', { channel: ada.id, text: 'happened' })).rejects.toThrow();
    expect(ada.messages().map(message => message.plain())).toEqual(['happened']);
  });

  it('a fault on demand answers in Slack’s place, or late after the call took effect', async () => {
    const ada = stage.slack.person('ada');
    stage.slack.faults.next('chat.postMessage', { kind: 'garbage', body: '<html>' });
    const given = await fetch(`${stage.slack.apiUrl}chat.postMessage`, { method: 'POST', headers: bearer() });
    expect([given.status, await given.text()]).toEqual([200, '<html>']);
    stage.slack.faults.next('chat.postMessage', { kind: 'late', ms: 300 });
    const happened: string[] = [];
    await Promise.all([
      stage.call('chat.postMessage', { channel: ada.id, text: 'first' }).then(() => happened.push('answer')),
      stage.slack.waitFor(() => ada.sees('first'), 'the message').then(() => happened.push('message')),
    ]);
    expect(happened).toEqual(['message', 'answer']);
  });

  it('a fault on demand leaves a hanging call without an answer', async () => {
    stage.slack.faults.always('auth.test', { kind: 'hang' });
    const given = fetch(`${stage.slack.apiUrl}auth.test`, {
      headers: bearer(),
      signal: AbortSignal.timeout(50),
    });
    await expect(given).rejects.toThrow();
    stage.slack.faults.clear();
    expect((await stage.call('auth.test')).ok).toBe(true);
  });

  it('the call log has every call with its answer', async () => {
    await stage.call('users.info', { user: 'U0NOBODY' });
    expect(stage.slack.calls.of('users.info')).toMatchObject([
      {
        kind: 'api',
        args: { user: 'U0NOBODY' },
        response: { ok: false, error: 'user_not_found' },
        status: 200,
      },
    ]);
    stage.slack.calls.clear();
    expect(stage.slack.calls.all()).toEqual([]);
  });
});

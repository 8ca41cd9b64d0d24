import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Manifest, ManualClock, type Simulator, startSimulator } from '../src/index.ts';

const back = 'https://app.example/sign-in';
const manifest = (oauth: Manifest['oauth_config'] = {}): Manifest => ({
  display_information: { name: 'Door' },
  oauth_config: {
    redirect_urls: [back, 'https://other.example/area/'],
    scopes: { bot: [], user: ['openid', 'email', 'profile'] },
    ...oauth,
  },
});

let slack: Simulator;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  slack = await startSimulator({ clock });
  slack.installApp(manifest(), {});
});
afterEach(() => slack.stop());

const verifier = 'a'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

/** The link to Slack's page; a parameter that is null is left out. */
function link(changes: Record<string, string | null> = {}): string {
  const params = {
    response_type: 'code',
    scope: 'openid email profile',
    client_id: slack.clientId,
    redirect_uri: back,
    state: 'the state',
    nonce: 'the nonce',
    ...changes,
  };
  const url = new URL('/openid/connect/authorize', slack.url);
  for (const [name, value] of Object.entries(params)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}

const codeOf = (address: string) => new URL(address).searchParams.get('code') ?? '';

/** Exchanges a code; a field that is null is left out. */
async function exchange(
  fields: Record<string, string | null> = {},
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const all = {
    grant_type: 'authorization_code',
    client_id: slack.clientId,
    client_secret: slack.clientSecret,
    redirect_uri: back,
    ...fields,
  };
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  const body = new URLSearchParams(sent);
  const response = await fetch(`${slack.apiUrl}openid.connect.token`, { method: 'POST', body, headers });
  return (await response.json()) as Record<string, unknown>;
}

const get = async (path: string) =>
  (await (await fetch(slack.url + path)).json()) as Record<string, unknown> & { keys: JsonWebKey[] };

/** The claims of a token whose signature is right by the published keys. */
async function claimsOf(token: unknown): Promise<Record<string, unknown>> {
  const [header = '', payload = '', signature = ''] = String(token).split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  const { keys } = await get('/openid/connect/keys');
  const [jwk = {}] = keys;
  expect(read(header)).toEqual({ typ: 'JWT', alg: 'RS256', kid: jwk.kid });
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const bytes = Buffer.from(signature, 'base64url');
  expect(verify('sha256', Buffer.from(`${header}.${payload}`), key, bytes)).toBe(true);
  return read(payload);
}

describe('Sign in with Slack', () => {
  it('the person who allows it goes back with a code and the state, and the token says who they are', async () => {
    const address = new URL(slack.person('ada').signIn(link()));
    expect(address.origin + address.pathname).toBe(back);
    expect(address.searchParams.get('state')).toBe('the state');
    const answer = await exchange({ code: codeOf(address.href) });
    expect(answer).toMatchObject({
      ok: true,
      token_type: 'Bearer',
      access_token: expect.stringMatching(/^xoxp-/),
    });
    const now = clock.now().getTime() / 1000;
    const hash = createHash('sha256').update(String(answer.access_token)).digest();
    expect(await claimsOf(answer.id_token)).toMatchObject({
      iss: 'https://slack.com',
      sub: slack.person('ada').id,
      aud: slack.clientId,
      iat: now,
      exp: now + 300,
      auth_time: now,
      nonce: 'the nonce',
      at_hash: hash.subarray(0, 16).toString('base64url'),
      'https://slack.com/user_id': slack.person('ada').id,
      'https://slack.com/team_id': slack.teamId,
      email: 'ada@lovelace.example',
      email_verified: true,
      name: 'Ada Lovelace',
      given_name: 'Ada',
      family_name: 'Lovelace',
    });
    const headers = { authorization: `Bearer ${answer.access_token}` };
    const info = await fetch(`${slack.apiUrl}openid.connect.userInfo`, { method: 'POST', headers });
    expect(await info.json()).toMatchObject({ ok: true, sub: slack.person('ada').id, name: 'Ada Lovelace' });
    const other = await fetch(`${slack.apiUrl}users.list`, { method: 'POST', headers });
    expect(await other.json()).toMatchObject({ error: 'not_allowed_token_type' });
  });

  it('the person who cancels goes back with access_denied and the state', () => {
    const { searchParams } = new URL(slack.person('ada').signIn(link(), 'cancel'));
    expect(Object.fromEntries(searchParams)).toEqual({ error: 'access_denied', state: 'the state' });
  });

  it('the token says no more than the scopes allow', async () => {
    const code = codeOf(slack.person('una').signIn(link({ scope: 'openid email', nonce: null })));
    const claims = await claimsOf((await exchange({ code })).id_token);
    expect(claims).toMatchObject({ email: 'una@lovelace.example', email_verified: false });
    for (const absent of ['name', 'nonce', 'picture', 'date_email_verified'])
      expect(claims).not.toHaveProperty(absent);
    const bare = codeOf(slack.person('una').signIn(link({ scope: 'openid' })));
    expect(await claimsOf((await exchange({ code: bare })).id_token)).not.toHaveProperty('email');
  });

  it('a client discovers where everything is', async () => {
    expect(await get('/.well-known/openid-configuration')).toMatchObject({
      issuer: 'https://slack.com',
      authorization_endpoint: `${slack.url}/openid/connect/authorize`,
      token_endpoint: `${slack.apiUrl}openid.connect.token`,
      userinfo_endpoint: `${slack.apiUrl}openid.connect.userInfo`,
      jwks_uri: `${slack.url}/openid/connect/keys`,
    });
  });
});

describe('The page of Sign in with Slack', () => {
  it('the page lets one choose a person and press Allow or Cancel', async () => {
    const page = await (await fetch(link())).text();
    expect(page).toContain('Sign in to Door with Slack');
    expect(page).toContain(`<input type="radio" name="person" value="${slack.person('grace').id}`);
    for (const absent of ['edsger', 'robo', 'sam']) expect(page).not.toContain(slack.person(absent).id);
    const body = new URLSearchParams({ person: slack.person('ada').id, decision: 'allow' });
    const allowed = await fetch(link(), { method: 'POST', body, redirect: 'manual' });
    expect(allowed.status).toBe(302);
    const code = codeOf(allowed.headers.get('location') ?? '');
    expect(await exchange({ code })).toMatchObject({ ok: true });
    const cancel = new URLSearchParams({ decision: 'cancel' });
    const cancelled = await fetch(link(), { method: 'POST', body: cancel, redirect: 'manual' });
    expect(cancelled.headers.get('location')).toBe(`${back}?error=access_denied&state=the+state`);
  });

  it.each([
    ['another app', { client_id: '1.2' }, 'Invalid client_id parameter'],
    ['no app', { client_id: null }, 'Invalid client_id parameter'],
    ['another response type', { response_type: 'token' }, 'response_type'],
    ['no response type', { response_type: null }, 'response_type'],
    ['another scope', { scope: 'openid users:read' }, 'users:read'],
    ['no openid', { scope: 'email profile' }, 'openid'],
    ['no scope', { scope: null }, 'openid'],
    ['no address where several are registered', { redirect_uri: null }, 'did not match any configured URIs'],
    ['a foreign address', { redirect_uri: 'https://evil.example/' }, 'Passed URI: https://evil.example/'],
    ['a longer name', { redirect_uri: `${back}-x` }, 'did not match'],
    ['a path above', { redirect_uri: 'https://app.example/' }, 'did not match'],
    ['a path that leaves', { redirect_uri: `${back}/../evil` }, 'did not match'],
    ['another port', { redirect_uri: 'https://app.example:8443/sign-in' }, 'did not match'],
    ['no https', { redirect_uri: 'http://app.example/sign-in' }, 'did not match'],
    ['a name before the host', { redirect_uri: 'https://app.example@evil.example/sign-in' }, 'did not match'],
    [
      'PKCE that the app has not enabled',
      { code_challenge: challenge, code_challenge_method: 'S256' },
      'PKCE',
    ],
  ])('the page refuses %s, and sends nobody back', async (_, changes, words) => {
    expect(() => slack.person('ada').signIn(link(changes))).toThrow(words);
    const body = new URLSearchParams({ person: slack.person('ada').id, decision: 'allow' });
    for (const init of [{}, { method: 'POST', body }]) {
      const response = await fetch(link(changes), { redirect: 'manual', ...init });
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
      expect(await response.text()).toContain('Something went wrong when authorizing this app.');
    }
  });

  it('the page refuses a parameter that comes twice, and shows no HTML that it was sent', async () => {
    const twice = await fetch(`${link()}&redirect_uri=https://evil.example/`);
    expect([twice.status, await twice.text()]).toEqual([
      400,
      expect.stringContaining('redirect_uri was sent twice'),
    ]);
    const page = await (await fetch(link({ redirect_uri: '<script>alert(1)</script>' }))).text();
    expect(page).not.toContain('<script>');
  });

  it('the page accepts an address below a registered one', async () => {
    for (const redirect_uri of [`${back}/more?a=b`, 'https://other.example/area/51']) {
      const address = slack.person('ada').signIn(link({ redirect_uri }));
      expect(address.startsWith(redirect_uri)).toBe(true);
      expect(await exchange({ code: codeOf(address), redirect_uri })).toMatchObject({ ok: true });
    }
  });

  it('people who are deactivated, bots, or of another workspace can’t sign in', () => {
    for (const [name, words] of [
      ['edsger', 'account_inactive'],
      ['robo', 'account_inactive'],
      ['sam', 'invalid_team_for_non_distributed_app'],
    ] as const) {
      expect(() => slack.person(name).signIn(link())).toThrow(words);
    }
  });

  it('people of another workspace sign in to a distributed app as people of theirs', async () => {
    slack.settings.isAppDistributed = true;
    const code = codeOf(slack.person('sam').signIn(link()));
    const claims = await claimsOf((await exchange({ code })).id_token);
    expect(claims['https://slack.com/team_id']).not.toBe(slack.teamId);
  });
});

describe('openid.connect.token', () => {
  it('openid.connect.token takes a code once', async () => {
    const code = codeOf(slack.person('ada').signIn(link()));
    expect(await exchange({ code })).toMatchObject({ ok: true });
    expect(await exchange({ code })).toEqual({ ok: false, error: 'invalid_code' });
  });

  it('openid.connect.token takes a code for ten minutes', async () => {
    const [early, late] = [1, 2].map(() => codeOf(slack.person('ada').signIn(link())));
    clock.advance(10 * 60_000 - 1);
    expect(await exchange({ code: early ?? '' })).toMatchObject({ ok: true });
    clock.advance(1);
    expect(await exchange({ code: late ?? '' })).toMatchObject({ error: 'invalid_code' });
  });

  it('openid.connect.token takes the id and secret by Basic authentication too', async () => {
    const code = codeOf(slack.person('ada').signIn(link()));
    const basic = (secret: string) => ({
      authorization: `Basic ${Buffer.from(`${slack.clientId}:${secret}`).toString('base64')}`,
    });
    const bare = { code, client_id: null, client_secret: null };
    expect(await exchange(bare, basic('wrong'))).toMatchObject({ error: 'bad_client_secret' });
    expect(await exchange(bare, basic(slack.clientSecret))).toMatchObject({ ok: true });
  });

  it.each([
    ['another app', { client_id: '1.2' }, 'invalid_client_id'],
    ['no app', { client_id: null }, 'invalid_client_id'],
    ['a wrong secret', { client_secret: 'wrong' }, 'bad_client_secret'],
    ['no secret', { client_secret: null }, 'bad_client_secret'],
    ['another grant', { grant_type: 'password' }, 'invalid_grant_type'],
    ['a refresh token', { grant_type: 'refresh_token', refresh_token: 'xoxe-1' }, 'invalid_refresh_token'],
    ['no code', { code: null }, 'invalid_code'],
    ['a made-up code', { code: '1.2.3' }, 'invalid_code'],
    ['another address', { redirect_uri: `${back}/other` }, 'bad_redirect_uri'],
    ['no address', { redirect_uri: null }, 'bad_redirect_uri'],
    ['a verifier without a challenge', { code_verifier: verifier }, 'invalid_request'],
    ['an argument that it does not know', { password: 'x' }, 'invalid_arguments'],
  ])('openid.connect.token refuses %s', async (_, fields, error) => {
    const code = codeOf(slack.person('ada').signIn(link()));
    expect(await exchange({ code, ...fields })).toMatchObject({ ok: false, error });
  });

  it('openid.connect.token wants no address when the app registered one alone and named none', async () => {
    slack.installApp(manifest({ redirect_urls: [back], scopes: manifest().oauth_config?.scopes }), {});
    const address = slack.person('ada').signIn(link({ redirect_uri: null }));
    expect(address.startsWith(back)).toBe(true);
    expect(await exchange({ code: codeOf(address), redirect_uri: null })).toMatchObject({ ok: true });
  });

  it('openid.connect.token wants the verifier of the challenge from a public client, and no secret with it', async () => {
    slack.installApp(manifest({ ...manifest().oauth_config, pkce_enabled: true }), {});
    const code = () =>
      codeOf(slack.person('ada').signIn(link({ code_challenge: challenge, code_challenge_method: 'S256' })));
    const noSecret = { client_secret: null };
    expect(await exchange({ code: code(), code_verifier: verifier, ...noSecret })).toMatchObject({
      ok: true,
    });
    for (const [fields, error] of [
      [{ code_verifier: 'b'.repeat(43), ...noSecret }, 'invalid_grant'],
      [{ code_verifier: 'short', ...noSecret }, 'invalid_request'],
      [{ code_verifier: verifier }, 'internal_error'],
      [noSecret, 'bad_client_secret'],
    ] as const) {
      expect(await exchange({ code: code(), ...fields })).toMatchObject({ ok: false, error });
    }
    expect(() => slack.person('ada').signIn(link({ code_challenge: challenge }))).toThrow('S256');
    const plain = { code_challenge: verifier, code_challenge_method: 'plain' };
    expect(() => slack.person('ada').signIn(link(plain))).toThrow('S256');
  });

  it('openid.connect.userInfo wants the token of a person who can still sign in', async () => {
    const code = codeOf(slack.person('ada').signIn(link()));
    const { access_token: token } = await exchange({ code });
    const ask = async (given: unknown) => {
      const headers = { authorization: `Bearer ${given}` };
      return (await fetch(`${slack.apiUrl}openid.connect.userInfo`, { method: 'POST', headers })).json();
    };
    expect(await ask(slack.botToken)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await ask('xoxp-1')).toMatchObject({ error: 'invalid_auth' });
    await slack.changePerson('ada', { deactivated: true });
    expect(await ask(token)).toMatchObject({ error: 'account_inactive' });
  });
});

describe('A manifest with Sign in with Slack', () => {
  it.each([
    ['a redirect URL without https', { redirect_urls: ['http://app.example/'] }],
    ['a redirect URL that is no address', { redirect_urls: ['/sign-in'] }],
    ['a redirect URL with a fragment', { redirect_urls: ['https://app.example/#here'] }],
    ['scopes of Sign in with Slack beside others', { scopes: { user: ['openid', 'chat:write'] } }],
    ['email without openid', { scopes: { user: ['email'] } }],
  ])('the manifest is refused with %s', (_, oauth) => {
    expect(() => slack.installApp(manifest(oauth), {})).toThrow('The manifest');
  });

  it('the manifest can name this machine without https, and the page refuses scopes that it does not have', () => {
    const redirect_urls = ['http://127.0.0.1:3000/sign-in'];
    slack.installApp(manifest({ redirect_urls, scopes: { user: ['openid'] } }), {});
    const redirect_uri = redirect_urls[0] ?? '';
    expect(slack.person('ada').signIn(link({ redirect_uri, scope: 'openid' }))).toContain('code=');
    expect(() => slack.person('ada').signIn(link({ redirect_uri }))).toThrow('email,profile');
  });
});

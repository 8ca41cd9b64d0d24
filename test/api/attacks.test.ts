import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiScopes } from '../../src/domain/api-keys/scopes.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { createApi } from '../../src/web/api/api.ts';
import { type Foyer, quietLog, startFoyer } from '../support/foyer.ts';
import { askToJoin, setUp, snapshot, untilIdle } from '../support/story.ts';
import { type Client, clientOf, programWith } from './client.ts';
import { askWith, type Document, type Operation, operationsIn } from './requests.ts';

let foyer: Foyer;
/** Everything a key could do, in the first organization. */
let whole: Client;
/** The same in another organization of the same workspace, made by the same person. */
let other: Client;
/** What the first organization has, by the noun of a path. */
let ids: Record<string, string>;

let operations: Operation[];
let document: Document;

beforeAll(async () => {
  foyer = await startFoyer('http', { triesPerMinute: 1_000_000, requestsPerMinute: 1_000_000 });
  await setUp(foyer);
  whole = await clientOf(foyer);
  await askToJoin(foyer, 'linus');
  await whole.post('/v1/invitations', { email: 'una@elsewhere.example', role: 'VIEWER' });
  await untilIdle(foyer);
  const grace = foyer.slack.person('grace');
  await grace.command('/invite org new');
  await grace.fill({ 'Organization name': 'Other Labs', Template: 'Senturo' });
  await grace.submit();
  const { db } = foyer;
  const [first, second] = await db.organization.findMany({ orderBy: { id: 'asc' } });
  if (!first || !second) throw new Error(grace.screen());
  other = await clientOf(foyer, { organizationId: second.id });
  ids = {
    organizations: first.id,
    members: (await db.member.findFirstOrThrow({ where: { organizationId: first.id } })).id,
    invitations: (await db.invitation.findFirstOrThrow()).id,
    'join-requests': (await db.joinRequest.findFirstOrThrow()).id,
  };
  document = (await whole.get('/v1/openapi.json')).body;
  operations = operationsIn(document);
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

const ask = (client: Client, operation: Operation) => askWith(ids, client, operation);

describe('the API', () => {
  it('its document is valid OpenAPI 3.1 and has exactly the routes that there are', async () => {
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
    expect(valid, JSON.stringify(errors)).toBe(true);
    const { db, clock } = foyer;
    const { routes } = createApi({
      domain: { db, clock, commitChanges },
      importMaxRows: 100,
      log: quietLog,
    });
    const described = operations.map(
      ({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/gu, ':$1')}`,
    );
    expect(routes.filter(each => !['GET /v1', 'GET /v1/openapi.json'].includes(each)).sort()).toEqual(
      described.sort(),
    );
  });

  it('each route refuses a request without a key, with a made-up one and with a revoked one', async () => {
    const revoked = await clientOf(foyer);
    await foyer.db.apiKey.update({ where: { id: revoked.keyId }, data: { revokedAt: foyer.clock.now() } });
    const before = await snapshot(foyer);
    for (const secret of ['', 'x', `foyer_${'A'.repeat(43)}`, revoked.secret]) {
      const client = await programWith(foyer, secret);
      for (const operation of operations) {
        const { status, body, headers } = await ask(client, operation);
        expect([status, body.code], JSON.stringify(operation)).toEqual([401, 'no-valid-key']);
        expect(headers.get('www-authenticate')).toBe('Bearer');
      }
    }
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('each route refuses a key that has every scope but its own', async () => {
    const before = await snapshot(foyer);
    // test/scim asks with the last one.
    for (const scope of apiScopes.filter(each => each !== 'directory:sync')) {
      const without = await clientOf(foyer, { scopes: apiScopes.filter(each => each !== scope) });
      const mine = operations.filter(({ scopes }) => scopes.includes(scope));
      expect(mine, `no route needs ${scope}`).not.toEqual([]);
      for (const operation of mine) {
        const { status, body } = await ask(without, operation);
        expect([status, body.code], JSON.stringify(operation)).toEqual([403, 'missing-scope']);
        expect(body.detail).toContain(scope);
      }
    }
    const withoutKeys = (all: unknown) => JSON.stringify(all).replaceAll(/api-key\.create/gu, '');
    expect(withoutKeys(await snapshot(foyer)).length).toBeGreaterThanOrEqual(withoutKeys(before).length);
    expect(await foyer.db.invitation.count()).toBe(1);
    expect(await foyer.db.joinRequest.count({ where: { status: 'pending' } })).toBe(1);
  });

  it('a key of one organization finds nothing of another, though its maker is an admin of both', async () => {
    const before = await snapshot(foyer);
    for (const operation of operations.filter(({ path }) => path.includes('{id}'))) {
      const { status, body } = await ask(other, operation);
      expect([status, body.detail], JSON.stringify(operation)).toEqual([404, expect.any(String)]);
    }
    for (const path of [
      '/v1/members',
      '/v1/invitations',
      '/v1/join-requests',
      '/v1/audit',
      '/v1/groups',
      '/v1/roles',
    ]) {
      const text = JSON.stringify((await other.get(path)).body);
      for (const id of Object.values(ids)) expect(text, path).not.toContain(id);
      expect(text, path).not.toContain('una@elsewhere.example');
    }
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('a program that sends no valid request reads why, as a problem', async () => {
    const send = (init: RequestInit, path = '/v1/invitations') =>
      fetch(`${foyer.app.url}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${whole.secret}`, ...init.headers },
      });
    const json = { 'content-type': 'application/json' };
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const wrong: [number, string, Response][] = [
      [400, 'unreadable-request', await send({ method: 'POST', body: '{"email":', headers: json })],
      [422, 'invalid-input', await send({ method: 'POST', body: '{}', headers: json })],
      [422, 'invalid-input', await send({ method: 'POST', body: nested(100_000), headers: json })],
      [415, 'unreadable-request', await send({ method: 'POST', body: 'email=x' })],
      [422, 'invalid-input', await send({}, '/v1/members?limit=1000')],
      [422, 'invalid-cursor', await send({}, '/v1/members?cursor=nonsense')],
      [422, 'invalid-input', await send({}, '/v1/members/17')],
      [404, 'no-such-route', await send({}, '/v1/nothing')],
      [404, 'no-such-route', await send({ method: 'DELETE' }, '/v1/members')],
    ];
    for (const [status, code, response] of wrong) {
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ status, code, type: `urn:foyer:problem:${code}` });
    }
    expect((await send({ method: 'POST', body: 'x'.repeat(300_000), headers: json })).status).toBe(413);
  });

  it('a key that asks too often has to wait, and reads for how long', async () => {
    await using slow = await startFoyer('http', { requestsPerMinute: 2 });
    await setUp(slow);
    const client = await clientOf(slow);
    const first = await client.get('/v1/roles');
    expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual([
      '2',
      '1',
    ]);
    await client.get('/v1/roles');
    const { status, body, headers } = await client.get('/v1/roles');
    expect([status, body.code]).toEqual([429, 'too-many-requests']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('the page that people read describes every route', async () => {
    const page = await (await fetch(`${foyer.app.url}/v1`)).text();
    for (const { method, path } of operations) expect(page).toContain(`${method} ${path}`);
    expect(page).not.toMatch(/<script|https?:\/\/(?!127)/u);
  });
});

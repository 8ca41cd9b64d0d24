import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { setUp } from '../support/story.ts';
import { type Answer, type Directory, directoryOf, directoryWith, group, patch, user } from './directory.ts';

// The checks of two public lists: Okta's "SCIM 2.0 SPEC Test", which an app of its network has to pass, and what
// Microsoft's SCIM Validator asks.

let foyer: Foyer;
let directory: Directory;
beforeAll(async () => {
  foyer = await startFoyer();
  await setUp(foyer);
  directory = await directoryOf(foyer);
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

const filtered = (filter: string, kind = 'Users') =>
  directory.get(`/${kind}?filter=${encodeURIComponent(filter)}`);

const random = {
  ...user('jordan.rivera@example.com'),
  name: { givenName: 'Jordan', familyName: 'Rivera' },
  emails: [{ primary: true, value: 'jordan.rivera@example.com', type: 'work' }],
  displayName: 'Jordan Rivera',
  active: true,
};

const whole = {
  id: expect.any(String),
  name: { familyName: expect.any(String), givenName: expect.any(String) },
  userName: expect.any(String),
  active: true,
  emails: [{ value: expect.stringContaining('@') }],
};

function expectError({ status, body }: Answer, wanted: number): void {
  expect([status, body.status, body.schemas]).toEqual([wanted, String(wanted), [ERROR]]);
  expect(body.detail).toMatch(/\S/u);
}

describe('the list of Okta', () => {
  it('the list of users has one, with the attributes that Okta reads', async () => {
    const { status, body } = await directory.get('/Users?count=1&startIndex=1');
    expect(status).toBe(200);
    expect(body).toMatchObject({ schemas: [LIST], itemsPerPage: 1, startIndex: 1, totalResults: 1 });
    expect(body.Resources).toMatchObject([whole]);
    const [{ id }] = body.Resources;
    expect((await directory.get(`/Users/${id}`)).body).toMatchObject({ ...whole, id });
  });

  it('a user that nobody is isn’t found, neither by name nor by id', async () => {
    const none = await filtered('userName eq "abcdefgh@abcdefgh.example"');
    expect([none.status, none.body.totalResults, none.body.schemas]).toEqual([200, 0, [LIST]]);
    expectError(await directory.get('/Users/00000000000000000000'), 404);
    expectError(await directory.get(`/Users/${crypto.randomUUID()}`), 404);
  });

  it('a user is created once, and found by their name in any case', async () => {
    expect((await filtered('userName eq "jordan.rivera@example.com"')).body.totalResults).toBe(0);
    const { status, body } = await directory.ask('POST', '/Users', random);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...random, schemas: [USER], id: expect.any(String) });
    expect((await directory.get(`/Users/${body.id}`)).body).toMatchObject(random);
    expectError(await directory.ask('POST', '/Users', random), 409);
    expect((await filtered('userName eq "JORDAN.RIVERA@example.com"')).body.totalResults).toBe(1);
  });

  it('the list of groups is there, and wrong keys are refused', async () => {
    expect((await directory.get('/Groups')).body.schemas).toEqual([LIST]);
    for (const secret of ['non-token', 'Basic b2t0YTp0b2tlbg==']) {
      expectError(await directoryWith(foyer, secret).get('/Users'), 401);
    }
  });

  it('a user is read, changed in one part of their name, deactivated, active again, and deactivated', async () => {
    const { id } = await directory.userNamed(random.userName);
    const read = (await directory.get(`/Users/${id}`)).body;
    const changed = await directory.ask('PUT', `/Users/${id}`, {
      ...read,
      name: { ...read.name, givenName: 'Jordana' },
    });
    expect([changed.status, changed.body.name.givenName]).toEqual([200, 'Jordana']);
    expect((await foyer.db.member.findUniqueOrThrow({ where: { id } })).name).toBe('Jordana Rivera');
    for (const active of [false, true, false]) {
      await directory.ask('PATCH', `/Users/${id}`, patch({ op: 'replace', value: { active } }));
      expect((await directory.get(`/Users/${id}`)).body.active).toBe(active);
    }
  });
});

describe('the list of Microsoft', () => {
  it('each part of a name is replaced, added and removed by its path', async () => {
    const { body } = await directory.ask(
      'POST',
      '/Users',
      user('validator@example.com', { name: { givenName: 'Vera', familyName: 'Lidator' } }),
    );
    const at = `/Users/${body.id}`;
    const patched = async (...operations: object[]) =>
      (await directory.ask('PATCH', at, patch(...operations))).body;
    expect(await patched({ op: 'replace', path: 'name.givenName', value: 'Wera' })).toMatchObject({
      name: { givenName: 'Wera', familyName: 'Lidator', formatted: 'Wera Lidator' },
      displayName: 'Wera Lidator',
    });
    expect(await patched({ op: 'replace', path: 'displayName', value: 'W. L.' })).toMatchObject({
      displayName: 'W. L.',
      name: { givenName: 'Wera' },
    });
    expect((await patched({ op: 'remove', path: 'name.familyName' })).name.familyName).toBeUndefined();
    expect((await patched({ op: 'add', path: 'externalId', value: 'ext-1' })).externalId).toBe('ext-1');
    expect((await patched({ op: 'remove', path: 'externalId' })).externalId).toBeUndefined();
    expect(await patched({ op: 'add', path: 'name', value: { familyName: 'New' } })).toMatchObject({
      name: { givenName: 'Wera', familyName: 'New' },
    });
    const { version } = await foyer.db.member.findUniqueOrThrow({ where: { id: body.id } });
    const same = await directory.ask('PATCH', at, patch({ op: 'replace', path: 'active', value: true }));
    expect(same.status).toBe(200);
    expect((await foyer.db.member.findUniqueOrThrow({ where: { id: body.id } })).version).toBe(version);
  });

  it('a list that is filtered by two attributes has those that have both', async () => {
    const { id } = await directory.userNamed('validator@example.com');
    expect((await filtered(`id eq "${id}" and userName eq "validator@example.com"`)).body.totalResults).toBe(
      1,
    );
    expect((await filtered(`id eq "${id}" and userName eq "other@example.com"`)).body.totalResults).toBe(0);
    expect(
      (await filtered('userName eq "a@x.example" and userName eq "b@x.example"')).body.totalResults,
    ).toBe(0);
  });

  it('the pages of a list have each user once', async () => {
    const seen: string[] = [];
    const { totalResults } = (await directory.get('/Users?count=0')).body;
    for (let startIndex = 1; startIndex <= totalResults; startIndex += 2) {
      const { body } = await directory.get(`/Users?startIndex=${startIndex}&count=2`);
      expect(body).toMatchObject({ startIndex, totalResults });
      seen.push(...body.Resources.map(({ id }: { id: string }) => id));
    }
    expect(new Set(seen).size).toBe(totalResults);
    expect(seen.length).toBe(totalResults);
  });

  it('an answer has the attributes that a request asks for', async () => {
    const { id } = await directory.userNamed('validator@example.com');
    const only = await directory.get(`/Users/${id}?attributes=userName,name.givenName`);
    expect(Object.keys(only.body)).toEqual(['schemas', 'id', 'userName', 'name']);
    const but = await directory.get(`/Users/${id}?excludedAttributes=${USER}:emails,groups`);
    expect(Object.keys(but.body)).not.toContain('emails');
    expect(Object.keys(but.body)).toContain('userName');
  });

  it('groups of one name are made once, and are filtered, renamed and removed', async () => {
    const { id: member } = await directory.userNamed('validator@example.com');
    const made = await directory.ask('POST', '/Groups', group('Validators', [member]));
    expect([made.status, made.body.members]).toMatchObject([201, [{ value: member, type: 'User' }]]);
    expectError(await directory.ask('POST', '/Groups', group('validators')), 409);
    expect((await filtered('displayName eq "VALIDATORS"', 'Groups')).body.Resources).toEqual([made.body]);
    const at = `/Groups/${made.body.id}`;
    const renamed = await directory.ask('PUT', at, { ...made.body, displayName: 'Checkers' });
    expect([renamed.status, renamed.body.displayName, renamed.body.members.length]).toEqual([
      200,
      'Checkers',
      1,
    ]);
    expect((await directory.ask('DELETE', at)).status).toBe(204);
    expectError(await directory.get(at), 404);
    expectError(await directory.ask('DELETE', at), 404);
  });

  it('what the server can do is described, and each description is found by its address', async () => {
    const { body } = await directory.get('/ServiceProviderConfig');
    expect(body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 200 },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: false },
      authenticationSchemes: [{ type: 'oauthbearertoken' }],
    });
    for (const kind of ['ResourceTypes', 'Schemas']) {
      const { Resources } = (await directory.get(`/${kind}`)).body;
      expect(Resources.length).toBe(2);
      for (const resource of Resources) {
        expect((await directory.get(`/${kind}/${resource.id}`)).body).toEqual(resource);
      }
      expectError(await directory.get(`/${kind}/nothing`), 404);
    }
    expectError(await directory.get('/Nothing'), 404);
    expectError(await directory.ask('POST', '/Bulk', {}), 404);
  });
});

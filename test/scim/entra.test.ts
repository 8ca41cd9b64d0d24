import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { setUp } from '../support/story.ts';
import { type Directory, directoryOf, patch } from './directory.ts';

// The requests of Microsoft's documentation, "Develop and plan provisioning for a SCIM endpoint in Microsoft Entra ID".

let foyer: Foyer;
let entra: Directory;
beforeAll(async () => {
  foyer = await startFoyer();
  await setUp(foyer);
  entra = await directoryOf(foyer);
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const created = {
  schemas: [USER, ENTERPRISE],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName: 'Test_User_ab6490ee@testuser.com',
  active: true,
  addresses: null,
  displayName: 'lennay',
  emails: [{ type: 'work', value: 'Test_User_fd0ea19b@testuser.com', primary: true }],
  meta: { resourceType: 'User' },
  name: { formatted: 'Lennay Ryan', familyName: 'Ryan', givenName: 'Lennay' },
  roles: [],
  [ENTERPRISE]: { department: 'bob' },
};

const find = (filter: string, kind = 'Users') => entra.get(`/${kind}?filter=${encodeURIComponent(filter)}`);

describe('Entra', () => {
  it('a test of the connection asks for a user that nobody is', async () => {
    const { status, body } = await find(`userName eq "${crypto.randomUUID()}"`);
    expect([status, body]).toEqual([
      200,
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: 0,
        startIndex: 1,
        itemsPerPage: 0,
        Resources: [],
      },
    ]);
  });

  it('the schemas are there to be discovered', async () => {
    const { body } = await entra.get('/Schemas');
    expect(body.Resources.map(({ id }: { id: string }) => id)).toEqual([
      USER,
      'urn:ietf:params:scim:schemas:core:2.0:Group',
    ]);
    const names = body.Resources[0].attributes.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['userName', 'name', 'displayName', 'active', 'emails', 'groups', 'roles']);
  });

  it('a user is created with an extension and null values, and found by userName and by externalId', async () => {
    const { status, body } = await entra.ask('POST', '/Users', created);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({
      schemas: [USER],
      userName: 'test_user_ab6490ee@testuser.com',
      externalId: created.externalId,
      displayName: 'lennay',
      name: { formatted: 'lennay', familyName: 'Ryan', givenName: 'Lennay' },
      active: true,
    });
    for (const filter of [
      'userName eq "Test_User_ab6490ee@testuser.com"',
      `externalId eq "${created.externalId}"`,
      'emails[type eq "work"].value eq "test_user_ab6490ee@testuser.com"',
      `active eq true and externalId eq "${created.externalId}"`,
    ]) {
      expect((await find(filter)).body.Resources, filter).toEqual([body]);
    }
    expect((await find(`active eq false and externalId eq "${created.externalId}"`)).body.Resources).toEqual(
      [],
    );
  });

  it('a user is updated by the paths that Entra sends', async () => {
    const { id } = await entra.userNamed(created.userName);
    const { status, body } = await entra.ask(
      'PATCH',
      `/Users/${id}`,
      patch(
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'updatedEmail@microsoft.com' },
        { op: 'Replace', path: 'name.familyName', value: 'updatedFamilyName' },
        { op: 'Add', path: 'name.givenName', value: 'Lena' },
        { op: 'Replace', path: 'displayName', value: 'Lena U.' },
        { op: 'Replace', path: `${ENTERPRISE}:department`, value: 'sales' },
        { op: 'Add', path: `${ENTERPRISE}:manager`, value: [{ value: 'x' }] },
        { op: 'Replace', path: 'addresses[type eq "work"].country', value: 'UK' },
      ),
    );
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      userName: 'test_user_ab6490ee@testuser.com',
      displayName: 'Lena U.',
      name: { givenName: 'Lena', familyName: 'updatedFamilyName' },
    });
  });

  it('a user is updated without a path, by values that are named as paths are', async () => {
    const { id } = await entra.userNamed(created.userName);
    const { status, body } = await entra.ask(
      'PATCH',
      `/Users/${id}`,
      patch({
        op: 'Add',
        value: {
          displayName: 'Lena Again',
          'name.givenName': 'Helena',
          [`${USER}:name.familyName`]: 'Again',
          'emails[type eq "work"].value': 'other@testuser.com',
          [`${ENTERPRISE}:employeeNumber`]: '7',
        },
      }),
    );
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      displayName: 'Lena Again',
      name: { givenName: 'Helena', familyName: 'Again' },
    });
  });

  it.each([
    ['False', 'True'],
    ['false', 'true'],
    [false, true],
  ])('a user is deactivated by %j and active again by %j', async (off, on) => {
    const { id } = await entra.userNamed(created.userName);
    const ask = (value: unknown) =>
      entra.ask('PATCH', `/Users/${id}`, patch({ op: 'Replace', path: 'active', value }));
    const { status, body } = await ask(off);
    expect([status, body.active]).toEqual([200, false]);
    // It is still found, by its id and by a filter.
    expect((await find(`externalId eq "${created.externalId}"`)).body.totalResults).toBe(1);
    expect((await ask(on)).body.active).toBe(true);
  });

  it('a group is looked for without its members, created, filled and emptied', async () => {
    const { id: userId } = await entra.userNamed(created.userName);
    const looked = await entra.get(
      `/Groups?excludedAttributes=members&filter=${encodeURIComponent('displayName eq "displayName"')}`,
    );
    expect([looked.status, looked.body.totalResults]).toEqual([200, 0]);
    const { status, body } = await entra.ask('POST', '/Groups', {
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:Group',
        'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
      ],
      externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
      displayName: 'displayName',
      meta: { resourceType: 'Group' },
    });
    expect(status, JSON.stringify(body)).toBe(201);
    const at = `/Groups/${body.id}`;
    const member = (await entra.get(`${at}?excludedAttributes=members`)).body;
    expect(member.members).toBeUndefined();
    const isMember = async () =>
      (await find(`id eq "${body.id}" and members eq "${userId}"`, 'Groups')).body.totalResults === 1;
    for (const [operation, expected] of [
      [{ op: 'Add', path: 'members', value: [{ value: userId }] }, true],
      [{ op: 'Remove', path: 'members', value: [{ value: userId }] }, false],
      [{ op: 'Add', path: 'members', value: [{ $ref: null, value: userId }] }, true],
      [{ op: 'Remove', path: `members[value eq "${userId}"]` }, false],
      [{ op: 'Replace', path: 'members', value: [{ value: userId }] }, true],
      [{ op: 'Remove', path: 'members' }, false],
    ] as const) {
      const patched = await entra.ask('PATCH', at, patch(operation));
      expect(patched.status, JSON.stringify(patched.body)).toBe(204);
      expect(await isMember(), JSON.stringify(operation)).toBe(expected);
    }
    const renamed = patch({ op: 'Replace', path: 'displayName', value: '1879db59-3bdf-4490' });
    expect((await entra.ask('PATCH', at, renamed)).status).toBe(204);
    expect((await entra.get(at)).body).toMatchObject({
      displayName: '1879db59-3bdf-4490',
      externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
      members: [],
    });
    expect((await entra.ask('DELETE', at)).status).toBe(204);
  });

  it('a user who is deleted is no member any longer, and comes back as a new one', async () => {
    const { id } = await entra.userNamed(created.userName);
    expect((await entra.ask('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await entra.get(`/Users/${id}`)).status).toBe(404);
    expect((await entra.ask('DELETE', `/Users/${id}`)).status).toBe(404);
    expect(await foyer.db.member.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'deactivated',
      isProvisioned: false,
      externalId: null,
    });
    const { status, body } = await entra.ask('POST', '/Users', created);
    expect([status, body.active]).toEqual([201, true]);
  });
});

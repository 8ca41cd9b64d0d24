import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, untilIdle } from '../support/story.ts';
import { type Directory, directoryOf, patch } from './directory.ts';

// The requests of Okta's documentation, "SCIM 2.0 Protocol Reference" and "Build a SCIM provisioning integration".

let foyer: Foyer;
let okta: Directory;
beforeAll(async () => {
  foyer = await startFoyer();
  await setUp(foyer);
  await becomeMember(foyer, 'ada', 'VIEWER');
  okta = await directoryOf(foyer);
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

const wants = (filter: string) => `/Users?filter=${encodeURIComponent(filter)}&startIndex=1&count=100`;

const isaac = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'isaac.brock@example.com',
  name: { givenName: 'Isaac', familyName: 'Brock' },
  emails: [{ primary: true, value: 'isaac.brock@example.com', type: 'work' }],
  displayName: 'Isaac Brock',
  locale: 'en-US',
  externalId: '00ujl29u0le5T6Aj10h7',
  groups: [],
  password: '1mz050nq',
  active: true,
};

describe('Okta', () => {
  it('a test of the connection lists one user', async () => {
    const { status, body, headers } = await okta.get('/Users?startIndex=1&count=2');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/scim+json');
    expect(body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 2,
      startIndex: 1,
      itemsPerPage: 2,
    });
  });

  it('Okta looks for an assigned person, then creates them, and they are a member at once', async () => {
    const before = await okta.get(wants('userName eq "isaac.brock@example.com"'));
    expect([before.status, before.body.totalResults, before.body.Resources]).toEqual([200, 0, []]);
    const { status, body } = await okta.ask('POST', '/Users', isaac);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      id: expect.any(String),
      userName: 'isaac.brock@example.com',
      externalId: '00ujl29u0le5T6Aj10h7',
      name: { givenName: 'Isaac', familyName: 'Brock' },
      displayName: 'Isaac Brock',
      emails: [{ primary: true, value: 'isaac.brock@example.com', type: 'work' }],
      active: true,
      groups: [],
      meta: { resourceType: 'User', location: expect.stringContaining(`/scim/v2/Users/${body.id}`) },
    });
    expect(body.password).toBeUndefined();
    expect((await okta.get(`/Users/${body.id}`)).body).toEqual(body);
    expect(await foyer.db.member.findUnique({ where: { id: body.id } })).toMatchObject({
      email: 'isaac.brock@example.com',
      name: 'Isaac Brock',
      state: 'active',
      isProvisioned: true,
      slackUserId: null,
    });
    const again = await okta.ask('POST', '/Users', isaac);
    expect([again.status, again.body.scimType]).toEqual([409, 'uniqueness']);
  });

  it('a person who is a member already is found, and linked with a PUT', async () => {
    const ada = await okta.userNamed('ADA@lovelace.example');
    expect(ada).toMatchObject({ userName: 'ada@lovelace.example', active: true });
    const { status, body } = await okta.ask('PUT', `/Users/${ada.id}`, {
      ...ada,
      externalId: '00uada',
      name: { givenName: 'Ada', familyName: 'King' },
      displayName: 'Ada King',
    });
    expect([status, body.displayName, body.name.familyName, body.externalId]).toEqual([
      200,
      'Ada King',
      'King',
      '00uada',
    ]);
    await untilIdle(foyer);
    expect(foyer.slack.person('ada').messages().at(-1)?.plain()).toContain('Ada King');
  });

  it('an unassigned person is deactivated, and active again when Okta assigns them again', async () => {
    const { id } = await okta.userNamed('ada@lovelace.example');
    const off = patch({ op: 'replace', value: { active: false } });
    expect((await okta.ask('PATCH', `/Users/${id}`, off)).body.active).toBe(false);
    expect((await foyer.db.member.findUniqueOrThrow({ where: { id } })).state).toBe('deactivated');
    // Okta finds them again by a filter, then sends all of them.
    const found = await okta.userNamed('ada@lovelace.example');
    expect(found).toMatchObject({ id, active: false });
    const { status, body } = await okta.ask('PUT', `/Users/${id}`, { ...found, active: true });
    expect([status, body.active]).toEqual([200, true]);
    expect((await foyer.db.member.findUniqueOrThrow({ where: { id } })).state).toBe('active');
  });

  it('a pushed group is made, renamed, filled and emptied as Okta does it', async () => {
    const { id: adaId } = await okta.userNamed('ada@lovelace.example');
    const { id: isaacId } = await okta.userNamed('isaac.brock@example.com');
    const looked = await okta.get(`/Groups?filter=${encodeURIComponent('displayName eq "Test SCIMv2"')}`);
    expect(looked.body.totalResults).toBe(0);
    const made = await okta.ask('POST', '/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Test SCIMv2',
      members: [],
    });
    expect([made.status, made.body.displayName, made.body.members]).toEqual([201, 'Test SCIMv2', []]);
    const { id } = made.body;
    const at = `/Groups/${id}`;
    const renamed = await okta.ask(
      'PATCH',
      at,
      patch({ op: 'replace', value: { id, displayName: 'Test SCIMv2 renamed' } }),
    );
    expect(renamed.status).toBe(204);
    const filled = patch(
      { op: 'remove', path: `members[value eq "${isaacId}"]` },
      { op: 'add', path: 'members', value: [{ value: adaId, display: 'ada@lovelace.example' }] },
    );
    expect((await okta.ask('PATCH', at, filled)).status).toBe(204);
    const members = async () =>
      (await okta.get(at)).body.members.map(({ value }: { value: string }) => value);
    expect(await members()).toEqual([adaId]);
    const all = patch({ op: 'replace', path: 'members', value: [{ value: isaacId }] });
    expect((await okta.ask('PATCH', at, all)).status).toBe(204);
    expect(await members()).toEqual([isaacId]);
    const put = await okta.ask('PUT', at, {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      id,
      displayName: 'Test SCIMv2 renamed',
      members: [{ value: isaacId }, { value: adaId }],
    });
    expect(put.status, JSON.stringify(put.body)).toBe(200);
    expect((await okta.userNamed('ada@lovelace.example')).groups).toMatchObject([
      { value: id, display: 'Test SCIMv2 renamed' },
    ]);
    expect((await members()).sort()).toEqual([adaId, isaacId].sort());
    expect((await okta.ask('DELETE', at)).status).toBe(204);
    expect((await okta.get(at)).status).toBe(404);
  });
});

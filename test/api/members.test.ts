import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, untilIdle } from '../support/story.ts';
import { allOf, type Client, clientOf } from './client.ts';

let foyer: Foyer;
let client: Client;
beforeAll(async () => {
  foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  await becomeMember(foyer, 'ada', 'Analyst', '"Teacher Laptops"');
  await becomeMember(foyer, 'linus', 'Remote');
  client = await clientOf(foyer);
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

const byEmail = async (email: string) =>
  (await client.get(`/v1/members?email=${encodeURIComponent(email)}`)).body.items[0];

describe('members', () => {
  it('the pages of the list have each member once, whatever their size and order', async () => {
    const all = await allOf(client, '/v1/members');
    expect(all.length).toBe(await foyer.db.member.count());
    for (const sort of ['name', 'newest', 'oldest', 'role']) {
      const small = await allOf(client, `/v1/members?limit=1&sort=${sort}`);
      expect(small.map(({ id }) => id).sort(), sort).toEqual(all.map(({ id }) => id).sort());
    }
    const { headers, body } = await client.get('/v1/members?limit=1');
    expect(headers.get('link')).toBe(`</v1/members?limit=1&cursor=${body.next}>; rel="next"`);
  });

  it('a key whose maker is admin of one group by now finds that group’s members alone, whatever they are named by', async () => {
    await using narrow = await startFoyer();
    await setUp(narrow, { template: 'Senturo' });
    const maker = await becomeMember(narrow, 'ada', 'Admin');
    await becomeMember(narrow, 'linus', 'Remote', '"Student Devices"');
    await becomeMember(narrow, 'margaret', 'Remote', '"Teacher Laptops"');
    const own = await clientOf(narrow, { by: 'ada' });
    const { id } = await narrow.db.member.findFirstOrThrow({ where: { slackUserId: maker.id } });
    const whole = await clientOf(narrow);
    const edited = await whole.patch(`/v1/members/${id}`, {
      role: 'Group Admin',
      groups: ['Teacher Laptops'],
    });
    expect(edited.status).toBe(200);
    for (const [name, isSeen] of [
      ['linus', false],
      ['margaret', true],
    ] as const) {
      const slackUserId = narrow.slack.person(name).id;
      const member = await narrow.db.member.findFirstOrThrow({ where: { slackUserId } });
      expect((await own.get(`/v1/members/${member.id}`)).status).toBe(isSeen ? 200 : 404);
      expect((await own.get(`/v1/members?email=${member.email}`)).body.items).toHaveLength(isSeen ? 1 : 0);
      for (const named of [{ id: member.id }, { slackUserId }, { email: member.email }]) {
        const { body } = await own.post('/v1/check', { member: named, permission: 'member:read' });
        expect(body.memberId).toBe(isSeen ? member.id : null);
      }
    }
  });

  it('a member is found by id, by email in any case, and by Slack user', async () => {
    const ada = await byEmail('ADA@lovelace.example');
    expect(ada).toMatchObject({
      name: 'Ada Lovelace',
      email: 'ada@lovelace.example',
      isActive: true,
      state: 'active',
      leftSlack: null,
      role: { name: 'Analyst' },
      groups: [{ name: 'Teacher Laptops', level: 'access' }],
      hasAllGroups: false,
    });
    expect((await client.get(`/v1/members/${ada.id}`)).body).toEqual(ada);
    const { body } = await client.get(`/v1/members?slackUserId=${foyer.slack.person('ada').id}`);
    expect(body).toEqual({ items: [ada], next: null });
    expect((await client.get('/v1/members?email=nobody@lovelace.example')).body.items).toEqual([]);
    expect((await byEmail('linus@lovelace.example')).hasAllGroups).toBe(true);
  });

  it('filters narrow the list as in Slack', async () => {
    const ada = await byEmail('ada@lovelace.example');
    const ids = async (query: string) => (await allOf(client, `/v1/members?${query}`)).map(({ id }) => id);
    expect(await ids(`role=${ada.role.id}`)).toEqual([ada.id]);
    expect(await ids(`group=${ada.groups[0].id}`)).toEqual([ada.id]);
    expect(await ids('search=lovel&state=active')).toContain(ada.id);
    expect(await ids('state=deactivated')).toEqual([]);
  });

  it('a list that is as it was is answered with 304', async () => {
    const { headers } = await client.get('/v1/members');
    const tag = headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    const again = await client.get('/v1/members', { 'if-none-match': tag });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it('a change of role and groups counts for both sides, and an older version is refused', async () => {
    const ada = await byEmail('ada@lovelace.example');
    const changed = await client.patch(`/v1/members/${ada.id}`, {
      role: 'Investigator',
      groups: ['Student Devices'],
      version: ada.version,
    });
    expect(changed.body).toMatchObject({
      role: { name: 'Investigator' },
      groups: [{ name: 'Student Devices' }],
    });
    const late = await client.patch(`/v1/members/${ada.id}`, { role: 'Remote', version: ada.version });
    expect([late.status, late.body.code]).toEqual([409, 'member-changed']);
    const named = await client.patch(`/v1/members/${ada.id}`, { name: 'Ada King' });
    expect(named.body).toMatchObject({
      name: 'Ada King',
      groups: changed.body.groups,
      role: changed.body.role,
    });
    await untilIdle(foyer);
    expect(foyer.slack.person('ada').screen()).toContain('Investigator');
  });

  it('a deactivated member has no rights until they are reactivated', async () => {
    const { id } = await byEmail('linus@lovelace.example');
    const gone = await client.post(`/v1/members/${id}/deactivate`);
    expect(gone.body).toMatchObject({ id, state: 'deactivated', isActive: false });
    expect((await client.post(`/v1/members/${id}/deactivate`)).status).toBe(200);
    const back = await client.post(`/v1/members/${id}/reactivate`);
    expect(back.body).toMatchObject({ id, state: 'active', isActive: true });
    const entries = await foyer.db.auditEntry.findMany({
      where: { action: { in: ['member.deactivate', 'member.reactivate'] } },
    });
    expect(entries.map(({ actor }) => actor)).toEqual([`api-key:${client.keyId}`, `api-key:${client.keyId}`]);
  });

  it('a key can do no more than the member who made it', async () => {
    const grace = await byEmail('grace@lovelace.example');
    const own = await client.post(`/v1/members/${grace.id}/deactivate`);
    expect([own.status, own.body.code]).toEqual([403, 'own-deactivation']);
  });
});

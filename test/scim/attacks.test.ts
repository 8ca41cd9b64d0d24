import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { createScim } from '../../src/web/scim/scim.ts';
import { clientOf } from '../api/client.ts';
import { type Foyer, quietLog, startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, snapshot } from '../support/story.ts';
import { type Directory, directoryOf, directoryWith, group, otherScopes, patch, user } from './directory.ts';

let foyer: Foyer;
/** The directory of the first organization. */
let own: Directory;
/** The same of another organization of the same workspace, made by the same person. */
let other: Directory;
let routes: { method: string; path: string }[];
let ids: { member: string; group: string };
beforeAll(async () => {
  foyer = await startFoyer('http', { triesPerMinute: 1e9, requestsPerMinute: 1e9 });
  await setUp(foyer);
  await becomeMember(foyer, 'ada', 'VIEWER');
  own = await directoryOf(foyer);
  const made = await own.ask('POST', '/Users', user('una@elsewhere.example', { externalId: 'una' }));
  const pushed = await own.ask('POST', '/Groups', group('Engineering', [made.body.id]));
  ids = { member: made.body.id, group: pushed.body.id };
  const grace = foyer.slack.person('grace');
  await grace.command('/invite org new');
  await grace.fill({ 'Organization name': 'Other Labs', Template: 'Senturo' });
  await grace.submit();
  const { db, clock } = foyer;
  const [, second] = await db.organization.findMany({ orderBy: { id: 'asc' } });
  if (!second) throw new Error(grace.screen());
  other = await directoryOf(foyer, { organizationId: second.id });
  routes = createScim({ domain: { db, clock, commitChanges }, log: quietLog }).routes.map(route => {
    const [method = '', path = ''] = route.split(' ');
    return { method, path: path.replace('/scim/v2', '') };
  });
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

const bodies: Record<string, object> = {
  'POST /Users': user('mallory@elsewhere.example'),
  'PUT /Users/:id': user('una@elsewhere.example', { displayName: 'Mallory' }),
  'PATCH /Users/:id': patch({ op: 'replace', value: { active: false } }),
  'POST /Groups': group('Mallory'),
  'PUT /Groups/:id': group('Mallory'),
  'PATCH /Groups/:id': patch({ op: 'remove', path: 'members' }),
};

/** A request that does something when it is allowed. */
const attack = (directory: Directory, { method, path }: { method: string; path: string }) =>
  directory.ask(
    method,
    path.replace(':id', path.startsWith('/Users') ? ids.member : ids.group),
    bodies[`${method} ${path}`],
  );

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

describe('attacks on SCIM', () => {
  it('each route refuses a request without a key, with a made-up one and with a revoked one', async () => {
    const revoked = await directoryOf(foyer);
    await foyer.db.apiKey.update({ where: { id: revoked.keyId }, data: { revokedAt: foyer.clock.now() } });
    const before = await snapshot(foyer);
    for (const secret of ['', 'x', `foyer_${'A'.repeat(43)}`, revoked.secret]) {
      for (const route of routes) {
        const { status, body, headers } = await attack(directoryWith(foyer, secret), route);
        expect([status, body.status, body.schemas], JSON.stringify(route)).toEqual([401, '401', [ERROR]]);
        expect(headers.get('www-authenticate')).toBe('Bearer');
      }
    }
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('each route refuses a key with every scope but its own, and the key of a directory can’t use the API', async () => {
    const without = await clientOf(foyer, { scopes: otherScopes });
    const before = await snapshot(foyer);
    for (const route of routes) {
      const { status, body } = await attack(directoryWith(foyer, without.secret), route);
      expect([status, body.schemas], JSON.stringify(route)).toEqual([403, [ERROR]]);
      expect(body.detail).toContain('directory:sync');
    }
    const response = await fetch(`${foyer.app.url}/v1/members`, {
      headers: { authorization: `Bearer ${own.secret}` },
    });
    expect(response.status).toBe(403);
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('a directory of one organization finds nothing of another, though its maker is an admin of both', async () => {
    const before = await snapshot(foyer);
    const named = routes.filter(({ path }) => /^\/(?:Users|Groups)\/:id$/u.test(path));
    expect(named.length).toBe(8);
    for (const route of named) {
      expect((await attack(other, route)).status, JSON.stringify(route)).toBe(404);
    }
    const filters = [
      '/Users?filter=userName+eq+"una@elsewhere.example"',
      '/Users?filter=externalId+eq+"una"',
      `/Users?filter=id+eq+"${ids.member}"`,
      '/Groups?filter=displayName+eq+"Engineering"',
      `/Groups?filter=members+eq+"${ids.member}"`,
    ];
    for (const path of filters) {
      expect((await own.get(path)).body.totalResults, path).toBe(1);
      expect((await other.get(path)).body.totalResults, path).toBe(0);
    }
    for (const path of ['/Users', '/Groups']) {
      const text = JSON.stringify((await other.get(path)).body);
      for (const secret of [...Object.values(ids), 'una@elsewhere.example', 'Engineering']) {
        expect(text).not.toContain(secret);
      }
    }
    expect(await snapshot(foyer)).toEqual(before);
    // A group of one organization takes no member of another.
    const { status, body } = await other.ask('POST', '/Groups', group('Theirs', [ids.member]));
    expect([status, body.scimType]).toEqual([400, 'invalidValue']);
  });

  it.each([
    'userName',
    'userName eq',
    'userName eq una',
    'userName eq "una',
    'userName co "una"',
    'userName eq "a" or userName eq "b"',
    'not (userName eq "a")',
    'password eq "a"',
    'constructor eq "a"',
    '__proto__ eq "a"',
    'userName eq "\\u0000"',
    'userName eq "a" and',
    `${'('.repeat(900)}userName eq "a"`,
    `${'('.repeat(100_000)}`.slice(0, 9_000),
    `userName eq "${'a'.repeat(5_000)}"`,
    `${'userName eq "a" and '.repeat(45)}userName eq "a`,
    `emails[${'type eq "work" and '.repeat(20)}x].value eq "a"`,
    'userName eq "\\ud800"',
    '\u0000',
  ])('a filter that Foyer doesn’t know is refused: %j', async filter => {
    for (const path of ['/Users', '/Groups']) {
      const { status, body } = await own.get(`${path}?filter=${encodeURIComponent(filter)}`);
      expect([status, body.scimType], JSON.stringify(body)).toEqual([
        400,
        expect.stringMatching(/^invalid(?:Filter|Value)$/u),
      ]);
    }
  });

  it('values that nothing can have are answered with an empty list', async () => {
    for (const filter of ['id eq "17"', 'active eq "perhaps"', 'userName eq "%"', 'externalId eq "_na"']) {
      const { status, body } = await own.get(`/Users?filter=${encodeURIComponent(filter)}`);
      expect([status, body.totalResults], filter).toEqual([200, 0]);
    }
    expect((await own.get('/Groups?filter=displayName+eq+"%25"')).body.totalResults).toBe(0);
    expect((await own.get('/Users?startIndex=0&count=-1')).body).toMatchObject({
      startIndex: 1,
      itemsPerPage: 0,
      totalResults: 3,
    });
    expect((await own.get('/Users?count=many')).status).toBe(400);
    expect((await own.get('/Users?startIndex=999999999&count=999999999')).body.Resources).toEqual([]);
  });

  it('bodies that are no resource are refused, and change nothing', async () => {
    const before = await snapshot(foyer);
    const at = `/Users/${ids.member}`;
    const inGroup = `/Groups/${ids.group}`;
    const deep = `${'{"name":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const refused: [string, string, unknown][] = [
      ['POST', '/Users', ''],
      ['POST', '/Users', '{"userName":'],
      ['POST', '/Users', '[]'],
      ['POST', '/Users', 'null'],
      ['POST', '/Users', deep],
      ['POST', '/Users', '['.repeat(500_000)],
      ['POST', '/Users', {}],
      ['POST', '/Users', user('una')],
      ['POST', '/Users', user('')],
      ['POST', '/Users', user('una@x.example\u0000')],
      ['POST', '/Users', user(`${'u'.repeat(70_000)}@x.example`)],
      ['POST', '/Users', { userName: { $ne: null } }],
      ['POST', '/Users', user('mallory@x.example', { active: 'perhaps' })],
      ['POST', '/Users', user('mallory@x.example', { name: 'Mallory' })],
      ['POST', '/Users', user('mallory@x.example', { externalId: 'x'.repeat(5_000) })],
      ['PUT', at, user('other@x.example')],
      ['PATCH', at, {}],
      ['PATCH', at, patch()],
      ['PATCH', at, { ...patch({ op: 'replace' }), Operations: null }],
      ['PATCH', at, patch({ op: 'delete', path: 'active' })],
      ['PATCH', at, patch({ op: 'replace', path: 'isAdmin', value: true })],
      ['PATCH', at, patch({ op: 'replace', path: '__proto__.x', value: true })],
      ['PATCH', at, patch({ op: 'replace', path: 'constructor', value: true })],
      ['PATCH', at, patch({ op: 'replace', path: ['active'], value: true })],
      ['PATCH', at, patch({ op: 'replace', path: 'active', value: [] })],
      ['PATCH', at, patch({ op: 'replace', path: 'userName' })],
      ['PATCH', at, patch({ op: 'remove', path: 'userName' })],
      ['PATCH', at, patch({ op: 'remove' })],
      ['PATCH', at, patch({ op: 'replace', path: 'userName', value: 'ada@lovelace.example' })],
      ['PATCH', at, patch({ op: 'replace', path: `${'active.'.repeat(5_000)}`, value: true })],
      ['PATCH', at, patch(...Array.from({ length: 3_000 }, () => ({ op: 'replace', value: {} })))],
      ['POST', '/Groups', {}],
      ['POST', '/Groups', group('')],
      ['POST', '/Groups', group('a, b')],
      ['POST', '/Groups', group('Fine', ['17'])],
      ['POST', '/Groups', group('Fine', [crypto.randomUUID()])],
      ['POST', '/Groups', { displayName: ['Fine'] }],
      ['PATCH', inGroup, patch({ op: 'add', path: 'members', value: 'x' })],
      ['PATCH', inGroup, patch({ op: 'remove', path: 'members[value eq "x"]' })],
      ['PATCH', inGroup, patch({ op: 'remove', path: 'members[value pr]' })],
      ['PATCH', inGroup, patch({ op: 'remove', path: `members[value eq "${ids.member}" or value pr]` })],
      ['PATCH', inGroup, patch({ op: 'remove', path: 'members', value: [{ value: 'x" or value pr' }] })],
      ['PATCH', inGroup, patch({ op: 'replace', path: 'owner', value: 'x' })],
    ];
    for (const [method, path, body] of refused) {
      const answer = await own.ask(method, path, body);
      const said = `${method} ${path} ${JSON.stringify(body).slice(0, 200)} → ${JSON.stringify(answer.body)}`;
      expect(answer.status, said).toBe(400);
      expect(answer.body, said).toMatchObject({ schemas: [ERROR], status: '400', detail: /\S/u });
    }
    expect((await own.ask('POST', '/Users', 'x'.repeat(1_100_000))).status).toBe(413);
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('a directory whose requests come too fast has to wait, and reads for how long', async () => {
    await using slow = await startFoyer('http', { requestsPerMinute: 1 });
    await setUp(slow);
    const directory = await directoryOf(slow);
    await directory.get('/Users');
    const { status, body, headers } = await directory.get('/Users');
    expect([status, body.status]).toEqual([429, '429']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('a directory can’t do more than the member who made its key', async () => {
    const grace = await foyer.db.member.findFirstOrThrow({
      where: { email: 'grace@lovelace.example', organization: { name: 'Lovelace Labs' } },
    });
    const off = patch({ op: 'replace', value: { active: false } });
    const { status, body } = await own.ask('PATCH', `/Users/${grace.id}`, off);
    expect([status, body.detail]).toEqual([403, expect.stringContaining('You can’t deactivate yourself')]);
  });

  it('two requests for one person at once make one member', async () => {
    const make = () => own.ask('POST', '/Users', user('twice@elsewhere.example'));
    const answers = await Promise.all(Array.from({ length: 6 }, make));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(await foyer.db.member.count({ where: { email: 'twice@elsewhere.example' } })).toBe(1);
  });

  it('changes of one group at once don’t undo each other', async () => {
    const made = await Promise.all(
      Array.from({ length: 5 }, async (_, n) => own.ask('POST', '/Users', user(`at-once-${n}@x.example`))),
    );
    const members: string[] = made.map(({ body }) => body.id);
    const { body } = await own.ask('POST', '/Groups', group('At once'));
    await Promise.all(
      members.map(value =>
        own.ask('PATCH', `/Groups/${body.id}`, patch({ op: 'add', path: 'members', value: [{ value }] })),
      ),
    );
    const after = (await own.get(`/Groups/${body.id}`)).body.members;
    expect(after.map(({ value }: { value: string }) => value).sort()).toEqual(members.sort());
  });

  it('a person without a seat is refused, and deactivating another one frees it', async () => {
    const where = { name: 'Lovelace Labs' };
    const used = await foyer.db.member.count({ where: { state: 'active', organization: where } });
    await foyer.db.organization.updateMany({ where, data: { seatLimit: used } });
    const { status, body } = await own.ask('POST', '/Users', user('late@elsewhere.example'));
    expect([status, body.detail]).toEqual([403, expect.stringContaining('No seat is left')]);
    const off = patch({ op: 'replace', value: { active: false } });
    expect((await own.ask('PATCH', `/Users/${ids.member}`, off)).status).toBe(200);
    expect((await own.ask('POST', '/Users', user('late@elsewhere.example'))).status).toBe(201);
    const on = patch({ op: 'replace', value: { active: true } });
    expect((await own.ask('PATCH', `/Users/${ids.member}`, on)).status).toBe(403);
  });
});

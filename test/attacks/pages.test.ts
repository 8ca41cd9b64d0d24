import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { createSignIn } from '../../src/slack/sign-in/sign-in.ts';
import { createPages, type PageParts } from '../../src/web/pages/pages.ts';
import { inviteByEmail, linkTo, send, withSignIn } from '../pages/visit.ts';
import { type Foyer, quietLog, startFoyer } from '../support/foyer.ts';
import { setUp, snapshot, untilIdle } from '../support/story.ts';
import { installRoutes, LINK, linkRoutes } from './page-routes.ts';

let foyer: Foyer;
/** Links of Ivy that end or ended in each way, and one that works. */
let dead: string[];
let ivy: string;
/** What only Hedy may read: she has an open invitation of her own. */
let hedy: { id: string; link: string };
const HERS = ['hedy@elsewhere.example', 'Hedy', 'for the payroll'];

beforeAll(async () => {
  foyer = await startFoyer('http', { ...(await withSignIn()), triesPerMinute: 1_000_000 });
  const { db, clock } = foyer;
  await setUp(foyer);
  const link = await inviteByEmail(foyer, HERS[0] ?? '');
  const { id } = await db.invitation.findFirstOrThrow();
  await db.invitation.update({ where: { id }, data: { name: HERS[1], note: HERS[2] } });
  hedy = { id, link };
  const end = async (email: string, data: object) => {
    const ended = await inviteByEmail(foyer, email);
    await db.invitation.updateMany({ where: { email }, data });
    return ended;
  };
  const resolvedAt = clock.now();
  dead = [
    await end('revoked@elsewhere.example', { status: 'revoked', resolvedAt }),
    await end('declined@elsewhere.example', { status: 'declined', resolvedAt }),
    await end('accepted@elsewhere.example', { status: 'accepted', resolvedAt }),
    await end('expired@elsewhere.example', { status: 'expired', resolvedAt }),
    await end('over@elsewhere.example', { expiresAt: resolvedAt }),
    await inviteByEmail(foyer, 'replaced@elsewhere.example'),
    `/i/${'A'.repeat(43)}`,
    `/i/${id}`,
    `/i/${id}.${'A'.repeat(43)}`,
  ];
  await linkTo(foyer, 'replaced@elsewhere.example');
  ivy = await inviteByEmail(foyer, 'ivy@elsewhere.example');
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

const partsOf = (route: string) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, at: (link: string) => path.replace(LINK, link) };
};

/** Everything that must stay as it is; a sign-in that somebody begins changes nothing else. */
const state = async () => [await snapshot(foyer), await foyer.db.invitationToken.findMany()];

async function attack(route: string, link: string, init: RequestInit & { path?: string } = {}) {
  const { method, at } = partsOf(route);
  const body = method === 'POST' ? { body: new URLSearchParams(linkRoutes[route]) } : {};
  const answered = await send(foyer, init.path ?? at(link), { method, ...body, ...init });
  await untilIdle(foyer);
  expect(answered.status, route).toBeLessThan(500);
  for (const text of HERS) expect(answered.page, route).not.toContain(text);
  return answered;
}

it('the attacks cover each route of the pages', () => {
  const { db, clock } = foyer;
  const signIn = createSignIn({
    slackApiUrl: 'https://slack.com/api/',
    clientId: '1.2',
    clientSecret: 's',
    redirectUri: 'https://foyer.example.com/slack/sign-in',
    clock,
  });
  const unused = () => Promise.reject(new Error('Nobody opens a page here.'));
  const everything: Required<PageParts> = {
    domain: { db, clock, commitChanges },
    teamOf: () => Promise.resolve(null),
    publicUrl: 'https://foyer.example.com',
    sendsMail: true,
    signIn,
    refreshPerson: () => Promise.resolve(),
    distribution: {
      installer: { begin: unused, finish: unused },
      slackOrigin: 'https://slack.com',
      supportEmail: 'help@example.com',
      erasedAfterDays: 30,
      command: '/foyer',
    },
    log: quietLog,
    triesPerMinute: 1,
  };
  const attacked = [...Object.keys(linkRoutes), ...installRoutes];
  expect([...createPages(everything).routes].sort()).toEqual(attacked.sort());
});

describe.each(Object.keys(linkRoutes))('a request for a page that isn’t its own: %s', route => {
  it(`${route} with a link that ended, or that nobody has, changes nothing and shows nobody else’s invitation`, async () => {
    const before = await state();
    for (const link of dead) await attack(route, link);
    expect(await state()).toEqual(before);
  });

  it(`${route} can’t be sent by another site, by another method, or in another form`, async () => {
    const before = await state();
    const { method, at } = partsOf(route);
    const crossSite = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    if (method === 'POST') expect((await attack(route, ivy, { headers: crossSite })).status).toBe(403);
    for (const other of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', method === 'GET' ? 'POST' : 'GET']) {
      if (at(ivy) === ivy && ['GET', 'POST'].includes(other)) continue;
      expect((await attack(route, ivy, { method: other, body: undefined })).status).toBe(404);
    }
    if (method === 'POST') {
      const large = await attack(route, ivy, { body: `answer=accept&name=${'x'.repeat(20_000)}` });
      expect(large.status).toBe(413);
      if (at(ivy) === ivy) {
        const json = { 'content-type': 'application/json' };
        await attack(route, ivy, { body: '{"answer":"accept","name":"Mallory"}', headers: json });
        await attack(route, ivy, { body: '__proto__[answer]=accept&constructor=accept' });
      }
    }
    for (const path of [`/${at(ivy)}`, `/i/../${at(ivy)}`, `${at(ivy)}/`, `/x${at(ivy)}`, `${at(ivy)}%2f`]) {
      await raw(method, path);
    }
    expect(await state()).toEqual(before);
  });

  it(`${route} with a link of one’s own touches no other invitation, whatever else the request says`, async () => {
    const own = await inviteByEmail(foyer, `own${Object.keys(linkRoutes).indexOf(route)}@elsewhere.example`);
    const others = async () =>
      JSON.stringify(
        await foyer.db.invitation.findMany({ where: { id: hedy.id }, include: { tokens: true } }),
      );
    const before = await others();
    const { method, at } = partsOf(route);
    const more = { invitationId: hedy.id, id: hedy.id, token: hedy.link.slice(3), email: HERS[0] ?? '' };
    const body = method === 'POST' ? { body: new URLSearchParams({ ...linkRoutes[route], ...more }) } : {};
    await attack(route, own, { ...body, path: `${at(own)}?${new URLSearchParams(more)}` });
    expect(await others()).toBe(before);
    expect(await foyer.db.member.count({ where: { email: HERS[0] } })).toBe(0);
  });

  it(`${route} with a cookie that another browser got, or that somebody made up, signs nobody in`, async () => {
    const begun = await send(foyer, `${ivy}/sign-in`, { method: 'POST' });
    const [cookie = ''] = (begun.headers.getSetCookie()[0] ?? '').split(';', 1);
    const [name = '', value = ''] = cookie.split('=');
    const [secret = '', token = ''] = value.split('.');
    const made = [
      `${'A'.repeat(43)}.${token}`,
      `${secret}.${hedy.link.slice(3)}`,
      `${token}.${secret}`,
      'null.null',
      `${secret}.${token}.x`,
    ];
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, code: 'made-up' });
    const before = await foyer.db.member.count();
    for (const forged of made) {
      const { at } = partsOf(route);
      const { words } = await attack(route, dead[0] ?? '', {
        path: `${at(dead[0] ?? '')}?${query}`,
        headers: { cookie: `${name}=${forged}` },
      });
      expect(words).not.toContain('signed in to Slack as');
    }
    expect(await foyer.db.member.count()).toBe(before);
  });
});

/** Sends a path as it is; fetch would tidy it. */
function raw(method: string, path: string): Promise<void> {
  const { hostname, port } = new URL(foyer.app.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path }, answer => {
      expect([400, 404]).toContain(answer.statusCode);
      answer.resume().on('end', resolve);
    });
    sent.on('error', reject).end();
  });
}

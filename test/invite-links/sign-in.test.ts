import { expect, it } from 'vitest';
import { send, withSignIn } from '../pages/visit.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, readAuditLog, runCommand, setUp, untilIdle } from '../support/story.ts';
import { listOf, makeLink } from './links-story.ts';

async function start() {
  const foyer = await startFoyer('http', await withSignIn());
  await setUp(foyer);
  return {
    foyer,
    grace: foyer.slack.person('grace'),
    [Symbol.asyncDispose]: () => foyer[Symbol.asyncDispose](),
  };
}

/** Signs in with Slack on the page of a link, and returns a way to go on in that browser. */
async function signIn(foyer: Foyer, path: string, name: string) {
  let cookie = '';
  const go = async (target: string, init: RequestInit = {}): ReturnType<typeof send> => {
    const headers = { ...(cookie && { cookie }), 'sec-fetch-site': 'same-origin' };
    const answered = await send(foyer, target, { ...init, headers });
    const [set] = answered.headers.getSetCookie();
    if (set) cookie = set.includes('Max-Age=0') ? '' : (set.split(';', 1)[0] ?? '');
    const location = answered.headers.get('location');
    if (answered.status !== 303 || !location?.startsWith('/')) return answered;
    return go(location.split('#', 1)[0] ?? '');
  };
  const begun = await go(`${path}/sign-in`, { method: 'POST' });
  const { pathname, search } = new URL(foyer.slack.person(name).signIn(begun.headers.get('location') ?? ''));
  const page = await go(pathname + search);
  return { page, join: () => go(`${path}/join`, { method: 'POST' }) };
}

it('a person who signs in with Slack joins by an invite link at once, without any email', async () => {
  await using door = await start();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace, { Role: 'EDITOR', 'Email domains': 'lovelace.example' });
  const { page, join } = await signIn(foyer, path, 'ada');
  expect(page.words).toContain('You’re signed in to Slack as');
  expect(page.words).toContain('Join as EDITOR');
  expect((await join()).words).toContain('You joined Lovelace Labs');
  expect((await join()).words).toContain('You joined Lovelace Labs');
  const ada = foyer.slack.person('ada');
  expect(
    await foyer.db.member.findFirst({ where: { slackUserId: ada.id }, include: { role: true } }),
  ).toMatchObject({ email: 'ada@lovelace.example', role: { name: 'EDITOR' }, state: 'active' });
  await untilIdle(foyer);
  const welcomes = ada.messages().filter(message => message.plain().includes('What you can do now'));
  expect(welcomes.map(message => message.plain())).toEqual([expect.stringContaining('You’re EDITOR:')]);
  // They answered at once: no invitation is left for them to answer in Slack.
  expect(ada.messages().filter(message => message.buttons().length > 0)).toEqual([]);
  expect(await listOf(grace)).toContain('1 joined');
  expect(
    (await readAuditLog(foyer)).filter(line => line === 'invite-link.use ada@lovelace.example'),
  ).toHaveLength(1);
});

it('a person who signs in to an invite link that asks waits for an approver, and reads the decision in Slack', async () => {
  await using door = await start();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace, { 'When someone uses it': 'Asks an approver' });
  const { page, join } = await signIn(foyer, path, 'ada');
  expect(page.words).toContain('Ask to join as VIEWER');
  expect((await join()).words).toContain('Your answer is waiting for approval');
  expect((await join()).words).toContain('Your answer is waiting for approval');
  await untilIdle(foyer);
  const cards = grace.messages('approvals').filter(message => message.plain().includes('asks an approver'));
  expect(cards).toHaveLength(1);
  if (cards[0]) await grace.press(cards[0], 'Accept as VIEWER');
  await untilIdle(foyer);
  const ada = foyer.slack.person('ada');
  expect(await foyer.db.member.count({ where: { slackUserId: ada.id, state: 'active' } })).toBe(1);
  expect(ada.messages().at(-1)?.plain()).toContain('Lovelace Labs');
});

it('an invite link gives a person nothing besides what they were offered: members, former ones and invited people keep what they have', async () => {
  await using door = await start();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace, { Role: 'ADMIN' });
  const ada = await becomeMember(foyer, 'ada', 'VIEWER');
  await runCommand(grace, '/invite @linus as VIEWER');
  await untilIdle(foyer);
  expect((await signIn(foyer, path, 'ada')).page.words).toContain('You joined Lovelace Labs');
  const linus = await signIn(foyer, path, 'linus');
  expect(linus.page.words).toContain('You already have an invitation');
  expect((await linus.join()).words).toContain('You already have an invitation');
  await foyer.db.member.updateMany({ where: { slackUserId: ada.id }, data: { state: 'deactivated' } });
  const former = await signIn(foyer, path, 'ada');
  expect(former.page.words).toContain('Your access is deactivated');
  expect((await former.join()).words).toContain('Your access is deactivated');
  expect(await foyer.db.member.count({ where: { role: { name: 'ADMIN' } } })).toBe(0);
  expect(await foyer.db.invitation.count({ where: { status: 'pending' } })).toBe(1);
});

it('an invite link lets in nobody by Slack whose address is unconfirmed, at another domain, or who finds no seat', async () => {
  await using door = await start();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace, { 'Email domains': 'school.example' });
  await foyer.slack.addPerson({
    name: 'ursa',
    realName: 'Ursa',
    email: 'ursa@school.example',
    isEmailConfirmed: false,
  });
  await foyer.slack.addPerson({ name: 'inka', realName: 'Inka', email: 'inka@school.example' });
  await untilIdle(foyer);
  await foyer.db.organization.updateMany({ data: { seatLimit: 1 } });
  for (const [name, words] of [
    ['ada', 'This link is for people with an email at school.example.'],
    ['ursa', 'Slack hasn’t confirmed ursa@school.example yet.'],
    ['inka', 'No seat is free in Lovelace Labs now.'],
  ] as const) {
    const { join } = await signIn(foyer, path, name);
    const refused = await join();
    expect([refused.status, refused.words]).toEqual([422, expect.stringContaining(words)]);
  }
  expect(await foyer.db.invitation.count()).toBe(0);
  expect(await foyer.db.member.count()).toBe(1);
});

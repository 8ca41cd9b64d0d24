import { expect, it } from 'vitest';
import { forgetSignIns } from '../../src/domain/sign-ins/store.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { createSignIn } from '../../src/slack/sign-in/sign-in.ts';
import { createPages } from '../../src/web/pages/pages.ts';
import { type Foyer, quietLog, startFoyer } from '../support/foyer.ts';
import { setUp, timePasses, untilIdle } from '../support/story.ts';
import { accept, inviteByEmail, linkTo, open, send, withSignIn } from './visit.ts';

const hedy = 'hedy@elsewhere.example';

/** Foyer with Sign in with Slack, and an invitation to Hedy. */
async function start() {
  const foyer = await startFoyer('http', await withSignIn());
  await setUp(foyer);
  return {
    foyer,
    link: await inviteByEmail(foyer, hedy),
    [Symbol.asyncDispose]: () => foyer[Symbol.asyncDispose](),
  };
}

/** A browser with its cookie. */
class Browser {
  readonly #foyer: Foyer;
  cookie = '';

  constructor(foyer: Foyer) {
    this.#foyer = foyer;
  }

  async send(path: string, init: RequestInit = {}) {
    const headers = { ...(this.cookie && { cookie: this.cookie }), 'sec-fetch-site': 'same-origin' };
    const answered = await send(this.#foyer, path, { ...init, headers });
    const [set] = answered.headers.getSetCookie();
    if (set) this.cookie = set.includes('Max-Age=0') ? '' : (set.split(';', 1)[0] ?? '');
    return answered;
  }

  /** Presses Sign in with Slack; returns Slack's page. */
  async begin(link: string): Promise<string> {
    const { status, headers } = await this.send(`${link}/sign-in`, { method: 'POST' });
    expect(status).toBe(303);
    return headers.get('location') ?? '';
  }

  /** Goes where Slack leads back to, and on to the page. */
  async comeBack(address: string) {
    const { pathname, search } = new URL(address);
    const { status, headers, words } = await this.send(pathname + search);
    if (status !== 303) return { path: '', words, status };
    const path = headers.get('location')?.split('#', 1)[0] ?? '';
    return { path, ...(await this.send(path)) };
  }

  async accept(link: string) {
    await this.send(link, { method: 'POST', body: new URLSearchParams({ answer: 'accept', name: 'X' }) });
    return this.send(link);
  }
}

it('a person who signs in with Slack joins as that Slack user', async () => {
  await using door = await start();
  const { foyer, link } = door;
  const person = await foyer.slack.addPerson({ name: 'hedy', realName: 'Hedy Lamarr', email: hedy });
  await untilIdle(foyer);
  await foyer.db.invitation.updateMany({ data: { slackUserId: null } });
  await foyer.db.slackPerson.deleteMany({ where: { slackUserId: person.id } });
  const browser = new Browser(foyer);
  expect((await browser.send(link)).words).toContain('Sign in with Slack');
  const { words, path } = await browser.comeBack(person.signIn(await browser.begin(link)));
  expect(path).toBe(link);
  expect(words).toContain('You’re signed in to Slack as Hedy Lamarr.');
  expect(words).not.toContain('Your name');
  expect((await browser.accept(link)).words).toContain('You joined Lovelace Labs');
  expect(await foyer.db.member.findFirst({ where: { email: hedy } })).toMatchObject({
    slackUserId: person.id,
    name: 'Hedy Lamarr',
  });
});

it('a person who confirmed the address in Slack only by the link is bound when they sign in', async () => {
  await using door = await start();
  const { foyer, link } = door;
  const fields = { name: 'hedy', realName: 'Hedy Lamarr', email: hedy, isEmailConfirmed: false };
  const person = await foyer.slack.addPerson(fields);
  const browser = new Browser(foyer);
  await browser.comeBack(person.signIn(await browser.begin(link)));
  await browser.accept(link);
  expect(await foyer.db.member.findFirst({ where: { email: hedy } })).toMatchObject({
    slackUserId: person.id,
  });
});

it('a person who signed in with another address can’t answer, and reads what to do', async () => {
  await using door = await start();
  const { foyer, link } = door;
  const browser = new Browser(foyer);
  const { words } = await browser.comeBack(foyer.slack.person('ada').signIn(await browser.begin(link)));
  expect(words).toContain(
    `You’re signed in to Slack as Ada Lovelace (ada@lovelace.example). This invitation is for ${hedy}, so this account can’t accept it.`,
  );
  expect(words).toContain(`Sign in with the Slack account that has the email ${hedy}.`);
  expect(words).not.toContain('Accept as');
  expect((await browser.accept(link)).words).not.toContain('You joined');
  expect(words).not.toContain('Decline');
  await browser.send(link, { method: 'POST', body: new URLSearchParams({ answer: 'decline' }) });
  expect(await foyer.db.invitation.count({ where: { email: hedy, status: 'pending' } })).toBe(1);
  expect(await foyer.db.member.count({ where: { email: { in: [hedy, 'ada@lovelace.example'] } } })).toBe(0);
});

it('an invitation of one Slack user can’t be accepted by another who has its address by now', async () => {
  await using door = await start();
  const { foyer, link } = door;
  const first = await foyer.slack.addPerson({ name: 'hedy', realName: 'Hedy', email: hedy });
  await untilIdle(foyer);
  expect(await foyer.db.invitation.findFirst({ where: { email: hedy } })).toMatchObject({
    slackUserId: first.id,
  });
  await foyer.slack.changePerson('hedy', { email: 'hedy.lamarr@elsewhere.example' });
  const second = await foyer.slack.addPerson({ name: 'hedwig', realName: 'Hedwig', email: hedy });
  await untilIdle(foyer);
  const browser = new Browser(foyer);
  const address = second.signIn(await browser.begin(link));
  expect((await browser.comeBack(address)).words).toContain('so this account can’t accept it');
  await browser.accept(link);
  expect(await foyer.db.member.count({ where: { slackUserId: second.id } })).toBe(0);
});

it('a link that went to an address of somebody else by now answers nothing without signing in', async () => {
  await using door = await start();
  const { foyer, link } = door;
  const first = await foyer.slack.addPerson({ name: 'hedy', realName: 'Hedy', email: hedy });
  await untilIdle(foyer);
  await foyer.slack.changePerson('hedy', { email: 'hedy.lamarr@elsewhere.example' });
  await untilIdle(foyer);
  const { words, page } = await open(foyer, link);
  expect(words).toContain('The invited person has another email in Slack now.');
  expect(words).toContain('Sign in with Slack');
  expect(page).not.toContain('name="answer"');
  for (const answer of ['accept', 'decline']) {
    const body = new URLSearchParams({ answer, name: 'Hedwig' });
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect((await send(foyer, link, { method: 'POST', body, headers })).status).toBe(303);
  }
  expect(await foyer.db.invitation.findFirst({ where: { email: hedy } })).toMatchObject({
    status: 'pending',
  });
  const browser = new Browser(foyer);
  await browser.comeBack(first.signIn(await browser.begin(link)));
  expect((await browser.accept(link)).words).toContain('You joined Lovelace Labs');
  expect(await foyer.db.member.count({ where: { slackUserId: first.id } })).toBe(1);
});

it('a sign-in counts only in the browser that began it, once, and for ten minutes', async () => {
  await using door = await start();
  const { foyer, link } = door;
  const person = await foyer.slack.addPerson({ name: 'hedy', realName: 'Hedy', email: hedy });
  await foyer.db.invitation.updateMany({ data: { slackUserId: null } });
  const ended = { status: 400, words: expect.stringContaining('Your sign-in has ended') };

  const [mine, others] = [new Browser(foyer), new Browser(foyer)];
  const address = person.signIn(await mine.begin(link));
  expect(await others.comeBack(address)).toMatchObject(ended);
  await others.begin(link);
  expect(await others.comeBack(address)).toMatchObject(ended);
  const cookie = mine.cookie;
  expect((await mine.comeBack(address)).words).toContain('signed in to Slack as Hedy');
  expect(mine.cookie).not.toBe(cookie);
  expect((await new Browser(foyer).send(link)).words).not.toContain('signed in to Slack as');
  const again = new Browser(foyer);
  again.cookie = cookie;
  expect((await again.comeBack(address)).words).toContain('Signing in with Slack didn’t work.');

  await timePasses(foyer, 10 * 60_000);
  expect((await mine.send(link)).words).not.toContain('signed in to Slack as');
  const late = new Browser(foyer);
  const lateAddress = person.signIn(await late.begin(link));
  await timePasses(foyer, 10 * 60_000);
  expect((await late.comeBack(lateAddress)).words).toContain('Signing in with Slack didn’t work.');
  const { workspaceId } = await foyer.db.organization.findFirstOrThrow();
  expect(await foyer.db.signIn.count()).toBeGreaterThan(0);
  await forgetSignIns(foyer.db, workspaceId, foyer.clock.now());
  expect(await foyer.db.signIn.count()).toBe(0);
});

it('a sign-in for one invitation says nothing on the page of another', async () => {
  await using door = await start();
  const { foyer, link } = door;
  const other = await inviteByEmail(foyer, 'ida@elsewhere.example');
  const browser = new Browser(foyer);
  await browser.comeBack(foyer.slack.person('ada').signIn(await browser.begin(link)));
  expect((await browser.send(link)).words).toContain('signed in to Slack as Ada');
  expect((await browser.send(other)).words).not.toContain('signed in to Slack as Ada');
});

it('a person who cancels at Slack, or signs in elsewhere, reads that and can still accept', async () => {
  await using door = await start();
  const { foyer, link } = door;
  const browser = new Browser(foyer);
  const cancelled = await browser.comeBack(
    foyer.slack.person('ada').signIn(await browser.begin(link), 'cancel'),
  );
  expect(cancelled.words).toContain('You didn’t sign in with Slack. You can still accept without it.');
  const forged = new URL(await browser.begin(link));
  const state = forged.searchParams.get('state') ?? '';
  const { words } = await browser.comeBack(`http://x/slack/sign-in?state=${state}&code=wrong`);
  expect(words).toContain('Signing in with Slack didn’t work.');
  expect((await accept(foyer, link, 'Hedy')).words).toContain('You joined Lovelace Labs');
});

it('the cookie of a sign-in is out of reach for scripts and other sites, and its secrets are stored as hashes', async () => {
  await using door = await start();
  const { foyer, link } = door;
  const { headers } = await send(foyer, `${link}/sign-in`, { method: 'POST' });
  const [cookie = ''] = headers.getSetCookie();
  expect(cookie).toMatch(/^foyer-sign-in=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/u);
  const [, secret = '', token = ''] = /=([\w-]+)\.([\w-]+)/u.exec(cookie) ?? [];
  const stored = JSON.stringify(await foyer.db.signIn.findMany());
  for (const text of [secret, token]) {
    expect(text).toHaveLength(43);
    expect(stored).not.toContain(text);
    expect(headers.get('location')).not.toContain(text);
  }
});

it('over HTTPS only Foyer’s own page can have set the cookie, and no page without encryption gets it', async () => {
  await using door = await start();
  const { foyer, link } = door;
  const { db, clock, slack } = foyer;
  const publicUrl = 'https://foyer.example.com/door';
  const { apiUrl: slackApiUrl, clientId, clientSecret, teamId } = slack;
  const app = { slackApiUrl, clientId, clientSecret, clock };
  const pages = createPages({
    domain: { db, clock, commitChanges },
    teamOf: async () => ({ teamId, enterpriseId: null }),
    publicUrl,
    sendsMail: false,
    signIn: createSignIn({ ...app, redirectUri: `${publicUrl}/slack/sign-in` }),
    refreshPerson: () => Promise.resolve(),
    log: quietLog,
  });
  const asked = { headers: {}, body: Buffer.alloc(0), peer: '203.0.113.7' };
  const { headers } = await pages.answer({ ...asked, method: 'POST', target: `${link}/sign-in` });
  expect(headers?.['set-cookie']).toEqual([
    expect.stringMatching(
      /^__Host-foyer-sign-in=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/u,
    ),
  ]);
  const { body } = await pages.answer({ ...asked, method: 'GET', target: link });
  expect(body).toContain(`action="/door${link}"`);
});

it('nobody is offered to sign in with Slack without its settings', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  expect((await open(foyer, link)).words).not.toContain('Sign in with Slack');
  expect((await send(foyer, `${link}/sign-in`, { method: 'POST' })).status).toBe(404);
  expect((await open(foyer, '/slack/sign-in?code=1&state=2')).status).toBe(404);
  expect(await linkTo(foyer, hedy)).not.toBe(link);
});

import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { createPages } from '../../src/web/pages/pages.ts';
import { clientOf } from '../../src/web/strangers.ts';
import { quietLog, startFoyer } from '../support/foyer.ts';
import { runCommand, setUp, snapshot } from '../support/story.ts';
import { inviteByEmail, open, send } from './visit.ts';

const hedy = 'hedy@elsewhere.example';
const random = () => randomBytes(32).toString('base64url');

/** Tokens that differ from a good one a little. */
function nearMisses(token: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const place = index % token.length;
    const code = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const instead = code.charAt(
      (code.indexOf(token.charAt(place)) + 1 + Math.floor(index / token.length)) % 64,
    );
    return `${token.slice(0, place)}${instead}${token.slice(place + 1)}`;
  });
}

it('of 10,000 random and nearly right links none is accepted, and all get the same answer', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const token = link.slice('/i/'.length);
  const before = await snapshot(foyer);
  const tokens = [...nearMisses(token, 2_580), ...Array.from({ length: 7_420 }, random)];
  expect(new Set(tokens).size).toBe(10_000);
  expect(tokens).not.toContain(token);
  const { clock, db } = foyer;
  const pages = createPages({
    domain: { db, clock, commitChanges },
    teamOf: () => Promise.resolve(null),
    publicUrl: undefined,
    sendsMail: true,
    signIn: undefined,
    refreshPerson: () => Promise.resolve(),
    log: quietLog,
    triesPerMinute: Number.MAX_SAFE_INTEGER,
  });
  const answers = new Set<string>();
  const work = tokens.entries();
  const visit = async () => {
    for (const [index, each] of work) {
      const answer = index % 4 === 1 ? 'accept' : 'decline';
      const target = `/i/${each}${index % 4 === 3 ? '/new-link' : ''}`;
      const body = Buffer.from(index % 2 ? `answer=${answer}&name=Mallory` : '');
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const method = index % 2 ? 'POST' : 'GET';
      answers.add(JSON.stringify(await pages.answer({ method, target, headers, body, peer: '203.0.113.7' })));
    }
  };
  await Promise.all(Array.from({ length: 8 }, visit));
  expect([...answers]).toHaveLength(1);
  expect(JSON.parse([...answers][0] ?? '')).toMatchObject({
    status: 404,
    body: expect.stringContaining('This link doesn’t work'),
  });
  for (const each of tokens.slice(0, 20)) expect((await open(foyer, `/i/${each}`)).status).toBe(404);
  expect(await snapshot(foyer)).toEqual(before);
});

it('a link that was written wrong gets the same answer as one that nobody ever had', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const { page } = await open(foyer, `/i/${random()}`);
  const written = [
    link.slice(0, -1),
    `${link}x`,
    `${link}%20`,
    `${link}.`,
    link.toUpperCase().replace('/I/', '/i/'),
  ];
  for (const path of [
    ...written,
    '/i/%00',
    '/i/%',
    '/i/..%2f..',
    '/i/%3Cscript%3E',
    `/i/${'x'.repeat(4_000)}`,
  ]) {
    expect(await open(foyer, path)).toMatchObject({ status: 404, page });
  }
});

it('a link whose invitation was erased gets the same answer as one that nobody ever had', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const grace = foyer.slack.person('grace');
  await grace.command(`/invite erase ${hedy}`);
  await grace.submit();
  expect(await open(foyer, link)).toMatchObject({
    status: 404,
    page: (await open(foyer, `/i/${random()}`)).page,
  });
  expect(await foyer.db.invitationToken.count()).toBe(0);
});

it('a client that tries many unknown links has to wait, and other clients don’t', async () => {
  await using foyer = await startFoyer('http', { triesPerMinute: 5 });
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const from = (address: string, path: string) =>
    send(foyer, path, { headers: { 'x-forwarded-for': address } });
  for (let index = 0; index < 5; index += 1) {
    expect((await from('203.0.113.7', `/i/${random()}`)).status).toBe(404);
  }
  for (const path of [`/i/${random()}`, link]) {
    const { status, words, headers } = await from('203.0.113.7', path);
    expect([status, headers.get('retry-after')]).toEqual([429, '60']);
    expect(words).toContain('Too many attempts');
  }
  expect((await from('203.0.113.8', link)).status).toBe(200);
  for (let index = 0; index < 20; index += 1) expect((await from('203.0.113.8', link)).status).toBe(200);
});

it('the client of a request is the peer, or what a proxy on one’s own network names last', () => {
  expect(clientOf('198.51.100.4', '203.0.113.7')).toBe('198.51.100.4');
  expect(clientOf('127.0.0.1', '192.0.2.1, 203.0.113.7')).toBe('203.0.113.7');
  expect(clientOf('::ffff:10.0.0.3', '203.0.113.7')).toBe('203.0.113.7');
  expect(clientOf('::1', '::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(clientOf('10.0.0.3', '192.0.2.1, 203.0.113.7:51234')).toBe('203.0.113.7');
  expect(clientOf('10.0.0.3', '[2001:db8:1:2::7]:443')).toBe('2001:db8:1:2');
  expect(clientOf('10.0.0.3', '[2001:db8:1:2::7]')).toBe('2001:db8:1:2');
  expect(clientOf('10.0.0.3', 'unknown')).toBe('10.0.0.3');
  expect(clientOf('10.0.0.3', undefined)).toBe('10.0.0.3');
  expect(clientOf('2001:db8:1:2:3:4:5:6', undefined)).toBe('2001:db8:1:2');
  expect(clientOf('fd00::9', '2001:db8:1:2::7')).toBe('2001:db8:1:2');
  expect(clientOf('2001:db8::7', undefined)).toBe(clientOf('2001:db8:0:0:ffff::', undefined));
});

it('a page gives its address to nobody, loads nothing, runs nothing, and no search engine or cache keeps it', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  for (const path of [link, `/i/${random()}`, '/slack/sign-in']) {
    const { headers, page } = await open(foyer, path);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|script-src|\*/u);
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\son\w+=|\sstyle=/iu);
  }
});

it('the welcome message, the note and all names are shown as typed, in their own direction', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const hostile = '<script>alert(1)</script> "&\' </style><h1>';
  await foyer.db.organization.updateMany({
    data: { welcomeMessage: hostile, name: 'معهد <b>&', joinSlackUrl: 'javascript:alert(1)' },
  });
  await foyer.db.invitation.updateMany({ data: { note: hostile, name: hostile } });
  const { page, words } = await open(foyer, link);
  expect(page).not.toContain('<script');
  expect(page.match(/<h1/gu)).toHaveLength(1);
  expect(page.match(/&lt;script&gt;alert\(1\)/gu)?.length).toBeGreaterThanOrEqual(2);
  expect(words).toContain('معهد');
  await foyer.db.invitation.updateMany({ data: { status: 'accepted', resolvedAt: foyer.clock.now() } });
  expect((await open(foyer, link)).page).not.toContain('javascript:');
  await foyer.db.organization.updateMany({
    data: { joinSlackUrl: 'https://join.slack.com/t/x/shared_invite/y' },
  });
  expect((await open(foyer, link)).page).toContain(
    'href="https://join.slack.com/t/x/shared_invite/y" rel="noopener noreferrer"',
  );
  expect(await runCommand(foyer.slack.person('grace'), '/invite help')).not.toBe('');
});

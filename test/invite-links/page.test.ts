import { renderSVG } from 'uqr';
import { expect, it } from 'vitest';
import { accept, open, press, send } from '../pages/visit.ts';
import type { Foyer } from '../support/foyer.ts';
import { readAuditLog, runCommand, timePasses, untilIdle } from '../support/story.ts';
import { listOf, makeLink, pressOnLink, startDoor } from './links-story.ts';

const hedy = 'hedy@school.example';
const SENT = 'If this email can join, Foyer sends it a message in a minute or two.';
const MINUTE_MS = 60_000;

const ask = (foyer: Foyer, path: string, email: string) => press(foyer, `${path}/email`, { email });

type Door = Awaited<ReturnType<typeof startDoor>>;

/** Asks for an email, and opens the link in it. */
async function ownLink({ foyer, server }: Door, path: string, email: string): Promise<string> {
  expect((await ask(foyer, path, email)).words).toContain(SENT);
  await untilIdle(foyer);
  const mail = await server.waitForMail(email);
  return /\/i\/[\w-]{43}/u.exec(mail.text ?? '')?.[0] ?? '';
}

it('a person writes their email on the page of an invite link, opens the link in the email, and joins at once', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace, {
    Role: 'EDITOR',
    Groups: ['Teacher Laptops'],
    'Maximum people': '2',
  });
  const page = await open(foyer, path);
  for (const part of [
    'Join Lovelace Labs',
    'Grace Hopper made this link',
    'EDITOR',
    'Group: Teacher Laptops.',
    'Your email',
    'QR code',
  ])
    expect(page.words).toContain(part);
  expect(page.page).toContain(renderSVG(`${foyer.app.url}${path}`, { ecc: 'M', border: 4 }));
  expect(page.words).not.toContain('Class 5b');
  const own = await ownLink(door, path, hedy);
  expect(own).not.toBe(path);
  expect(await foyer.db.member.count({ where: { email: hedy } })).toBe(0);
  const after = await accept(foyer, own, 'Hedy Lamarr');
  expect(after.words).toContain('You joined Lovelace Labs');
  const member = await foyer.db.member.findFirstOrThrow({
    where: { email: hedy },
    include: { role: true, grants: true },
  });
  expect(member).toMatchObject({ name: 'Hedy Lamarr', role: { name: 'EDITOR' } });
  expect(member.grants).toHaveLength(1);
  expect(await listOf(grace)).toContain('1 of 2 joined');
  expect(await readAuditLog(foyer)).toContain(`invite-link.use ${hedy}`);
  const [created] = await foyer.db.auditEntry.findMany({
    where: { action: 'invitation.create', subject: hedy },
  });
  expect(created?.actor).toMatch(/^invite-link:/u);
});

it('an invite link that asks lets nobody in before an approver decides, and then counts them', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace, { 'When someone uses it': 'Asks an approver' });
  expect((await open(foyer, path)).words).toContain('An approver decides about each person.');
  const own = await ownLink(door, path, hedy);
  expect((await open(foyer, own)).words).toContain('After you accept, an approver decides.');
  expect((await accept(foyer, own, 'Hedy')).words).toContain(
    'You accepted the invitation to Lovelace Labs. An approver decides.',
  );
  await untilIdle(foyer);
  expect(await foyer.db.member.count({ where: { email: hedy } })).toBe(0);
  const card = grace.messages('approvals').findLast(message => message.plain().includes('Hedy'));
  if (!card) throw new Error('There is no card.');
  expect(card.plain()).toContain('The invite link “Class 5b” asks an approver about each person.');
  expect(await listOf(grace)).toContain('0 joined');
  await grace.press(card, 'Accept as VIEWER');
  await untilIdle(foyer);
  expect(await foyer.db.member.count({ where: { email: hedy, state: 'active' } })).toBe(1);
  expect(await listOf(grace)).toContain('1 joined');
});

it('the page of an invite link answers the same for members, invited people and strangers, and only strangers are invited', async () => {
  await using door = await startDoor();
  const { foyer, grace, server } = door;
  await runCommand(grace, '/invite invited@school.example as OWNER');
  await untilIdle(foyer);
  await server.waitForMail('invited@school.example');
  await timePasses(foyer, 10 * MINUTE_MS);
  const path = await makeLink(door, grace);
  const answers = [];
  for (const email of ['grace@lovelace.example', 'invited@school.example', hedy, hedy]) {
    const { status, words, headers } = await ask(foyer, path, email);
    answers.push(JSON.stringify([status, words, [...headers.keys()]]));
  }
  expect(new Set(answers).size).toBe(1);
  await untilIdle(foyer);
  const invitations = await foyer.db.invitation.findMany({ include: { role: true }, orderBy: { id: 'asc' } });
  expect(invitations.map(({ email, role }) => `${email} ${role.name}`)).toEqual([
    'invited@school.example OWNER',
    `${hedy} VIEWER`,
  ]);
  const mailed = await foyer.db.delivery.groupBy({
    by: ['email'],
    where: { medium: 'email' },
    _count: true,
    orderBy: { email: 'asc' },
  });
  expect(mailed.map(({ email, _count }) => [email, _count])).toEqual([
    [hedy, 1],
    ['invited@school.example', 2],
  ]);
  await timePasses(foyer, 5 * MINUTE_MS);
  await ask(foyer, path, hedy);
  await untilIdle(foyer);
  expect(await foyer.db.delivery.count({ where: { email: hedy, medium: 'email' } })).toBe(2);
  expect(await foyer.db.invitation.count()).toBe(2);
});

it('an invite link takes only addresses at its domains, and below them where the organization’s subdomains count', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace, { 'Email domains': 'school.example' });
  expect((await open(foyer, path)).words).toContain('People with an email at school.example');
  for (const email of [
    'a@other.example',
    'a@notschool.example',
    'a@school.example.evil.example',
    'a@pupils.school.example',
  ]) {
    const refused = await ask(foyer, path, email);
    expect([refused.status, refused.words]).toEqual([
      422,
      expect.stringContaining('This link is for people with an email at school.example.'),
    ]);
  }
  for (const email of [
    '',
    'nobody',
    'a@b',
    `${'a'.repeat(250)}@school.example`,
    'a\0@school.example',
    'a@school.example, b@school.example',
  ]) {
    const refused = await ask(foyer, path, email);
    expect([refused.status, refused.words]).toEqual([
      422,
      expect.stringContaining('This isn’t an email address.'),
    ]);
  }
  expect(await foyer.db.invitation.count()).toBe(0);
  await foyer.db.organization.updateMany({ data: { includeSubdomains: true } });
  expect((await ask(foyer, path, 'A@Pupils.School.Example')).words).toContain(SENT);
  expect(await foyer.db.invitation.findMany({ select: { email: true } })).toEqual([
    { email: 'a@pupils.school.example' },
  ]);
});

it('a paused, ended, used up, revoked or replaced invite link lets in nobody new, and earlier invitations stay open', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace, { Days: '3', 'Maximum people': '5' });
  const own = await ownLink(door, path, hedy);
  const refused = async (words: string) => {
    expect((await open(foyer, path)).words).toContain(words);
    expect((await ask(foyer, path, 'late@school.example')).words).toContain(words);
    expect(await foyer.db.invitation.count()).toBe(1);
  };
  await pressOnLink(grace, 'Class 5b', 'Pause');
  await refused('This link is paused');
  await pressOnLink(grace, 'Class 5b', 'Resume');
  expect((await open(foyer, path)).words).toContain('Join Lovelace Labs');
  await foyer.db.inviteLink.updateMany({ data: { uses: 5 } });
  await refused('This link is used up');
  await foyer.db.inviteLink.updateMany({ data: { uses: 0 } });
  await timePasses(foyer, 4 * 24 * 60 * MINUTE_MS);
  await refused('This link has ended');
  expect(await listOf(grace)).toContain('Ended');
  await pressOnLink(grace, 'Class 5b', 'Revoke');
  await refused('This link was revoked');
  expect((await accept(foyer, own, 'Hedy')).words).toContain('You joined Lovelace Labs');

  const second = await makeLink(door, grace, { Name: 'Second' });
  await pressOnLink(grace, 'Second', 'Replace link');
  expect(await open(foyer, second)).toMatchObject({ status: 404 });
  expect((await ask(foyer, second, 'late@school.example')).status).toBe(404);
  expect(await foyer.db.invitation.count()).toBe(1);
});

it('what an invite link’s creator may no longer grant waits for an approver', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace);
  const own = await ownLink(door, path, hedy);
  await foyer.db.member.updateMany({ data: { state: 'deactivated' } });
  expect((await accept(foyer, own, 'Hedy')).words).toContain('Your answer is waiting for approval');
  expect(await foyer.db.member.count({ where: { email: hedy } })).toBe(0);
});

it('opening an invite link changes nothing, and a form of another site neither', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace);
  const before = JSON.stringify([await foyer.db.inviteLink.findMany(), await foyer.db.auditEntry.count()]);
  for (const method of ['GET', 'HEAD']) {
    expect((await send(foyer, `${path}?said=sent&email=${hedy}`, { method })).status).toBe(200);
    for (const part of ['/email', '/join', '/sign-in']) {
      expect((await send(foyer, path + part, { method })).status).toBe(404);
    }
  }
  for (const part of ['/email', '/join']) {
    const body = new URLSearchParams({ email: hedy });
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await send(foyer, path + part, { method: 'POST', body, headers })).status).toBe(403);
    expect((await press(foyer, `/i/${'a'.repeat(43)}${part}`, { email: hedy })).status).toBe(404);
  }
  // Nobody signed in.
  expect((await press(foyer, `${path}/join`)).words).toContain('Join Lovelace Labs');
  expect(JSON.stringify([await foyer.db.inviteLink.findMany(), await foyer.db.auditEntry.count()])).toBe(
    before,
  );
  expect(await foyer.db.invitation.count()).toBe(0);
});

it('one browser can’t make Foyer email to many addresses in a minute', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace);
  const statuses = [];
  for (let index = 0; index < 61; index += 1) {
    statuses.push((await ask(foyer, path, `pupil${index}@school.example`)).status);
  }
  expect(statuses.filter(status => status === 200)).toHaveLength(59);
  expect(statuses.at(-1)).toBe(429);
});

it('a form of an invite link that can’t be read asks for an email', async () => {
  await using door = await startDoor();
  const { foyer, grace, server } = door;
  const path = await makeLink(door, grace);
  for (const [type, body] of [
    ['multipart/form-data; boundary=x', 'nonsense'],
    ['multipart/form-data', 'nonsense'],
    ['application/json', `{"email":"${hedy}"}`],
  ] as const) {
    const headers = { 'content-type': type };
    const { status } = await send(foyer, `${path}/email`, { method: 'POST', body, headers });
    expect([type, status]).toEqual([type, 422]);
  }
  expect(server.mails).toEqual([]);
});

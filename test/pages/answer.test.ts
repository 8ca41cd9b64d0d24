import { expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  deliveries,
  readAuditLog,
  revokesInvite,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';
import { accept, decline, inviteByEmail, linkTo, open, press, send } from './visit.ts';

const hedy = 'hedy@elsewhere.example';
const memberOf = ({ db }: Foyer, email = hedy) => db.member.findFirst({ where: { email } });

it('a person without Slack accepts by the link, and is a member without a Slack user under the name they write', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy, 'EDITOR in "Teacher Laptops"');
  const before = await open(foyer, link);
  expect(before.status).toBe(200);
  expect(before.words).toContain('Join Lovelace Labs');
  expect(before.words).toContain('Grace Hopper invites you to join Lovelace Labs.');
  expect(before.words).toContain('EDITOR');
  expect(before.words).toContain('Group: Teacher Laptops.');
  expect(before.words).toContain(hedy);
  const after = await accept(foyer, link, '  Hedy   Lamarr ');
  expect(after.words).toContain('You joined Lovelace Labs');
  expect(after.words).toContain('You don’t need a Slack account.');
  expect(await memberOf(foyer)).toMatchObject({ name: 'Hedy Lamarr', slackUserId: null, state: 'active' });
  expect(await foyer.db.invitation.findFirst({ where: { email: hedy } })).toMatchObject({
    status: 'accepted',
    slackUserId: null,
    resolvedBy: null,
  });
  expect(await foyer.db.groupGrant.count()).toBe(1);
  await untilIdle(foyer);
  const grace = foyer.slack.person('grace');
  expect(grace.messages().at(-1)?.plain()).toContain(
    `Hedy Lamarr (${hedy}) accepted your invitation and joined Lovelace Labs`,
  );
  const entry = await foyer.db.auditEntry.findFirst({
    where: { action: 'invitation.accept', subject: hedy },
  });
  expect(entry?.actor).toBe(`link:${hedy}`);
  await grace.command('/invite members');
  expect(grace.modal()?.plain()).toContain('Hedy Lamarr');
});

it('an unnamed person has to write a name that people can read', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  for (const [name, words] of [
    ['', 'Write your name.'],
    ['  ', 'Write your name.'],
    ['x'.repeat(76), 'This name has 76 characters. At most 75 fit. Shorten it.'],
    ['a\u202eb', 'This name has characters that can’t be seen.'],
    ['a\0b', 'This name has characters that can’t be seen.'],
  ] as const) {
    const { status, words: said } = await accept(foyer, link, name);
    expect([status, said]).toEqual([422, expect.stringContaining(words)]);
  }
  expect(await memberOf(foyer)).toBeNull();
  const { page } = await accept(foyer, link, '<img src=x onerror=alert(1)>'.padEnd(90, '!'));
  expect(page).toContain('value="&lt;img src=x onerror=alert(1)&gt;');
});

it('a named person keeps the name of the invitation, whatever the request says', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  await foyer.db.invitation.updateMany({ data: { name: 'Hedy Lamarr' } });
  expect((await open(foyer, link)).page).not.toContain('name="name"');
  await accept(foyer, link, 'Mallory');
  expect(await memberOf(foyer)).toMatchObject({ name: 'Hedy Lamarr' });
});

it('opening a link, or asking for its headers, changes nothing, however often', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const before = JSON.stringify([await foyer.db.invitation.findMany(), await foyer.db.auditEntry.count()]);
  for (const method of ['GET', 'HEAD', 'GET']) {
    for (const headers of [{}, { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' }]) {
      for (const path of [link, `${link}?answer=accept&name=Hedy`, `${link}?said=new-link`]) {
        expect((await send(foyer, path, { method, headers })).status).toBe(200);
      }
      for (const path of [`${link}/new-link`, `${link}/sign-in`]) {
        expect((await send(foyer, path, { method, headers })).status).toBe(404);
      }
    }
  }
  expect(JSON.stringify([await foyer.db.invitation.findMany(), await foyer.db.auditEntry.count()])).toBe(
    before,
  );
  expect(await memberOf(foyer)).toBeNull();
});

it('an answer that is pressed twice, or by two people at once, counts once', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const pages = await Promise.all([
    accept(foyer, link, 'Hedy'),
    accept(foyer, link, 'Hedwig'),
    accept(foyer, link, 'Hedy'),
  ]);
  for (const { words } of pages) expect(words).toContain('You joined Lovelace Labs');
  expect((await accept(foyer, link, 'Hedy')).words).toContain('You joined Lovelace Labs');
  expect((await decline(foyer, link)).words).toContain('You joined Lovelace Labs');
  expect(await foyer.db.member.count({ where: { email: hedy } })).toBe(1);
  await untilIdle(foyer);
  const log = await readAuditLog(foyer);
  expect(log.filter(line => line === `invitation.accept ${hedy}`)).toHaveLength(1);
  expect(
    (await deliveries(foyer)).filter(line => line.startsWith('invitation-accepted to grace')),
  ).toHaveLength(1);
});

it('a person declines by the link; the inviter gets a message, and accepting afterwards is refused', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  expect((await decline(foyer, link)).words).toContain('You declined this invitation');
  expect((await decline(foyer, link)).words).toContain('You declined this invitation');
  expect((await accept(foyer, link, 'Hedy')).words).toContain('You declined this invitation');
  await untilIdle(foyer);
  expect(foyer.slack.person('grace').messages().at(-1)?.plain()).toContain('declined your invitation');
  expect(await memberOf(foyer)).toBeNull();
  expect(await readAuditLog(foyer)).toContain(`invitation.decline ${hedy}`);
});

it('of an acceptance by the link and a revocation in the same second exactly one wins, and both see it', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  for (let round = 0; round < 12; round += 1) {
    const email = `guest${round}@elsewhere.example`;
    const link = await inviteByEmail(foyer, email);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    const acts = [() => accept(foyer, link, 'Guest'), () => revokesInvite(grace, list)];
    if (round % 2) acts.reverse();
    await Promise.all(acts.map(act => act()));
    await untilIdle(foyer);
    const { status } = await foyer.db.invitation.findFirstOrThrow({ where: { email } });
    const isIn = status === 'accepted';
    expect((await memberOf(foyer, email)) !== null).toBe(isIn);
    expect((await open(foyer, link)).words).toContain(
      isIn ? 'You joined Lovelace Labs' : 'This invitation was revoked',
    );
    await grace.closeModal();
  }
});

it('an invitation whose inviter lost the right waits for an approver, who lets in a person without Slack', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack, db } = foyer;
  await becomeMember(foyer, 'margaret', 'ADMIN');
  await runCommand(slack.person('margaret'), `/invite ${hedy} as EDITOR`);
  const link = await linkTo(foyer, hedy);
  await db.member.updateMany({
    where: { slackUserId: slack.person('margaret').id },
    data: { state: 'deactivated' },
  });
  const waiting = await accept(foyer, link, 'Hedy Lamarr');
  expect(waiting.words).toContain('Your answer is waiting for approval');
  expect(waiting.words).toContain('so an approver decides. Open this link again to see the answer.');
  expect((await accept(foyer, link, 'Someone')).words).toContain('Your answer is waiting for approval');
  expect(await memberOf(foyer)).toBeNull();
  await untilIdle(foyer);
  const grace = slack.person('grace');
  const card = grace
    .messages('approvals')
    .findLast(each => each.plain().includes('accepted the invitation of'));
  if (!card) throw new Error('No approver was asked.');
  expect(card.plain()).toContain(`Hedy Lamarr (${hedy})`);
  await grace.press(card, 'Accept as EDITOR');
  await untilIdle(foyer);
  expect(await memberOf(foyer)).toMatchObject({ name: 'Hedy Lamarr', slackUserId: null, state: 'active' });
  expect((await open(foyer, link)).words).toContain('You joined Lovelace Labs');
  const told = slack.person('margaret').messages().at(-1)?.plain() ?? '';
  expect(told).toContain(`Hedy Lamarr (${hedy}) accepted your invitation`);
  expect(told).not.toContain('@grace (');
});

it('a person who accepted by the link and waits for an approver can decline, and an approver can refuse them', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack, db } = foyer;
  await becomeMember(foyer, 'margaret', 'ADMIN');
  const invite = async (email: string) => {
    await db.member.updateMany({
      where: { slackUserId: slack.person('margaret').id },
      data: { state: 'active' },
    });
    await runCommand(slack.person('margaret'), `/invite ${email} as EDITOR`);
    const link = await linkTo(foyer, email);
    await db.member.updateMany({
      where: { slackUserId: slack.person('margaret').id },
      data: { state: 'deactivated' },
    });
    await accept(foyer, link, 'Hedy Lamarr');
    await untilIdle(foyer);
    return link;
  };
  const first = await invite(hedy);
  expect((await decline(foyer, first)).words).toContain('You declined this invitation');
  const second = await invite('ida@elsewhere.example');
  const grace = slack.person('grace');
  const card = grace
    .messages('approvals')
    .findLast(each => each.plain().includes('accepted the invitation of'));
  if (!card) throw new Error('No approver was asked.');
  await grace.press(card, 'Reject');
  await untilIdle(foyer);
  expect((await open(foyer, second)).words).toContain('This invitation was revoked');
  expect(await db.member.count({ where: { email: { endsWith: 'elsewhere.example' } } })).toBe(0);
});

it('an invitation that expired or that a later email replaced can’t be accepted by the link', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { db, clock } = foyer;
  const first = await inviteByEmail(foyer, hedy);
  const second = await linkTo(foyer, hedy);
  expect((await accept(foyer, first, 'Hedy')).words).toContain('A newer email replaced this link');
  expect((await decline(foyer, first)).words).toContain('A newer email replaced this link');
  expect((await open(foyer, first)).words).not.toContain('Send me a new link');
  await db.invitation.updateMany({ data: { expiresAt: clock.now() } });
  for (const link of [first, second]) {
    expect((await accept(foyer, link, 'Hedy')).words).toContain('This invitation has expired');
  }
  expect(await memberOf(foyer)).toBeNull();
});

it('a person who is in Slack by now joins as that Slack user, without signing in', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const person = await foyer.slack.addPerson({ name: 'hedy', realName: 'Hedy Lamarr', email: hedy });
  await untilIdle(foyer);
  const { page, words } = await open(foyer, link);
  expect(page).not.toContain('name="name"');
  expect(words).toContain('You’ll join with your Slack account that has this email.');
  expect((await accept(foyer, link)).words).toContain('Open Slack.');
  expect(await memberOf(foyer)).toMatchObject({ slackUserId: person.id });
  expect(await foyer.db.invitation.findFirst({ where: { email: hedy } })).toMatchObject({
    slackUserId: person.id,
    resolvedBy: person.id,
  });
});

it('a Slack user who wrote the address into their profile without confirming it isn’t bound', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const fields = { name: 'mallory', realName: 'Mallory', email: hedy, isEmailConfirmed: false };
  await foyer.slack.addPerson(fields);
  await untilIdle(foyer);
  await accept(foyer, link, 'Hedy');
  expect(await memberOf(foyer)).toMatchObject({ slackUserId: null, name: 'Hedy' });
});

it('a person whose Slack account was deactivated can’t come back by an old link', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  await foyer.slack.addPerson({ name: 'hedy', realName: 'Hedy Lamarr', email: hedy });
  await foyer.slack.changePerson('hedy', { deactivated: true });
  await untilIdle(foyer);
  const { status, words } = await accept(foyer, link, 'Hedy');
  expect([status, words]).toEqual([
    422,
    expect.stringContaining('The Slack account with this email is deactivated.'),
  ]);
  expect(await memberOf(foyer)).toBeNull();
});

it('a form that another site sends changes nothing', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const body = new URLSearchParams({ answer: 'decline' });
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: foyer.app.url },
    { origin: 'https://evil.example' },
    { origin: 'https://' },
  ]) {
    for (const path of [link, `${link}/new-link`]) {
      expect((await send(foyer, path, { method: 'POST', body, headers })).status).toBe(403);
    }
  }
  expect((await open(foyer, link)).words).toContain('Join Lovelace Labs');
  expect((await press(foyer, link, { answer: 'neither' })).words).toContain('Join Lovelace Labs');
  const own = { origin: foyer.app.url };
  expect((await send(foyer, link, { method: 'POST', body, headers: own })).status).toBe(303);
  expect((await open(foyer, link)).words).toContain('You declined');
});

it('a form that can’t be read is an answer of nobody', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  for (const [type, body] of [
    ['multipart/form-data; boundary=x', 'nonsense'],
    ['multipart/form-data', 'nonsense'],
    ['application/json', '{"answer":"accept"}'],
    ['application/x-www-form-urlencoded', 'answer%5B%5D=accept&answer%00=decline&%E0%A4%A'],
  ] as const) {
    const { status } = await send(foyer, link, { method: 'POST', body, headers: { 'content-type': type } });
    expect([type, status]).toEqual([type, 303]);
  }
  expect(await foyer.db.invitation.findFirst({ where: { email: hedy } })).toMatchObject({
    status: 'pending',
  });
});

it('of two invitations of one Slack user that are accepted at once one counts, and the other says why it can’t', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  for (let round = 0; round < 6; round += 1) {
    const addresses = [`one${round}@elsewhere.example`, `two${round}@elsewhere.example`] as const;
    const links = [await inviteByEmail(foyer, addresses[0]), await inviteByEmail(foyer, addresses[1])];
    const { id } = await foyer.slack.addPerson({
      name: `hedy${round}`,
      realName: 'Hedy',
      email: addresses[0],
    });
    await untilIdle(foyer);
    await foyer.db.invitation.updateMany({ where: { email: addresses[1] }, data: { slackUserId: id } });
    // Slack may hide addresses.
    await foyer.db.slackPerson.updateMany({ where: { slackUserId: id }, data: { email: null } });
    const pages = await Promise.all(links.map(link => accept(foyer, link, 'Hedy')));
    const words = pages.map(page => page.words).sort();
    expect(words[0]).toContain('is already on the list of members');
    expect(words[1]).toContain('You joined Lovelace Labs');
    expect(await foyer.db.member.count({ where: { slackUserId: id } })).toBe(1);
  }
});

it('a person accepts by the link where Foyer uses Socket Mode, too', async () => {
  await using foyer = await startFoyer('socket');
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  expect((await accept(foyer, link, 'Hedy Lamarr')).words).toContain('You joined Lovelace Labs');
  await untilIdle(foyer);
  expect(foyer.slack.person('grace').messages().at(-1)?.plain()).toContain('Hedy Lamarr');
});

it('a pending join request of a person who accepts by the link is withdrawn', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { domains: 'elsewhere.example' });
  const person = await foyer.slack.addPerson({ name: 'hedy', realName: 'Hedy Lamarr', email: hedy });
  await askToJoin(foyer, 'hedy');
  const { organizationId, roleId, id: inviterId } = await foyer.db.member.findFirstOrThrow();
  const now = foyer.clock.now();
  await foyer.db.invitation.create({
    data: { organizationId, roleId, inviterId, email: hedy, createdAt: now, sentAt: now },
  });
  expect((await accept(foyer, await linkTo(foyer, hedy))).words).toContain('You joined Lovelace Labs');
  expect(await foyer.db.joinRequest.findFirst()).toMatchObject({
    slackUserId: person.id,
    status: 'withdrawn',
  });
  expect(await memberOf(foyer)).toMatchObject({ slackUserId: person.id });
});

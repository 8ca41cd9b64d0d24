import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { startMailServer } from '../support/mail-server.ts';
import { deliveries, invitationCard, modes, runCommand, setUp, untilIdle } from '../support/story.ts';
import { emails, inviteOutside, SOFIA } from './story.ts';

describe.each(modes)('an invitation by email, over %s', mode => {
  it('a person outside Slack gets an email with a link, and the inviter reads so', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer(mode, { mail: server });
    await setUp(foyer);
    const said = await inviteOutside(foyer);
    expect(said).toContain('They aren’t in this Slack, so Foyer sends them an email with a link.');
    const mail = await server.waitForMail(SOFIA);
    expect(mail.subject).toBe('Grace Hopper invited you to join Lovelace Labs');
    for (const body of [mail.text, mail.html]) {
      expect(body).toMatch(/http:\/\/127\.0\.0\.1:\d+\/i\/[\w-]{43}/u);
    }
    expect(await deliveries(foyer)).toEqual([`invitation to ${SOFIA}: delivered`]);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite pending');
    expect(grace.modal()?.plain()).toContain('Sent by email');
  });
});

describe('what an invitation by email says', () => {
  it('the email has the welcome, role, groups, note, end, account set-up and whom to ask', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await db.organization.updateMany({
      data: {
        welcomeMessage: 'Welcome aboard!\nWe look after 300 laptops.',
        joinSlackUrl: 'https://join.slack.example/lovelace',
        contactSlackUserId: slack.person('ada').id,
        invitationDays: 14,
      },
    });
    await grace.command('/invite');
    await grace.fill({
      Email: SOFIA,
      Name: 'Sofia Kovalevskaya',
      Role: 'Analyst',
      'Device groups': ['Teacher Laptops', 'Student Devices'],
      Note: 'See you on Monday.\n> bring a laptop',
    });
    await grace.submit();
    await grace.closeModal();
    await untilIdle(foyer);
    const { text, html } = await server.waitForMail(SOFIA);
    expect(text).toContain('Welcome aboard!\nWe look after 300 laptops.');
    expect(text).toContain('Grace Hopper invited you to join Lovelace Labs.');
    expect(text).toMatch(/- Role: Analyst\. \S+/u);
    expect(text).toContain('- Device groups: Student Devices, Teacher Laptops.');
    expect(text).toContain('> See you on Monday.\n> > bring a laptop');
    expect(text).toContain(
      'To set up your account: accept the invitation, then join the Slack of Lovelace Labs: https://join.slack.example/lovelace',
    );
    expect(text).toMatch(/You can accept until \w+, January \d+, 2026\./u);
    expect(text).toContain('Questions? Ask Ada Lovelace: ada@lovelace.example.');
    expect(text).toContain('If you don’t know Lovelace Labs, ignore this message.');
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).not.toMatch(/<img|<script|src=|url\(|@import/iu);
  });

  it('the email is an automatic one from the organization, with text and HTML, and nothing to unsubscribe from', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', {
      mail: { ...server, settings: { MAIL_REPLY_TO: 'help@lovelace.example' } },
    });
    await setUp(foyer);
    await inviteOutside(foyer);
    const { headers, from, raw } = await server.waitForMail(SOFIA);
    expect(from).toMatchObject({ name: 'Lovelace Labs', address: 'foyer@lovelace.example' });
    expect(headers['auto-submitted']).toBe('auto-generated');
    expect(headers['reply-to']).toContain('help@lovelace.example');
    expect(raw.toString()).toMatch(/^Content-Type: multipart\/alternative/mu);
    expect(Object.keys(headers).filter(name => name.startsWith('list-'))).toEqual([]);
  });

  it.each([
    ['right to left', 'شركة لافليس'],
    ['of another script', '株式会社ラブレス'],
    ['with quotes and commas', 'Lovelace, "Labs" <all>'],
    ['with an emoji', 'Labs 🧪 of Ada'],
  ])('a name %s arrives whole in the sender, the subject and the body', async (_, name) => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await foyer.db.organization.updateMany({ data: { name } });
    await inviteOutside(foyer);
    const { from, subject, text, html } = await server.waitForMail(SOFIA);
    expect(from.name).toBe(name);
    expect(subject).toBe(`Grace Hopper invited you to join ${name}`);
    expect(text).toContain(`Grace Hopper invited you to join ${name}.`);
    expect(html).not.toContain('<all>');
    expect(html).toContain('<bdi>');
  });

  it('a line break in a name begins no header', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await foyer.db.organization.updateMany({
      data: { name: 'Labs\r\nBcc: victim@elsewhere.example\r\n\r\nHello' },
    });
    await inviteOutside(foyer);
    const { headers, from } = await server.waitForMail(SOFIA);
    expect(headers).not.toHaveProperty('bcc');
    expect(from.name).toBe('Labs Bcc: victim@elsewhere.example Hello');
    expect(server.mails).toHaveLength(1);
  });
});

describe('who in Slack gets an email, by the organization’s setting', () => {
  const ADA = 'ada@lovelace.example';

  it.each([
    ['dm', ['invitation to ada: delivered']],
    ['email', [`invitation to ${ADA}: delivered`]],
    ['both', ['invitation to ada: delivered', `invitation to ${ADA}: delivered`]],
  ] as const)('a person in Slack gets just what “%s” says', async (inviteBy, expected) => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await foyer.db.organization.updateMany({ data: { inviteBy } });
    const said = await runCommand(foyer.slack.person('grace'), '/invite @ada as VIEWER');
    await untilIdle(foyer);
    expect(await deliveries(foyer)).toEqual(expected);
    expect(said.includes('an email')).toBe(inviteBy !== 'dm');
    expect(said.includes('a direct message')).toBe(inviteBy !== 'email');
  });

  it('an address adds no header to the email that a reader writes to it', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    const email = 'grace?bcc=a@lovelace.example'.replace('a@', 'eve&subject=%41#x@');
    await foyer.db.member.updateMany({ data: { email } });
    await inviteOutside(foyer);
    const [{ html = '', text = '' } = {}] = server.mails;
    expect(html).toContain('href="mailto:grace%3Fbcc%3Deve%26subject%3D%2541%23x@lovelace.example"');
    const [link = ''] = /\/i\/[\w-]+/u.exec(text) ?? [];
    expect(await (await fetch(`${foyer.app.url}${link}`)).text()).toContain(
      'href="mailto:grace%3Fbcc%3Deve%26subject%3D%2541%23x@lovelace.example"',
    );
  });

  it('a direct message that fails for good goes by email instead, and only then is nobody alarmed', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    foyer.slack.faults.always('chat.postMessage', { kind: 'error', error: 'user_disabled' });
    await runCommand(foyer.slack.person('grace'), '/invite @ada as VIEWER');
    await untilIdle(foyer);
    expect(await deliveries(foyer)).toEqual(['invitation to ada: failed', `invitation to ${ADA}: delivered`]);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite pending');
    expect(grace.modal()?.plain()).toContain('Sent by email · Not delivered: ');
  });

  it('a direct message that fails beside an email that was sent alarms nobody', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await foyer.db.organization.updateMany({ data: { inviteBy: 'both' } });
    const grace = foyer.slack.person('grace');
    foyer.slack.faults.next('chat.postMessage', { kind: 'error', error: 'user_disabled' });
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    expect(await deliveries(foyer)).toEqual(['invitation to ada: failed', `invitation to ${ADA}: delivered`]);
    expect(grace.sees('couldn’t reach')).toBe(false);
  });

  it('a person who joins Slack after the email gets the card there as well, once', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await inviteOutside(foyer);
    const sofia = await foyer.slack.addPerson({
      name: 'sofia',
      realName: 'Sofia Kovalevskaya',
      email: SOFIA,
    });
    await untilIdle(foyer);
    expect(await deliveries(foyer)).toEqual([
      `invitation to ${SOFIA}: delivered`,
      'invitation to sofia: delivered',
    ]);
    await sofia.press(invitationCard(sofia), 'Accept');
    await untilIdle(foyer);
    expect(await foyer.db.member.count({ where: { slackUserId: sofia.id } })).toBe(1);
    expect(await emails(foyer)).toHaveLength(1);
  });

  it('a resent invitation is mailed again with another link', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await inviteOutside(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite pending');
    const list = grace.modal();
    if (list) await grace.press(list, 'Resend');
    expect(grace.modal()?.plain()).toContain(`Sent again to ${SOFIA}.`);
    await untilIdle(foyer);
    const links = server.mails.map(({ text }) => /\/i\/[\w-]+/u.exec(text)?.[0]);
    expect(new Set(links).size).toBe(2);
  });
});

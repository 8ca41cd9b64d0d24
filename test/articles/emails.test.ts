import { describe, expect, it } from 'vitest';
import { accept, open } from '../pages/visit.ts';
import { startFoyer } from '../support/foyer.ts';
import { csv, done, members, paste, send, shown } from '../support/import-story.ts';
import { refusing } from '../support/mail-server/behaviour.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import {
  invitationCard,
  inviteByModal,
  requestCard,
  revokesInvite,
  runCommand,
  setUp,
  untilIdle,
  untilListed,
} from '../support/story.ts';

const SOFIA = 'sofia@outside.example';
const EMMY = 'emmy@outside.example';
const ADA = 'ada@lovelace.example';
const LINUS = 'linus@lovelace.example';
const joinSlackUrl = 'https://join.slack.example/lovelace';

type Mail = MailServer['mails'][number];

/** The path of the link in an email. */
const linkIn = ({ text }: Mail) => /http:\/\/127\.0\.0\.1:\d+(\/i\/[\w-]{43})/u.exec(text)?.[1] ?? '';

describe('the emails of Senturo’s articles', () => {
  it('a person who is invited alone gets an invitation email, and the inviter sees a confirmation', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    await inviteByModal(grace, { Email: SOFIA, Name: 'Sofia', Role: 'Analyst' });
    expect(shown(grace).title).toBe('Invitation sent');
    expect(shown(grace).plain()).toContain(`Invited Sofia (${SOFIA}) to Lovelace Labs as Analyst.`);
    expect(shown(grace).plain()).toContain('Foyer sends them an email with a link.');
    await untilIdle(foyer);
    const mail = await server.waitForMail(SOFIA);
    expect(mail.subject).toBe('Grace Hopper invited you to join Lovelace Labs');
    expect(mail.text).toContain('- Role: Analyst.');
    expect(server.mails).toHaveLength(1);
  });

  it.each([
    ['both', 2],
    ['email', 0],
  ] as const)(
    'an upload sends everybody an invitation email, in Slack or not, when the organization invites by “%s”',
    async (inviteBy, messages) => {
      await using server = await startMailServer();
      await using foyer = await startFoyer('http', { mail: server });
      await setUp(foyer, { template: 'Senturo' });
      await untilListed(foyer);
      await foyer.db.organization.updateMany({ data: { inviteBy } });
      const { slack } = foyer;
      const grace = slack.person('grace');
      await untilIdle(foyer);
      const everybody = [SOFIA, EMMY, ADA, LINUS];
      await paste(grace, csv('Email,Role', ...everybody.map(email => `${email},Analyst`)));
      expect(shown(grace).submit).toBe('Send 4 invitations');
      await send(grace);
      const summary = (await done(foyer, grace)).plain();
      for (const email of everybody) {
        const mail = await server.waitForMail(email);
        expect(mail.text).toContain('Grace Hopper invited you to join Lovelace Labs.');
        expect((await open(foyer, linkIn(mail))).words).toContain(email);
      }
      expect(server.mails).toHaveLength(4);
      expect(summary).toContain('sent by email');
      const cards = [slack.person('ada'), slack.person('linus')].flatMap(person => person.messages());
      expect(cards).toHaveLength(messages);
    },
  );

  it('an upload sends people outside Slack an invitation email without any setting, and people in Slack a message', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Senturo' });
    await untilListed(foyer);
    const grace = foyer.slack.person('grace');
    await untilIdle(foyer);
    await paste(grace, csv('Email,Role', `${SOFIA},Analyst`, `${EMMY},Remote`, `${ADA},Analyst`));
    await send(grace);
    expect((await done(foyer, grace)).plain()).toContain('1 delivered, 2 sent by email');
    expect((await server.waitForMail(SOFIA)).text).toContain('- Role: Analyst.');
    expect((await server.waitForMail(EMMY)).text).toContain('- Role: Remote.');
    expect(server.mails).toHaveLength(2);
    expect(invitationCard(foyer.slack.person('ada')).buttons()).toEqual(['Accept', 'Decline']);
  });

  it('a member who is uploaded again with other groups gets these groups, and no second invitation email', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Senturo' });
    await untilListed(foyer);
    const grace = foyer.slack.person('grace');
    await runCommand(grace, `/invite ${SOFIA} as Analyst in "Teacher Laptops"`);
    await untilIdle(foyer);
    await accept(foyer, linkIn(await server.waitForMail(SOFIA, 1)), 'Sofia');
    await paste(grace, csv('Email,Role,Groups', `${SOFIA},Analyst,Student Devices`));
    await send(grace);
    await done(foyer, grace);
    expect(await members(foyer)).toContain(`${SOFIA} active Analyst: Student Devices`);
    const second = await server.waitForMail(SOFIA, 2);
    expect(second.text).toContain('Grace Hopper changed your membership of Lovelace Labs:');
    expect(linkIn(second)).toBe('');
    expect(server.mails).toHaveLength(2);
  });

  it('an invitation email contains a welcome, the organization, a link to accept and how to set up an account', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Senturo' });
    const { db, slack } = foyer;
    const grace = slack.person('grace');
    await db.organization.updateMany({ data: { joinSlackUrl } });
    await runCommand(grace, `/invite ${SOFIA} as Analyst`);
    await untilIdle(foyer);
    await db.organization.updateMany({ data: { welcomeMessage: 'Welcome aboard!', joinSlackUrl: null } });
    await runCommand(grace, `/invite ${EMMY} as Analyst`);
    await untilIdle(foyer);
    const [sofias, emmys] = [await server.waitForMail(SOFIA), await server.waitForMail(EMMY)];
    expect(sofias.text).toContain('Welcome to Lovelace Labs!');
    expect(emmys.text).toContain('Welcome aboard!');
    expect(sofias.text).toContain(
      `To set up your account: accept the invitation, then join the Slack of Lovelace Labs: ${joinSlackUrl}`,
    );
    expect(emmys.text).toContain('You can accept there. You don’t need Slack for that.');
    for (const mail of [sofias, emmys]) {
      expect(mail.text).toContain('Grace Hopper invited you to join Lovelace Labs.');
      expect(mail.html).toContain(`${linkIn(mail)}">Open the invitation</a>`);
      const page = await open(foyer, linkIn(mail));
      expect(page.words).toContain('Join Lovelace Labs');
      expect(page.words).toContain('Accept as Analyst');
    }
  });

  it('a person who accepts by the emailed link is a current user at once, and is led on to set up an account in Slack', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Senturo' });
    const { db, slack } = foyer;
    await db.organization.updateMany({ data: { joinSlackUrl } });
    const grace = slack.person('grace');
    await runCommand(grace, `/invite ${SOFIA} as Analyst in "Teacher Laptops"`);
    await untilIdle(foyer);
    const link = linkIn(await server.waitForMail(SOFIA));
    expect((await open(foyer, link)).words).not.toContain('You joined');
    const joined = await accept(foyer, link, 'Sofia Kovalevskaya');
    expect(joined.words).toContain('You joined Lovelace Labs');
    expect(joined.words).toContain('Join with the email of this invitation. Join our Slack');
    expect(joined.page).toContain(`href="${joinSlackUrl}"`);
    expect(joined.page).not.toContain('type="password"');
    await untilIdle(foyer);
    await grace.command('/invite members');
    expect(shown(grace).plain()).toContain('Sofia Kovalevskaya\nsofia@outside.example');
    await grace.closeModal();
    await grace.command('/invite pending');
    expect(shown(grace).plain()).not.toContain(SOFIA);

    const sofia = await slack.addPerson({ name: 'sofia', realName: 'Sofia Kovalevskaya', email: SOFIA });
    await untilIdle(foyer);
    await sofia.openHome();
    expect(sofia.home()?.plain()).toContain('You’re Analyst.');
    expect(sofia.home()?.plain()).toContain('Teacher Laptops');
  });

  it('an invitation email that isn’t in the spam folder is replaced: the invitation is revoked and a new one sent', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    await grace.command('/invite pending');
    expect(shown(grace).plain()).not.toContain('spam');
    await grace.closeModal();
    await runCommand(grace, `/invite ${SOFIA} as Analyst`);
    await untilIdle(foyer);
    const first = linkIn(await server.waitForMail(SOFIA, 1));
    await grace.command('/invite pending');
    expect(shown(grace).plain()).toContain(
      'Did an email not arrive? Ask the person to check their spam or junk folder. If it isn’t there, revoke the invitation and send a new one.',
    );
    await revokesInvite(grace, shown(grace));
    await grace.closeModal();
    await runCommand(grace, `/invite ${SOFIA} as Analyst`);
    await untilIdle(foyer);
    const second = linkIn(await server.waitForMail(SOFIA, 2));
    expect((await accept(foyer, first, 'Sofia')).words).toContain('This invitation was revoked');
    expect((await accept(foyer, second, 'Sofia')).words).toContain('You joined Lovelace Labs');
    expect(await foyer.db.member.count({ where: { email: SOFIA, state: 'active' } })).toBe(1);
  });

  it('an email address without a mailbox is shown with the server’s words, and the corrected one gets the email', async () => {
    const wrong = 'sofai@outside.example';
    await using server = await startMailServer({ behaviour: refusing(wrong) });
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    await runCommand(grace, `/invite ${wrong} as Analyst`);
    await untilIdle(foyer);
    expect(grace.sees(`couldn’t reach ${wrong}`)).toBe(true);
    await grace.command('/invite pending');
    expect(shown(grace).plain()).toContain(
      'Not sent by email: The mail server refused the email: “550 No such mailbox here”.',
    );
    expect(shown(grace).plain()).toContain(wrong);
    await revokesInvite(grace, shown(grace));
    await grace.closeModal();
    await runCommand(grace, `/invite ${SOFIA} as Analyst`);
    await untilIdle(foyer);
    expect((await server.waitForMail(SOFIA)).recipients).toEqual([SOFIA]);
    expect(server.mails).toHaveLength(1);
  });

  it('an email that a filter refuses is shown with the filter’s words, and is resent once IT allows it', async () => {
    await using server = await startMailServer({
      behaviour: refusing(SOFIA, 554, '5.7.1 Blocked by the content filter of outside.example'),
    });
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    await runCommand(grace, `/invite ${SOFIA} as Analyst`);
    await untilIdle(foyer);
    await grace.command('/invite pending');
    expect(shown(grace).plain()).toContain('“554 5.7.1 Blocked by the content filter of outside.example”');
    server.behave(() => 'accept');
    await grace.press(shown(grace), 'Resend');
    await untilIdle(foyer);
    const link = linkIn(await server.waitForMail(SOFIA));
    expect((await accept(foyer, link, 'Sofia')).words).toContain('You joined Lovelace Labs');
  });

  it('an invitation email and its page name the person to ask, with their email', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    await db.organization.updateMany({ data: { contactSlackUserId: slack.person('ada').id } });
    await runCommand(slack.person('grace'), `/invite ${SOFIA} as Analyst`);
    await untilIdle(foyer);
    const mail = await server.waitForMail(SOFIA);
    expect(mail.text).toContain(`Questions? Ask Ada Lovelace: ${ADA}.`);
    const { words, page } = await open(foyer, linkIn(mail));
    expect(words).toContain('Questions? Ask Ada Lovelace');
    expect(page).toContain(`href="mailto:${ADA}"`);
  });
});

describe('the emails of Secaro’s article', () => {
  it('everybody on the list gets an email with a link, and an entry that was removed and re-entered gets it once', async () => {
    const wrong = 'sofai@outside.example';
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Secaro' });
    const grace = foyer.slack.person('grace');
    const sofia = { Name: 'Sofia Kovalevskaya', Role: 'Member', 'Can edit': ['Teacher Laptops'] };
    await grace.command('/invite');
    await grace.fill({ Email: wrong, ...sofia });
    await grace.press(shown(grace), 'Add another');
    await grace.fill({ Email: EMMY, Name: 'Emmy Noether', Role: 'Member' });
    await grace.press(shown(grace), 'Add another');
    await grace.press(shown(grace), 'Remove', { block: wrong });
    expect(shown(grace).plain()).not.toContain(wrong);
    await grace.fill({ Email: SOFIA, ...sofia });
    await grace.press(shown(grace), 'Add another');
    expect(server.mails).toEqual([]);
    await grace.submit();
    expect(shown(grace).plain()).toContain('Invited 2 people to Lovelace Labs.');
    await grace.closeModal();
    await untilIdle(foyer);
    for (const [email, name] of [
      [SOFIA, 'Sofia Kovalevskaya'],
      [EMMY, 'Emmy Noether'],
    ] as const) {
      const link = linkIn(await server.waitForMail(email));
      expect((await accept(foyer, link)).words).toContain('You joined Lovelace Labs');
      expect(await foyer.db.member.findFirst({ where: { email } })).toMatchObject({ name, state: 'active' });
    }
    expect(server.mails.map(({ recipients }) => recipients).sort()).toEqual([[EMMY], [SOFIA]]);
  });

  it('a person who registers with an email at the organization’s domain can ask to join, and reads of the rejection by email', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: 'Secaro' });
    const { slack } = foyer;
    const grace = slack.person('grace');
    const [inside, outside] = ['barbara@lovelace.example', 'barbara@outside.example'];
    const fields = { realName: 'Barbara Liskov' };
    const barbara = await slack.addPerson({ ...fields, name: 'barbara', email: inside });
    const other = await slack.addPerson({ ...fields, name: 'other', email: outside });
    await untilIdle(foyer);
    await other.openHome();
    expect(other.home()?.buttons()).not.toContain('Ask to join');
    await barbara.openHome();
    const home = barbara.home();
    if (home) await barbara.press(home, 'Ask to join');
    await barbara.submit();
    await barbara.closeModal();
    await untilIdle(foyer);
    await grace.command('/invite requests');
    expect(shown(grace).plain()).toContain(inside);
    await grace.closeModal();
    await grace.press(requestCard(grace), 'Reject');
    await grace.fill({ Reason: 'We are full.' });
    await grace.submit();
    await untilIdle(foyer);
    const mail = await server.waitForMail(inside);
    expect(mail.subject).toBe('Your request to join Lovelace Labs was rejected.');
    expect(mail.text).toContain('> We are full.');
    expect(mail.html).toContain('We are full.');
    await grace.command('/invite requests');
    expect(shown(grace).plain()).toContain('Nobody is waiting for a decision.');
    expect(await foyer.db.member.count({ where: { email: inside } })).toBe(0);
  });
});

describe('the emails of CrowdSec’s article', () => {
  it('a person without an account gets the link to sign up, and once they have an account the invitation waits there', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    const { slack, db } = foyer;
    await db.organization.updateMany({ data: { joinSlackUrl } });
    const grace = slack.person('grace');
    await inviteByModal(grace, { Email: SOFIA, Role: 'VIEWER' });
    expect(shown(grace).plain()).toContain('Foyer sends them an email with a link.');
    await grace.closeModal();
    await untilIdle(foyer);
    const { text, html } = await server.waitForMail(SOFIA);
    expect(text).toContain('Grace Hopper invited you to join Lovelace Labs.');
    expect(text).toContain('- Role: VIEWER.');
    expect(text).toContain(`join the Slack of Lovelace Labs: ${joinSlackUrl}`);
    expect(html).toContain(`href="${joinSlackUrl}"`);

    const sofia = await slack.addPerson({ name: 'sofia', realName: 'Sofia Kovalevskaya', email: SOFIA });
    await untilIdle(foyer);
    await sofia.openHome();
    expect(sofia.home()?.plain()).toContain('Grace Hopper invites you to join Lovelace Labs');
    await sofia.press(invitationCard(sofia), 'Accept');
    await untilIdle(foyer);
    expect(await db.member.findFirst({ where: { email: SOFIA } })).toMatchObject({ slackUserId: sofia.id });
  });
});

import { describe, expect, it } from 'vitest';
import { emptyQueue } from '../faults/queue.ts';
import { startFoyer } from '../support/foyer.ts';
import { busy, closed, once, refusing } from '../support/mail-server/behaviour.ts';
import { startMailServer } from '../support/mail-server.ts';
import { revokesInvite, runCommand, setUp, untilIdle } from '../support/story.ts';
import { emails, hurryMail, inviteOutside, SOFIA } from './story.ts';

describe('each email ends as sent, or as a failure that its initiator reads', () => {
  it('an address that the mail server refuses for good fails at once, with the server’s words', async () => {
    await using server = await startMailServer({ behaviour: refusing(SOFIA) });
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await inviteOutside(foyer);
    const reason = 'The mail server refused the email: “550 No such mailbox here”.';
    expect(await foyer.db.delivery.findFirst({ where: { medium: 'email' } })).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('550 No such mailbox here'),
    });
    const grace = foyer.slack.person('grace');
    expect(grace.sees(`Foyer couldn’t reach ${SOFIA} about Lovelace Labs. ${reason}`), grace.screen()).toBe(
      true,
    );
    await grace.command('/invite pending');
    expect(grace.modal()?.plain()).toContain('Not sent by email: The mail server refused the email');
  });

  it('a link that the mail server quotes in its refusal is shown to nobody', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    const secret = 'Ab-_'.repeat(11).slice(1);
    server.behave(({ at }) =>
      at === 'message'
        ? { code: 554, words: `Blocked: https://foyer.example/i/${secret} (${secret})` }
        : 'accept',
    );
    await inviteOutside(foyer);
    const { reason } = await foyer.db.delivery.findFirstOrThrow({ where: { medium: 'email' } });
    expect(reason).toContain('554 Blocked: https://foyer.example/i/[hidden] ([hidden])');
    expect(JSON.stringify(await foyer.db.delivery.findMany())).not.toContain(secret);
    expect(foyer.slack.person('grace').screen()).not.toContain(secret);
  });

  it('an email without its turn keeps the tries that failed, so that it ends however busy the server is', async () => {
    await using server = await startMailServer({ behaviour: busy() });
    await using foyer = await startFoyer('http', {
      mail: { ...server, settings: { MAIL_PER_MINUTE: '0.01' } },
    });
    await setUp(foyer);
    await inviteOutside(foyer);
    const jobs = () => foyer.db.$queryRaw<{ attempts: number }[]>`
      select attempts::int from graphile_worker.jobs where task_identifier like 'mail:%'`;
    expect(await jobs()).toEqual([{ attempts: 1 }]);
    // Others take the next turns.
    await foyer.db
      .$executeRaw`update paces set booked_until = now() + interval '1 day' where method = 'mail'`;
    await hurryMail(foyer);
    await untilIdle(foyer);
    expect(await jobs()).toEqual([{ attempts: 1 }]);
    expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: queued`]);
    await hurryMail(foyer);
    await untilIdle(foyer);
    expect(await jobs()).toEqual([{ attempts: 2 }]);
  });

  it('an answer that may pass is tried again until the mail server takes the email, which comes once', async () => {
    await using server = await startMailServer({ behaviour: busy(4) });
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await inviteOutside(foyer);
    for (let tries = 1; tries <= 4; tries += 1) {
      expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: queued`]);
      expect(await hurryMail(foyer)).toBe(true);
      await untilIdle(foyer);
    }
    expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: delivered`]);
    expect(server.mails).toHaveLength(1);
  });

  it('a mail server that is closed for an hour loses no email, and its initiator reads that it is being sent', async () => {
    await using server = await startMailServer({ behaviour: closed });
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await inviteOutside(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite pending');
    expect(grace.modal()?.plain()).toContain('Being sent by email');
    await grace.closeModal();
    // The waits of the queue grow; the ninth try comes after more than two hours.
    for (let tries = 1; tries <= 8; tries += 1) {
      expect(await hurryMail(foyer)).toBe(true);
      await untilIdle(foyer);
    }
    server.behave(() => 'accept');
    expect(await hurryMail(foyer)).toBe(true);
    await untilIdle(foyer);
    expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: delivered`]);
  });

  it('an email that no try could send fails with the last words, and the initiator gets a message', async () => {
    await using server = await startMailServer({ behaviour: busy() });
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await inviteOutside(foyer);
    while (await hurryMail(foyer)) await untilIdle(foyer);
    await emptyQueue(foyer.db);
    await untilIdle(foyer);
    expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: failed`]);
    expect(foyer.slack.person('grace').sees('451 Try again later')).toBe(true);
  });

  it('a connection that ends after the mail server took the email gives a second copy of the same Message-ID', async () => {
    await using server = await startMailServer({ behaviour: once('message', 'take-and-drop') });
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await inviteOutside(foyer);
    await hurryMail(foyer);
    await untilIdle(foyer);
    const [first, second, ...more] = server.mails;
    expect(more).toEqual([]);
    expect(first?.messageId).toMatch(/^<[0-9a-f-]{36}@lovelace\.example>$/u);
    expect(second?.messageId).toBe(first?.messageId);
    expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: delivered`]);
  });

  it('the rate of MAIL_PER_MINUTE is kept, and what is over waits for its time', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', {
      mail: { ...server, settings: { MAIL_PER_MINUTE: '0.5' } },
    });
    await setUp(foyer);
    for (const n of [1, 2, 3, 4, 5]) await inviteOutside(foyer, `person${n}@outside.example`);
    const sent = (await emails(foyer)).map(each => each.split(': ')[1]);
    expect(sent).toEqual(['delivered', 'delivered', 'delivered', 'queued', 'queued']);
    const waits = await foyer.db.$queryRaw<{ seconds: number }[]>`
      select extract(epoch from run_at - now())::float8 as seconds from graphile_worker.jobs
      where task_identifier like 'mail:%' order by run_at`;
    expect(waits.map(({ seconds }) => Math.ceil(seconds / 120))).toEqual([1, 2]);
  });

  it('a mail server that hangs at its greeting keeps nobody waiting, and the email comes with the next try', async () => {
    await using server = await startMailServer({ behaviour: once('greeting', 'hang') });
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    const said = await runCommand(foyer.slack.person('grace'), `/invite ${SOFIA} as VIEWER`);
    expect(said).toContain('Invited sofia@outside.example');
    await untilIdle(foyer);
    expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: queued`]);
    expect(await hurryMail(foyer)).toBe(true);
    await untilIdle(foyer);
    expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: delivered`]);
  });

  it('an invitation that was revoked while its email waited is not mailed', async () => {
    await using server = await startMailServer({ behaviour: busy(1) });
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    await inviteOutside(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite pending');
    const list = grace.modal();
    if (list) await revokesInvite(grace, list);
    await grace.closeModal();
    await hurryMail(foyer);
    await untilIdle(foyer);
    expect(server.mails).toEqual([]);
    expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: failed`]);
  });
});

describe('the connection to the mail server', () => {
  it('an invitation that expired, or that its invitee accepted, while its email waited is not mailed', async () => {
    await using server = await startMailServer({ behaviour: closed });
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer);
    const now = foyer.clock.now();
    for (const data of [{ expiresAt: now }, { awaitingApprovalAt: now }]) {
      const email = `${Object.keys(data)[0]?.toLowerCase()}@outside.example`;
      await inviteOutside(foyer, email);
      await foyer.db.invitation.updateMany({ where: { email }, data });
    }
    server.behave(() => 'accept');
    await hurryMail(foyer);
    await untilIdle(foyer);
    expect((await emails(foyer)).map(each => each.split(': ')[1])).toEqual(['failed', 'failed']);
    expect(server.mails).toEqual([]);
  });

  it('a login and STARTTLS with a trusted certificate are used', async () => {
    const login = { user: 'foyer', password: 'p@ss:word' };
    await using server = await startMailServer({ login, tls: 'starttls' });
    await using foyer = await startFoyer('http', { mail: { url: server.trustingUrl } });
    await setUp(foyer);
    await inviteOutside(foyer);
    expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: delivered`]);
  });

  it('a wrong password is for the operator to fix: the email waits, and no log shows the password', async () => {
    await using server = await startMailServer({ login: { user: 'foyer', password: 'right' } });
    const url = server.url.replace('right', 'wrong-and-secret');
    await using foyer = await startFoyer('http', { mail: { url } });
    await setUp(foyer);
    await inviteOutside(foyer);
    expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: queued`]);
    const [job] = await foyer.db.$queryRaw<{ last_error: string }[]>`
      select last_error from graphile_worker.jobs where task_identifier like 'mail:%'`;
    expect(job?.last_error).toContain('refused Foyer’s login');
    expect(job?.last_error).not.toContain('wrong-and-secret');
  });

  it('an inviter without a mail server reads that the invitation waits, and gets a text to send by hand', async () => {
    await using foyer = await startFoyer('http');
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await db.organization.updateMany({ data: { joinSlackUrl: 'https://join.slack.example/lovelace' } });
    const { ephemeral } = await grace.command(`/invite ${SOFIA} as VIEWER`);
    expect(ephemeral?.plain()).toContain(
      'The invitation waits and reaches them as a direct message when they join.',
    );
    if (ephemeral) await grace.press(ephemeral, 'Copy invitation text');
    const text = grace.modal()?.plain() ?? grace.screen();
    expect(text).toContain(`Copy this text and send it to ${SOFIA} yourself.`);
    expect(text).toContain('To accept, join the Slack of Lovelace Labs: https://join.slack.example/lovelace');
    expect(text).toContain('Grace Hopper invited you to join Lovelace Labs.');
    expect(text).not.toContain('/i/');
    expect(await emails(foyer)).toEqual([]);
    expect(await runCommand(slack.person('linus'), `/invite ${SOFIA} as VIEWER`)).toContain('can’t');
  });
});

import { expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { startMailServer } from '../support/mail-server.ts';
import { readAuditLog, runCommand, setUp, timePasses, untilIdle } from '../support/story.ts';
import { accept, inviteByEmail, linkTo, open, press } from './visit.ts';

const hedy = 'hedy@elsewhere.example';
const MINUTE = 60_000;

/** Foyer with a mail server, and an invitation that Grace sent to Hedy. */
async function start() {
  const mails = await startMailServer();
  const foyer = await startFoyer('http', { mail: mails });
  await setUp(foyer);
  await runCommand(foyer.slack.person('grace'), `/invite ${hedy} as VIEWER`);
  await untilIdle(foyer);
  /** The path of the link in the nth email to Hedy. */
  const linkOf = async (nth: number) =>
    /http:\/\/127\.0\.0\.1:\d+(\/i\/[\w-]{43})/u.exec((await mails.waitForMail(hedy, nth)).text)?.[1] ?? '';
  return {
    foyer,
    mails,
    linkOf,
    async [Symbol.asyncDispose]() {
      await foyer[Symbol.asyncDispose]();
      await mails.stop();
    },
  };
}

const sent = ({ db }: Foyer) => db.delivery.count({ where: { medium: 'email', email: hedy } });
const askFor = async (foyer: Foyer, link: string) => {
  const answered = await press(foyer, `${link}/new-link`);
  await untilIdle(foyer);
  return answered;
};

it('a person with a link that was replaced gets a new one by email, and only the newest works', async () => {
  await using door = await start();
  const { foyer, linkOf } = door;
  const first = await linkOf(1);
  await timePasses(foyer, 6 * MINUTE);
  const grace = foyer.slack.person('grace');
  await grace.command('/invite pending');
  const list = grace.modal();
  if (!list) throw new Error('There is no list.');
  await grace.press(list, 'Resend');
  await untilIdle(foyer);
  const second = await linkOf(2);
  const replaced = await open(foyer, first);
  expect(replaced.words).toContain('A newer email replaced this link');
  expect(replaced.words).toContain(`Foyer can send an email with a new link to ${hedy}. Send me a new link`);

  await timePasses(foyer, 6 * MINUTE);
  expect((await askFor(foyer, first)).words).toContain(
    'Foyer sends it by email in a minute or two. Check your spam folder, too.',
  );
  const third = await linkOf(3);
  expect(new Set([first, second, third]).size).toBe(3);
  expect((await open(foyer, second)).words).toContain('A newer email replaced this link');
  expect((await accept(foyer, third, 'Hedy')).words).toContain('You joined Lovelace Labs');
  expect(await readAuditLog(foyer)).toContain(`invitation.ask-link ${hedy}`);
});

it('a new link is sent at most once in five minutes, however often people ask, and the answer is the same', async () => {
  await using door = await start();
  const { foyer, linkOf } = door;
  const link = await linkOf(1);
  const answers = new Set<string>();
  const ask = async () => answers.add((await askFor(foyer, link)).page);
  await ask();
  expect(await sent(foyer)).toBe(1);
  await timePasses(foyer, 5 * MINUTE);
  await Promise.all([ask(), ask(), ask()]);
  expect(await sent(foyer)).toBe(2);
  answers.clear();
  await ask();
  await timePasses(foyer, 5 * MINUTE - 1);
  await ask();
  expect(await sent(foyer)).toBe(2);
  await timePasses(foyer, 1);
  await ask();
  expect(await sent(foyer)).toBe(3);
  expect(answers.size).toBe(1);
});

it('the pause of the organization counts for new links too', async () => {
  await using door = await start();
  const { foyer, linkOf } = door;
  const link = await linkOf(1);
  await foyer.db.organization.updateMany({ data: { cooldownMinutes: 60 } });
  await timePasses(foyer, 59 * MINUTE);
  await askFor(foyer, link);
  expect(await sent(foyer)).toBe(1);
  await timePasses(foyer, MINUTE);
  await askFor(foyer, link);
  expect(await sent(foyer)).toBe(2);
});

it('a new link leaves the end of the invitation as it is, and ended or answered invitations get none', async () => {
  await using door = await start();
  const { foyer, linkOf } = door;
  const { db, clock } = foyer;
  const link = await linkOf(1);
  const expiresAt = new Date(clock.now().getTime() + 20 * MINUTE);
  await db.invitation.updateMany({ data: { expiresAt } });
  await timePasses(foyer, 10 * MINUTE);
  await askFor(foyer, link);
  expect(await sent(foyer)).toBe(2);
  expect(await db.invitation.findFirst({ where: { email: hedy } })).toMatchObject({ expiresAt });
  await timePasses(foyer, 10 * MINUTE);
  await askFor(foyer, link);
  await db.invitation.updateMany({ data: { expiresAt: null, awaitingApprovalAt: clock.now() } });
  await timePasses(foyer, 10 * MINUTE);
  await askFor(foyer, link);
  for (const status of ['revoked', 'declined', 'accepted'] as const) {
    await timePasses(foyer, 10 * MINUTE);
    await db.invitation.updateMany({ data: { status, resolvedAt: clock.now(), expiresAt: null } });
    await askFor(foyer, link);
  }
  expect(await sent(foyer)).toBe(2);
});

it('a new link isn’t offered without a mail server, and asking for one changes nothing', async () => {
  await using silent = await startFoyer();
  await setUp(silent);
  const first = await inviteByEmail(silent, hedy);
  await linkTo(silent, hedy);
  const { words } = await open(silent, first);
  expect(words).toContain('A newer email replaced this link');
  expect(words).not.toContain('Send me a new link');
  await timePasses(silent, 10 * MINUTE);
  const before = await silent.db.invitation.findMany();
  await press(silent, `${first}/new-link`);
  expect(await silent.db.invitation.findMany()).toEqual(before);
});

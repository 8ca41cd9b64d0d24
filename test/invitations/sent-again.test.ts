import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { emails, inviteOutside, SOFIA } from '../mail/story.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { startMailServer } from '../support/mail-server.ts';
import {
  askToJoin,
  modes,
  readAuditLog,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';
import { DAY_MS, runSchedules } from '../time/schedule.ts';

const MINUTE_MS = 60_000;

/** Grace presses Resend on the only invitation that is pending. */
async function resend(foyer: Foyer): Promise<void> {
  const grace = foyer.slack.person('grace');
  await timePasses(foyer, MINUTE_MS);
  await grace.command('/invite pending');
  const list = grace.modal();
  if (!list) throw new Error('There is no list.');
  await grace.press(list, 'Resend');
  await grace.closeModal();
  await untilIdle(foyer);
}

const cardsOf = (person: Person) =>
  person.messages().filter(message => / invites you (?:again )?to join /u.test(message.plain()));

describe.each(modes)('an invitation that is sent again, over %s', mode => {
  it('the second card says “again”, the first says so and loses its buttons, and both show the outcome', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const [grace, ada] = [foyer.slack.person('grace'), foyer.slack.person('ada')];
    await runCommand(grace, '/invite @ada as EDITOR');
    await untilIdle(foyer);
    await resend(foyer);
    const [first, second] = cardsOf(ada);
    expect(first?.plain()).toContain('Grace Hopper invites you to join Lovelace Labs as EDITOR.');
    expect(first?.plain()).toMatch(/Sent again · .*\. Answer on the newer card\./u);
    expect(first?.buttons()).toEqual([]);
    expect(second?.plain()).toContain('Grace Hopper invites you again to join Lovelace Labs as EDITOR.');
    expect(second?.buttons()).toEqual(['Accept', 'Decline']);
    if (second) await ada.press(second, 'Decline');
    await untilIdle(foyer);
    expect(cardsOf(ada).map(card => card.plain().includes('You declined this invitation'))).toEqual([
      true,
      true,
    ]);
    expect(ada.sees('Answer on the newer card')).toBe(false);
  });

  it('a first card that Slack has not updated yet still works, and nobody joins twice', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const ada = slack.person('ada');
    await runCommand(slack.person('grace'), '/invite @ada as EDITOR');
    await untilIdle(foyer);
    for (const kind of ['ratelimited', 'ratelimited'] as const) {
      slack.faults.next('chat.update', { kind, retryAfter: 60 });
    }
    await resend(foyer);
    const [first, second] = cardsOf(ada);
    expect(first?.buttons()).toEqual(['Accept', 'Decline']);
    if (first && second) {
      await Promise.all([ada.press(first, 'Accept'), ada.press(second, 'Accept')]);
    }
    await untilIdle(foyer);
    expect(await db.member.count({ where: { slackUserId: ada.id, state: 'active' } })).toBe(1);
    const accepted = (await readAuditLog(foyer)).filter(entry => entry.startsWith('invitation.accept '));
    expect(accepted).toHaveLength(1);
  });

  it('a reminder closes the card before it, of an invitation and of a join request', async () => {
    await using foyer = await startFoyer(mode);
    const { id } = await setUp(foyer);
    const { slack, db } = foyer;
    await db.organization.update({ where: { id }, data: { reminderDays: 3 } });
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as EDITOR');
    await askToJoin(foyer, 'linus');
    await timePasses(foyer, 4 * DAY_MS);
    await runSchedules(foyer);
    expect(cardsOf(ada).map(card => card.buttons())).toEqual([[], ['Accept', 'Decline']]);
    expect(cardsOf(ada)[0]?.plain()).toContain('Answer on the newer card.');
    const requests = grace.messages('approvals').filter(card => card.plain().includes('asks to join'));
    expect(requests.map(card => card.buttons().length)).toEqual([0, 3]);
    expect(requests[0]?.plain()).toContain('Decide on the newer card.');
  });
});

it('a first card keeps its buttons when the second could not be delivered', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack } = foyer;
  const ada = slack.person('ada');
  await runCommand(slack.person('grace'), '/invite @ada as EDITOR');
  await untilIdle(foyer);
  slack.faults.next('chat.postMessage', { kind: 'error', error: 'messages_tab_disabled' });
  await resend(foyer);
  expect(cardsOf(ada).map(card => card.buttons())).toEqual([['Accept', 'Decline']]);
});

it('a card says “again” only after an earlier one was delivered', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack } = foyer;
  await runCommand(slack.person('grace'), `/invite ${SOFIA} as EDITOR`);
  await untilIdle(foyer);
  await resend(foyer);
  await slack.addPerson({ name: 'sofia', realName: 'Sofia', email: SOFIA });
  await untilIdle(foyer);
  expect(cardsOf(slack.person('sofia')).map(card => card.plain())).toEqual([
    expect.stringContaining('Grace Hopper invites you to join Lovelace Labs'),
  ]);
});

it('an email that is sent again says so in its subject and its text', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer);
  await inviteOutside(foyer);
  await resend(foyer);
  expect(await emails(foyer)).toHaveLength(2);
  const { subject, text } = await server.waitForMail(SOFIA, 2);
  expect(subject).toBe('Grace Hopper invited you again to join Lovelace Labs');
  expect(text).toContain('Grace Hopper invited you again to join Lovelace Labs.');
});

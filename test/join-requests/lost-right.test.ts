import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { emptyQueue } from '../faults/queue.ts';
import type { Foyer } from '../support/foyer.ts';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  modes,
  readAuditLog,
  revokesInvite,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';

/** Margaret invites somebody as ADMIN and loses the right to before they answer. */
async function promiseOfMargaret(foyer: Foyer, invitee = 'ada'): Promise<Person> {
  const { slack, db } = foyer;
  const margaret = slack.person('margaret');
  expect(await runCommand(margaret, `/invite @${invitee} as ADMIN`)).toContain('Invited ');
  await untilIdle(foyer);
  await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { state: 'deactivated' } });
  const person = slack.person(invitee);
  await person.press(invitationCard(person), 'Accept');
  await untilIdle(foyer);
  return person;
}

const approval = (approver: Person, channel = 'approvals') => {
  const card = approver
    .messages(channel)
    .findLast(message => message.plain().includes('accepted the invitation of'));
  if (!card) throw new Error(`${approver.spec.name} sees no approval.`);
  return card;
};

describe.each(modes)('an invitation whose inviter lost the right, over %s', mode => {
  it('an invitation whose inviter lost the right makes nobody a member: the invitee reads that an approver decides, and an approver lets them in', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    await becomeMember(foyer, 'margaret', 'ADMIN');
    const ada = await promiseOfMargaret(foyer);
    expect(await db.member.count({ where: { slackUserId: ada.id } })).toBe(0);
    expect(await db.invitation.findFirst({ where: { slackUserId: ada.id } })).toMatchObject({
      status: 'pending',
      awaitingApprovalAt: foyer.clock.now(),
    });
    expect(invitationCard(ada).plain()).toContain(
      'Margaret Hamilton can no longer give this access, so an approver decides. Foyer tells you by direct message.',
    );
    expect(invitationCard(ada).buttons()).toEqual(['Decline']);
    expect(approval(grace).plain()).toContain(
      '@ada (ada@lovelace.example) accepted the invitation of Margaret Hamilton to join Lovelace Labs as ADMIN.',
    );
    await grace.command('/invite pending');
    expect(grace.modal()?.plain()).toContain('Accepted, waiting for an approver');
    await grace.closeModal();
    await grace.press(approval(grace), 'Accept as ADMIN');
    await untilIdle(foyer);
    expect(approval(grace).plain()).toContain('✓ Accepted by @grace');
    expect(approval(grace).buttons()).toEqual([]);
    expect(invitationCard(ada).plain()).toContain('✓ You joined Lovelace Labs');
    expect(ada.messages().at(-1)?.plain()).toContain(
      '✓ @grace approved it: you’re a member of Lovelace Labs as ADMIN.',
    );
    const member = await db.member.findFirst({ where: { slackUserId: ada.id }, include: { role: true } });
    expect(member).toMatchObject({ state: 'active', role: { name: 'ADMIN' } });
    const auditLog = (await readAuditLog(foyer)).filter(entry => entry.endsWith('ada@lovelace.example'));
    expect(auditLog).toEqual([
      'invitation.create ada@lovelace.example',
      'invitation.await-approval ada@lovelace.example',
      'invitation.accept ada@lovelace.example',
    ]);
  });

  it('an approver rejects the invitation, which the invitee reads; accepting again changes nothing', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { channel: null });
    const grace = slack.person('grace');
    await becomeMember(foyer, 'margaret', 'ADMIN');
    const ada = slack.person('ada');
    await runCommand(slack.person('margaret'), '/invite @ada as ADMIN');
    await untilIdle(foyer);
    await foyer.db.member.updateMany({
      where: { slackUserId: slack.person('margaret').id },
      data: { state: 'deactivated' },
    });
    const before = invitationCard(ada);
    await Promise.all([ada.press(before, 'Accept'), ada.press(before, 'Accept')]);
    await untilIdle(foyer);
    expect(grace.messages().filter(each => each.plain().includes('accepted the invitation of'))).toHaveLength(
      1,
    );
    await grace.press(approval(grace, 'dm'), 'Reject');
    await untilIdle(foyer);
    expect(approval(grace, 'dm').plain()).toContain('✗ Rejected by @grace');
    expect(ada.messages().at(-1)?.plain()).toContain('Your invitation to Lovelace Labs wasn’t approved');
    expect(invitationCard(ada).buttons()).toEqual([]);
    expect(await db.member.count({ where: { slackUserId: ada.id } })).toBe(0);
    expect((await readAuditLog(foyer)).at(-1)).toBe('invitation.reject ada@lovelace.example');
  });

  it('the invitation is above the join requests too, where an approver decides it', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    await becomeMember(foyer, 'margaret', 'ADMIN');
    await promiseOfMargaret(foyer);
    await db.member.updateMany({
      where: { slackUserId: slack.person('margaret').id },
      data: { state: 'active' },
    });
    const linus = await promiseOfMargaret(foyer, 'linus');
    await askToJoin(foyer, 'katherine');
    await grace.command('/invite requests');
    const list = () => shown(grace).plain();
    expect(list().indexOf('@ada')).toBeLessThan(list().indexOf('@linus'));
    expect(list().indexOf('@linus')).toBeLessThan(list().indexOf('@katherine'));
    await grace.press(shown(grace), 'Accept as ADMIN', { nth: 0 });
    expect(list()).toContain('Ada Lovelace is a member now, as ADMIN.');
    await grace.press(shown(grace), 'Reject', { nth: 0 });
    expect(list()).toContain('Linus Torvalds won’t join. Foyer notifies them.');
    expect(shown(grace).buttons()).toEqual(['Accept as VIEWER', 'Accept as…', 'Reject']);
    await untilIdle(foyer);
    expect(approval(grace).buttons()).toEqual([]);
    expect(invitationCard(linus).buttons()).toEqual([]);
  });

  it('the invitation is decided at a copy of the card that Foyer did not know, and every copy shows it', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    await setUp(foyer, { channel: null });
    const grace = slack.person('grace');
    await becomeMember(foyer, 'margaret', 'ADMIN');
    slack.faults.next('chat.postMessage', { kind: 'drop-reply' }, 1, ({ channel }) => channel === grace.id);
    await promiseOfMargaret(foyer);
    await emptyQueue(foyer.db);
    const cards = () => grace.messages().filter(each => each.plain().includes('accepted the invitation of'));
    expect(cards()).toHaveLength(2);
    const [unknown] = cards();
    if (unknown) await grace.press(unknown, 'Accept as ADMIN');
    await emptyQueue(foyer.db);
    for (const card of cards()) expect(card.plain()).toContain('✓ Accepted by @grace');
  });

  it('an approver also decides when the inviter was demoted or their groups were narrowed', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Senturo' });
    const margaret = await becomeMember(
      foyer,
      'margaret',
      'Group Admin',
      '"Teacher Laptops", "Student Devices"',
    );
    await runCommand(margaret, '/invite @ada as Analyst in "Teacher Laptops"');
    await runCommand(margaret, '/invite @linus as Analyst in "Student Devices"');
    await untilIdle(foyer);
    const group = await db.group.findFirstOrThrow({ where: { name: 'Teacher Laptops' } });
    await db.groupGrant.deleteMany({ where: { groupId: group.id } });
    for (const name of ['ada', 'linus']) {
      const person = slack.person(name);
      await person.press(invitationCard(person), 'Accept');
    }
    await untilIdle(foyer);
    const joined = await db.member.findMany({ where: { email: { not: '' } }, select: { name: true } });
    expect(joined.map(({ name }) => name)).toContain(slack.person('linus').spec.realName);
    expect(joined.map(({ name }) => name)).not.toContain('Ada Lovelace');
    expect(approval(slack.person('grace')).plain()).toContain('@ada');
  });

  it('an approver who could not grant it can’t let the invitee in, nor can a person who is only in the channel', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    await becomeMember(foyer, 'margaret', 'ADMIN');
    const katherine = await becomeMember(foyer, 'katherine', 'VIEWER');
    const ada = await promiseOfMargaret(foyer);
    const card = approval(katherine);
    await katherine.press(card, 'Accept as ADMIN');
    await slack.waitFor(
      () => katherine.messages('approvals').at(-1)?.plain().includes('can’t review join requests'),
      'Katherine is refused',
    );
    await db.role.updateMany({ where: { name: 'VIEWER' }, data: { capabilities: ['join-request:review'] } });
    await katherine.press(card, 'Accept as ADMIN');
    await slack.waitFor(
      () => katherine.messages('approvals').at(-1)?.plain().includes('has more rights than your role'),
      'Katherine is refused again',
    );
    expect(await db.member.count({ where: { slackUserId: ada.id } })).toBe(0);
    expect(approval(katherine).buttons()).toEqual(['Accept as ADMIN', 'Reject']);
  });

  it('the invitation has one outcome, whether two approvers decide or it is revoked at the same time', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    await becomeMember(foyer, 'margaret', 'ADMIN');
    const katherine = await becomeMember(foyer, 'katherine', 'OWNER');
    const margaretId = slack.person('margaret').id;
    for (let round = 1; round <= 8; round += 1) {
      const name = `guest${round}`;
      await slack.addPerson({ name, realName: `Guest ${round}`, email: `${name}@lovelace.example` });
      await db.member.updateMany({ where: { slackUserId: margaretId }, data: { state: 'active' } });
      const guest = await promiseOfMargaret(foyer, name);
      await katherine.command('/invite pending');
      const list = katherine.modal();
      if (!list) throw new Error('There is no list.');
      const acts = [
        () => grace.press(approval(grace), 'Accept as ADMIN'),
        round % 2
          ? () => katherine.press(approval(katherine), 'Reject')
          : () => revokesInvite(katherine, list, { nth: 0 }),
      ];
      if (round % 4 > 1) acts.reverse();
      await Promise.all(acts.map(act => act()));
      await untilIdle(foyer);
      const { status } = await db.invitation.findFirstOrThrow({ where: { slackUserId: guest.id } });
      expect(['accepted', 'revoked']).toContain(status);
      const isIn = status === 'accepted';
      expect(await db.member.count({ where: { slackUserId: guest.id } })).toBe(isIn ? 1 : 0);
      expect(approval(grace).plain()).toContain(isIn ? '✓ Accepted by @grace' : '✗ Rejected by @katherine');
      expect(approval(grace).buttons()).toEqual([]);
      expect(invitationCard(guest).buttons()).toEqual([]);
      if (!isIn) {
        await slack.waitFor(
          () => grace.messages('approvals').at(-1)?.plain() === 'Katherine Johnson has already rejected it.',
          'Grace is told',
        );
      }
      await katherine.closeModal();
    }
  });
});

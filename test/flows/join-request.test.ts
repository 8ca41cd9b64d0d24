import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  deliveries,
  invitationCard,
  modes,
  readAuditLog,
  requestCard,
  runCommand,
  setUp,
  templates,
  timePasses,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('asking to join, over %s', mode => {
  it.each(templates)(
    'a join request is accepted in the approvals channel, with $template',
    async expected => {
      await using foyer = await startFoyer(mode);
      const { slack, db } = foyer;
      await setUp(foyer, { template: expected.template });
      const grace = slack.person('grace');
      const ada = slack.person('ada');
      await ada.command('/invite request');
      expect(ada.modal()?.plain()).toContain(
        'Ask to join Lovelace Labs with your email ada@lovelace.example.',
      );
      await ada.closeModal();
      await askToJoin(foyer, 'ada', 'I wrote the first program.');

      const card = requestCard(grace);
      expect(card.plain()).toContain('@ada (ada@lovelace.example) asks to join Lovelace Labs.');
      expect(card.plain()).toContain('I wrote the first program.');
      const accept = `Accept as ${expected.byDefault}`;
      expect(card.buttons()).toEqual([accept, 'Accept as…', 'Reject']);
      await grace.press(card, accept);
      await untilIdle(foyer);
      expect(requestCard(grace).buttons()).toEqual([]);
      const decided = requestCard(grace).plain();
      expect(decided).toContain('✓ Accepted by @grace');
      expect(decided).toContain(`as ${expected.byDefault}`);
      expect(decided).toContain('Jan 5, 2026 at 9:00 AM');
      const all = expected.template === 'Senturo' ? ' Access to all device groups.' : '';
      expect(ada.messages().at(-1)?.plain()).toContain(
        `✓ @grace accepted your request: you’re a member of Lovelace Labs as ${expected.byDefault}.${all}`,
      );
      const member = await db.member.findFirst({ where: { slackUserId: ada.id }, include: { role: true } });
      expect(member).toMatchObject({
        email: 'ada@lovelace.example',
        state: 'active',
        role: { name: expected.byDefault },
      });
      expect(await db.joinRequest.findFirst()).toMatchObject({ status: 'approved', reason: null });
      expect(await readAuditLog(foyer)).toEqual([
        'organization.set-up Lovelace Labs',
        'join-request.create ada@lovelace.example',
        'join-request.approve ada@lovelace.example',
      ]);
      expect(await deliveries(foyer)).toEqual([
        'join-request to #approvals: delivered',
        'join-request-approved to ada: delivered',
      ]);
    },
  );

  it('a join request is rejected with a reason, which the requester reads, and they may ask again', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada');
    await grace.press(requestCard(grace), 'Reject');
    expect(grace.modal()?.plain()).toContain(
      'Reject Ada Lovelace’s request (ada@lovelace.example) to join Lovelace Labs?',
    );
    await grace.fill({ Reason: 'Ask your manager first.' });
    await grace.submit();
    expect(grace.modal()?.plain()).toContain('Request rejected. Ada Lovelace has been notified.');
    await untilIdle(foyer);
    expect(requestCard(grace).plain()).toMatch(/✗ Rejected by @grace .*Jan 5, 2026 at 9:00 AM/u);
    expect(requestCard(grace).plain()).toContain('Ask your manager first.');
    expect(requestCard(grace).buttons()).toEqual([]);
    expect(ada.messages().at(-1)?.plain()).toBe(
      'Your request to join Lovelace Labs was rejected:\nAsk your manager first.',
    );
    expect(await db.joinRequest.findFirst()).toMatchObject({
      status: 'rejected',
      reason: 'Ask your manager first.',
    });
    expect(await db.member.count()).toBe(1);
    expect((await readAuditLog(foyer)).at(-1)).toBe('join-request.reject ada@lovelace.example');

    await timePasses(foyer, 24 * 60 * 60_000);
    await askToJoin(foyer, 'ada', 'Now with her blessing.');
    await grace.press(requestCard(grace), 'Reject');
    await grace.submit();
    await untilIdle(foyer);
    expect(ada.messages().at(-1)?.plain()).toBe('Your request to join Lovelace Labs was rejected.');
  });

  it('a join request goes to each approver by DM without a channel, and every copy shows the decision', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    await setUp(foyer, { channel: null });
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const linus = await becomeMember(foyer, 'linus', 'VIEWER');
    await askToJoin(foyer, 'ada', 'Please.');
    for (const approver of [grace, margaret]) {
      expect(requestCard(approver, 'dm').buttons()).toEqual(['Accept as VIEWER', 'Accept as…', 'Reject']);
    }
    expect(linus.sees('asks to join')).toBe(false);
    await margaret.press(requestCard(margaret, 'dm'), 'Accept as VIEWER');
    await untilIdle(foyer);
    for (const approver of [grace, margaret]) {
      expect(requestCard(approver, 'dm').plain()).toContain('✓ Accepted by @margaret');
      expect(requestCard(approver, 'dm').buttons()).toEqual([]);
    }
    expect(
      (await readAuditLog(foyer)).filter(entry => entry.startsWith('join-request.approve')),
    ).toHaveLength(1);
  });

  it('a decided join request also resolves a pending invitation to the same person', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada');
    await runCommand(grace, '/invite @ada as EDITOR');
    await untilIdle(foyer);
    await grace.press(requestCard(grace), 'Accept as VIEWER');
    await untilIdle(foyer);
    expect(await db.member.count()).toBe(2);
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(0);
    expect(ada.messages().flatMap(message => message.buttons())).toEqual([]);
  });

  it('a join request is withdrawn when the person accepts an invitation first, and an approver reads so', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada');
    await runCommand(grace, '/invite @ada as EDITOR');
    await untilIdle(foyer);
    await grace.press(requestCard(grace), 'Reject');
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    expect(requestCard(grace).buttons()).toEqual([]);
    expect(requestCard(grace).plain()).toContain('This request was withdrawn');
    await grace.submit();
    expect(grace.modal()?.plain()).toContain('That join request was withdrawn.');
    expect(await db.joinRequest.findFirst()).toMatchObject({ status: 'withdrawn', deciderId: null });
    expect(await readAuditLog(foyer)).toContain('join-request.withdraw ada@lovelace.example');
  });
});

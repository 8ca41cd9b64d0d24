import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  modes,
  requestCard,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';
import { startSecond } from '../support/wire.ts';

const ROUNDS = 20;

describe.each(modes)('two approvers at once, over %s', mode => {
  it('two approvers in two processes make one decision, and the other reads in plain words who decided', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    await using second = await startSecond(foyer, mode);
    const [grace, margaret] = [slack.person('grace'), await becomeMember(foyer, 'margaret', 'ADMIN')];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const name = `asker${round}`;
      await slack.addPerson({ name, realName: `Asker ${round}`, email: `${name}@lovelace.example` });
      const asker = await askToJoin(foyer, name);
      const card = requestCard(grace);
      const words = [grace, margaret].map(person => person.messages('approvals').length);
      second.reach('first');
      const first = grace.press(card, 'Accept as VIEWER');
      second.reach('second');
      await Promise.all([first, margaret.press(card, 'Accept as VIEWER')]);
      await untilIdle(foyer);

      const request = await db.joinRequest.findFirstOrThrow({
        where: { slackUserId: asker.id },
        include: { decider: true },
      });
      expect(request.status).toBe('approved');
      const [winner, loser] =
        request.decider?.slackUserId === grace.id ? [grace, margaret] : [margaret, grace];
      const reply = await slack.waitFor(
        () =>
          loser.messages('approvals').at(-1)?.plain().includes('already') &&
          loser.messages('approvals').at(-1),
        'the slower one is told',
      );
      expect(reply.plain()).toBe(`${winner.spec.realName} has already accepted that join request.`);
      expect(winner.messages('approvals')).toHaveLength(words[winner === grace ? 0 : 1] ?? 0);
      expect(await db.member.count({ where: { slackUserId: asker.id } })).toBe(1);
      expect(await db.auditEntry.count({ where: { subject: `${name}@lovelace.example` } })).toBe(2);
      expect(asker.messages()).toHaveLength(1);
      expect(requestCard(margaret).plain()).toContain(`✓ Accepted by @${winner.spec.name}`);
      expect(requestCard(margaret).buttons()).toEqual([]);
    }
  });

  it('of accept and reject exactly one succeeds, and both copies and the requester say the same', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { channel: null });
    const [grace, margaret] = [slack.person('grace'), await becomeMember(foyer, 'margaret', 'ADMIN')];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const name = `asker${round}`;
      await slack.addPerson({ name, realName: `Asker ${round}`, email: `${name}@lovelace.example` });
      const asker = await askToJoin(foyer, name);
      await margaret.press(requestCard(margaret, 'dm'), 'Reject');
      await margaret.fill({ Reason: 'No room.' });
      const acts = [() => grace.press(requestCard(grace, 'dm'), 'Accept as VIEWER'), () => margaret.submit()];
      if (round % 2) acts.reverse();
      await Promise.all(acts.map(act => act()));
      await untilIdle(foyer);

      const { status } = await db.joinRequest.findFirstOrThrow({ where: { slackUserId: asker.id } });
      const isIn = status === 'approved';
      expect(await db.member.count({ where: { slackUserId: asker.id } })).toBe(isIn ? 1 : 0);
      expect(asker.messages()).toHaveLength(1);
      expect(asker.messages()[0]?.plain()).toContain(
        isIn ? 'accepted your request' : 'was rejected:\nNo room.',
      );
      for (const approver of [grace, margaret]) {
        expect(requestCard(approver, 'dm').plain()).toContain(
          isIn ? '✓ Accepted by @grace' : '✗ Rejected by @margaret',
        );
        expect(requestCard(approver, 'dm').buttons()).toEqual([]);
      }
      expect(margaret.modal()?.plain()).toContain(
        isIn
          ? 'Grace Hopper has already accepted that join request.'
          : `Request rejected. Asker ${round} has been notified.`,
      );
      if (!isIn) {
        await slack.waitFor(
          () =>
            grace.messages().at(-1)?.plain() === 'Margaret Hamilton has already rejected that join request.',
          'Grace is told',
        );
      }
      await margaret.closeModal();
    }
  });

  it('approval against acceptance of an invitation ends with one member, and nothing left pending', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    for (let round = 1; round <= ROUNDS; round += 1) {
      const name = `asker${round}`;
      await slack.addPerson({ name, realName: `Asker ${round}`, email: `${name}@lovelace.example` });
      const asker = await askToJoin(foyer, name);
      await runCommand(grace, `/invite @${name} as EDITOR`);
      await untilIdle(foyer);
      await Promise.all([
        asker.press(invitationCard(asker), 'Accept'),
        grace.press(requestCard(grace), 'Accept as VIEWER'),
      ]);
      await untilIdle(foyer);
      expect(await db.member.count({ where: { slackUserId: asker.id } })).toBe(1);
      expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(0);
      expect(invitationCard(asker).buttons()).toEqual([]);
      expect(await db.joinRequest.count({ where: { status: 'pending' } }), `round ${round}`).toBe(0);
      expect(requestCard(grace).buttons()).toEqual([]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  deliveries,
  invitationCard,
  modes,
  revokesInvite,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';
import { startSecond } from '../support/wire.ts';

const ROUNDS = 20;

describe.each(modes)('acceptance against revocation, over %s', mode => {
  it('acceptance against revocation has one outcome, which both see', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    await using second = await startSecond(foyer, mode);
    const grace = slack.person('grace');
    for (let round = 1; round <= ROUNDS; round += 1) {
      const name = `invitee${round}`;
      const invitee = await slack.addPerson({ name, realName: name, email: `${name}@x.example` });
      await runCommand(grace, `/invite @${name} as VIEWER`);
      await untilIdle(foyer);
      await grace.command('/invite pending');
      const list = grace.modal();
      if (!list) throw new Error('There is no list.');
      const acts = [() => invitee.press(invitationCard(invitee), 'Accept'), () => revokesInvite(grace, list)];
      if (round % 2) acts.reverse();
      second.reach('first');
      const first = acts[0]?.();
      second.reach('second');
      await Promise.all([first, acts[1]?.()]);
      await untilIdle(foyer);

      const { status } = await db.invitation.findFirstOrThrow({ where: { slackUserId: invitee.id } });
      const isIn = status === 'accepted';
      expect(isIn || status === 'revoked').toBe(true);
      expect(await db.member.count({ where: { slackUserId: invitee.id } })).toBe(isIn ? 1 : 0);
      expect(invitationCard(invitee).buttons()).toEqual([]);
      expect(invitationCard(invitee).plain()).toContain(
        isIn ? '✓ You joined' : '@grace revoked this invitation',
      );
      expect(grace.modal()?.plain()).toContain(
        isIn ? 'That invitation was already accepted.' : 'Revoked just now.',
      );
      if (!isIn) {
        await slack.waitFor(
          () => invitee.messages().at(-1)?.plain().includes('That invitation was revoked'),
          'the invitee is told',
        );
      }
      const heard = `invitation-accepted to grace: delivered`;
      expect((await deliveries(foyer)).filter(line => line === heard)).toHaveLength(
        await db.invitation.count({ where: { status: 'accepted' } }),
      );
      expect(await db.auditEntry.count({ where: { subject: `${name}@x.example` } })).toBe(2);
      await grace.closeModal();
    }
  });

  it('of accept and decline in two windows exactly one succeeds', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    for (let round = 1; round <= ROUNDS; round += 1) {
      const name = `invitee${round}`;
      const invitee = await slack.addPerson({ name, realName: name, email: `${name}@x.example` });
      await runCommand(grace, `/invite @${name} as VIEWER`);
      await untilIdle(foyer);
      const card = invitationCard(invitee);
      await Promise.all([invitee.press(card, 'Decline'), invitee.press(card, 'Accept')]);
      await untilIdle(foyer);
      const { status } = await db.invitation.findFirstOrThrow({ where: { slackUserId: invitee.id } });
      const isIn = status === 'accepted';
      expect(await db.member.count({ where: { slackUserId: invitee.id } })).toBe(isIn ? 1 : 0);
      expect(invitationCard(invitee).plain()).toContain(isIn ? '✓ You joined' : 'You declined');
      expect(
        grace
          .messages()
          .filter(message => message.plain().includes(`${name}@x.example`) && !message.ephemeralTo),
      ).toHaveLength(1);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, modes, runCommand, setUp, untilIdle } from '../support/story.ts';
import { startSecond } from '../support/wire.ts';

const ROUNDS = 20;

describe.each(modes)('two invitations for the last seat at once, over %s', mode => {
  it.each(['one process', 'two processes'])(
    'two invitations for the last seat at once give it once, from %s',
    async processes => {
      await using foyer = await startFoyer(mode);
      const { slack, db } = foyer;
      await setUp(foyer);
      await using second = processes === 'two processes' ? await startSecond(foyer, mode) : null;
      const [grace, margaret] = [slack.person('grace'), await becomeMember(foyer, 'margaret', 'ADMIN')];
      for (let round = 1; round <= ROUNDS; round += 1) {
        await db.organization.updateMany({ data: { seatLimit: 2 + round } });
        second?.reach('first');
        const first = runCommand(grace, `/invite one${round}@x.example as VIEWER`);
        second?.reach('second');
        const replies = await Promise.all([
          first,
          runCommand(margaret, `/invite two${round}@x.example as VIEWER`),
        ]);
        expect(
          replies.filter(text => text.includes('Invited ')),
          replies.join('\n'),
        ).toHaveLength(1);
        expect(
          replies.filter(text => text.includes(`${2 + round} of ${2 + round} are taken`)),
          replies.join('\n'),
        ).toHaveLength(1);
        expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(round);
      }
      await untilIdle(foyer);
      expect(await db.delivery.count({ where: { status: 'waiting' } })).toBe(ROUNDS);
    },
  );
});

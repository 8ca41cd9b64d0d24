import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { becomeMember, modes, runCommand, setUp } from '../support/story.ts';
import { startSecond } from '../support/wire.ts';

const ROUNDS = 20;

describe.each(modes)('removing a group and inviting into it at once, over %s', mode => {
  it('removing a group and inviting into it at once ends with the group gone, and the invitation made without it or refused in words', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const { id: organizationId } = await setUp(foyer, { groups: null });
    await using second = await startSecond(foyer, mode);
    const [grace, margaret] = [slack.person('grace'), await becomeMember(foyer, 'margaret', 'ADMIN')];
    for (let round = 1; round <= ROUNDS; round += 1) {
      await db.group.create({ data: { organizationId, name: 'Phones' } });
      await grace.command('/invite groups');
      await grace.press(shown(grace), 'Remove');
      second.reach('first');
      const removed = grace.submit();
      second.reach('second');
      const [, said] = await Promise.all([
        removed,
        runCommand(margaret, `/invite a${round}@x.example as VIEWER in Phones`),
      ]);
      expect(shown(grace).plain()).toContain('Removed Phones.');
      expect(said).toMatch(/^Invited a|^There’s no group “Phones”/u);
      await grace.closeModal();
      expect(await db.group.count()).toBe(0);
      expect(await db.invitationGrant.count()).toBe(0);
      const made = await db.invitation.count({ where: { email: `a${round}@x.example`, status: 'pending' } });
      expect(made).toBe(said.startsWith('Invited') ? 1 : 0);
    }
  });
});

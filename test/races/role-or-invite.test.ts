import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { becomeMember, modes, runCommand, setUp } from '../support/story.ts';
import { startSecond } from '../support/wire.ts';

const ROUNDS = 20;

describe.each(modes)('removing a role and inviting somebody as it at once, over %s', mode => {
  it('removing a role and inviting somebody as it at once ends with the role gone or in use, and nobody ever has a removed one', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const { id: organizationId } = await setUp(foyer, { groups: null });
    await using second = await startSecond(foyer, mode);
    const [grace, margaret] = [slack.person('grace'), await becomeMember(foyer, 'margaret', 'ADMIN')];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const name = `Host ${round}`;
      const added = { organizationId, name, description: name, position: 3 + round };
      const { id } = await db.role.create({ data: added });
      await grace.command('/invite roles');
      second.reach('first');
      // Three of CrowdSec's roles are below OWNER, which has no Remove.
      const removed = grace.press(shown(grace), 'Remove', { nth: 3 });
      second.reach('second');
      const [, said] = await Promise.all([
        removed,
        runCommand(margaret, `/invite a${round}@x.example as "${name}"`),
      ]);
      const isRemoved = (await db.role.findUniqueOrThrow({ where: { id } })).removedAt !== null;
      expect(await db.invitation.count({ where: { roleId: id } })).toBe(isRemoved ? 0 : 1);
      expect(said).toMatch(isRemoved ? /^There’s no role/u : /^Invited a/u);
      expect(grace.screen()).toContain(
        isRemoved ? `${name} is removed.` : `${name} is in use by 1 pending invitation`,
      );
      await grace.closeModal();
      await db.invitation.deleteMany({ where: { roleId: id } });
      await db.role.updateMany({ where: { id }, data: { removedAt: new Date() } });
    }
  });
});

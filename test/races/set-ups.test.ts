import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { modes } from '../support/story.ts';
import { startSecond } from '../support/wire.ts';

const ROUNDS = 20;

describe.each(modes)('two set-ups at once, over %s', mode => {
  it('two set-ups at once create one organization, from two processes, and tell the slower admin', async () => {
    await using foyer = await startFoyer(mode);
    await using second = await startSecond(foyer, mode);
    const { slack, db, clock } = foyer;
    await slack.changePerson('margaret', { isAdmin: true });
    const [grace, margaret] = [slack.person('grace'), slack.person('margaret')];
    const workspace = await db.workspace.findFirstOrThrow();
    const attic = await db.workspace.create({
      data: { slackTeamId: 'TATTIC', name: 'Attic', botUserId: 'UATTIC', createdAt: clock.now() },
    });
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const admin of [grace, margaret]) {
        await admin.command('/invite');
        await admin.fill({ 'Organization name': `${admin.spec.realName} Labs`, Template: 'Senturo' });
      }
      second.reach('first');
      const first = grace.submit();
      second.reach('second');
      await Promise.all([first, margaret.submit()]);
      const [organization, ...others] = await db.organization.findMany({
        where: { workspaceId: workspace.id },
        include: { members: true, roles: true, auditEntries: true },
      });
      if (!organization) throw new Error('There is no organization.');
      expect(others).toEqual([]);
      expect(organization.members).toHaveLength(1);
      expect(organization.roles).toHaveLength(6);
      expect(organization.auditEntries).toHaveLength(1);
      const [winner, loser] =
        organization.members[0]?.slackUserId === grace.id ? [grace, margaret] : [margaret, grace];
      expect(organization.name).toBe(`${winner.spec.realName} Labs`);
      expect(winner.modal()?.plain()).toContain('is set up. You’re its first Admin.');
      expect(loser.modal()?.plain()).toContain(`${organization.name} is already set up in this workspace.`);
      // The workspace has none again for the next round.
      await db.organization.update({ where: { id: organization.id }, data: { workspaceId: attic.id } });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { modes, revokesInvite, runCommand, setUp } from '../support/story.ts';

describe.each(modes)('one invitation among many, over %s', mode => {
  it('a part of its address finds an invitation in Invited users, and Revoke invite cancels it alone', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    await runCommand(grace, '/invite hedy@lovelace.example as Analyst');
    for (let count = 1; count <= 10; count += 1)
      await runCommand(grace, `/invite p${count}@x.example as Remote`);
    await grace.command('/invite pending');
    expect(shown(grace).plain()).toContain('11 pending');
    expect(shown(grace).plain()).not.toContain('hedy@lovelace.example');
    await grace.press(shown(grace), 'Search and filter');
    await grace.fill({ 'Name or email': 'HEDY@' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Analyst · all device groups');
    expect(
      shown(grace)
        .buttons()
        .filter(button => button === 'Revoke invite'),
    ).toHaveLength(1);
    await revokesInvite(grace, shown(grace));
    expect(shown(grace).plain()).toContain('Revoked just now.');
    const left = await foyer.db.invitation.findMany({ where: { status: 'pending' } });
    expect(left).toHaveLength(10);
    expect(left.map(({ email }) => email)).not.toContain('hedy@lovelace.example');
  });
});

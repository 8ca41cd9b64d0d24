import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { modes, setUp } from '../support/story.ts';

describe.each(modes)('Invite people, over %s', mode => {
  it('Invite people asks for a missing address and role under their fields, and sends nothing before', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    const missing = async () => Object.keys((await grace.submit()).fieldErrors ?? {});
    expect(await missing()).toEqual([expect.stringMatching(/^email/u), expect.stringMatching(/^role/u)]);
    await grace.fill({ Email: 'ada@lovelace.example' });
    expect(await missing()).toEqual([expect.stringMatching(/^role/u)]);
    expect(await foyer.db.invitation.count()).toBe(0);
    await grace.fill({ Role: 'Remote' });
    await grace.submit();
    expect(shown(grace).title).toBe('Invitation sent');
  });
});

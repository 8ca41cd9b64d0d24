import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import {
  becomeMember,
  modes,
  readAuditLog,
  runCommand,
  setUp,
  snapshot,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('the groups of an organization, over %s', mode => {
  it('groups are added and renamed, each name once, and are in the audit log', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { groups: 'Phones' });
    const grace = foyer.slack.person('grace');
    await grace.command('/invite groups');
    expect(shown(grace).plain()).toContain('Lovelace Labs · 1 group');
    await grace.press(shown(grace), 'Add groups');
    await grace.fill({ Names: 'Mills\nphones' });
    expect(JSON.stringify((await grace.submit()).fieldErrors)).toContain('“phones” is listed twice');
    await grace.fill({ Names: 'Mills' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Added: Mills.');
    await grace.press(shown(grace), 'Rename', { nth: 0 });
    await grace.fill({ Name: 'Engines' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Renamed from Mills.');
    expect((await readAuditLog(foyer)).slice(1)).toEqual(['group.add Mills', 'group.rename Mills']);
    const groups = await foyer.db.group.findMany({ orderBy: { name: 'asc' } });
    expect(groups.map(({ name }) => name)).toEqual(['Engines', 'Phones']);
  });

  it('groups are removed after a step that names who loses them, and those people get a message', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { groups: 'Phones' });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER', 'Phones');
    await runCommand(grace, '/invite linus@x.example as VIEWER in Phones');
    await grace.command('/invite groups');
    expect(shown(grace).plain()).toContain('1 member, 1 invitation');
    await grace.press(shown(grace), 'Remove');
    expect(shown(grace).plain()).toContain('Remove Phones from Lovelace Labs?');
    expect(shown(grace).plain()).toContain('Who loses it: Ada Lovelace, linus@x.example.');
    await grace.submit();
    await untilIdle(foyer);
    expect(shown(grace).plain()).toContain('Removed Phones.');
    expect(await db.group.count()).toBe(0);
    expect(await db.groupGrant.count()).toBe(0);
    expect(ada.messages().at(-1)?.plain()).toContain('Groups: Phones → no group');
    expect(await readAuditLog(foyer)).toContain('group.remove Phones');
  });

  it('groups aren’t removed from a person with no other, where no group means all groups', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo', groups: 'Phones\nTablets' });
    const grace = foyer.slack.person('grace');
    await becomeMember(foyer, 'ada', 'Analyst', 'Phones');
    const before = await snapshot(foyer);
    await grace.command('/invite groups');
    await grace.press(shown(grace), 'Remove', { nth: 0 });
    await grace.submit();
    expect(grace.screen()).toContain('Phones is the only group of Ada Lovelace');
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('groups need the right to change the organization, and no other organization’s are found', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    expect(await runCommand(ada, '/invite groups')).toContain(
      'Your role VIEWER can’t change the organization.',
    );
  });
});

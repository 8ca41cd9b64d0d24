import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { csv, paste, pending, send, shown, startSenturo, upload } from '../support/import-story.ts';

const rows = (header: string, more = '') =>
  csv(
    `Email,Role,${header},Name`,
    `ada@x.example,Analyst,Student Devices,Ada${more}`,
    `bob@x.example,Admin,Student Devices,Bob${more}`,
    `eve@x.example,Admin,Student Devices,Eve${more}`,
  );

/** Takes Bob out and gives Eve another role. */
async function review(grace: Person): Promise<void> {
  await grace.press(shown(grace), 'Remove', { nth: 1 });
  await grace.press(shown(grace), 'Edit', { nth: 1 });
  await grace.fill({ Role: 'Remote' });
  await grace.submit();
  expect(shown(grace).plain()).not.toContain('bob@x.example');
}

describe('a file that is read again after the review began', () => {
  it.each(['Use as Groups', 'Leave it out'])(
    'an answer about a column brings back no row that was taken out and no cell that was changed: %s',
    async answer => {
      await using foyer = await startSenturo();
      const grace = foyer.slack.person('grace');
      await paste(grace, rows('Gruops'));
      await review(grace);
      await grace.press(shown(grace), answer);
      expect(shown(grace).plain()).toContain('2 new');
      await send(grace);
      const groups = answer === 'Use as Groups' ? 'Student Devices' : '';
      expect(await pending(foyer)).toEqual([
        `ada@x.example Analyst: ${groups}`,
        `eve@x.example Remote: ${groups}`,
      ]);
      expect(await foyer.db.importRow.count({ where: { outcome: 'removed' } })).toBe(1);
    },
  );

  it('other columns bring back no row that was taken out and no cell that was changed', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await upload(grace, { name: 'people.csv', bytes: rows('Wohin') });
    await review(grace);
    await grace.press(shown(grace), 'Change columns');
    await grace.fill({ Groups: 'Wohin: Student Devices' });
    await grace.submit();
    await send(grace);
    expect(await pending(foyer)).toEqual([
      'ada@x.example Analyst: Student Devices',
      'eve@x.example Remote: Student Devices',
    ]);
  });

  it('another encoding brings back no row that was taken out and no cell that was changed', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await upload(grace, { name: 'people.csv', bytes: Buffer.from(rows('Groups', ' Mu\u00f1oz'), 'latin1') });
    await review(grace);
    await grace.choose('import.encoding', 'Central European (Windows-1250)');
    expect(shown(grace).plain()).toContain('Ada Muńoz');
    expect(shown(grace).plain()).not.toContain('bob@x.example');
    await send(grace);
    expect(await pending(foyer)).toEqual([
      'ada@x.example Analyst: Student Devices',
      'eve@x.example Remote: Student Devices',
    ]);
  });

  it('a role chosen for everybody or for an unknown one, and a corrected group, stay when the file is read again', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await paste(
      grace,
      csv(
        'Email,Role,Groups,Employee',
        'ada@x.example,,Robotics,1',
        'bob@x.example,student,Studnet Devices,2',
        'eve@x.example,,,3',
      ),
    );
    await grace.press(shown(grace), 'Use Student Devices');
    await grace.press(shown(grace), 'Create Robotics');
    await grace.press(shown(grace), 'Choose a role', { nth: 0 });
    await grace.fill({ Role: 'Analyst' });
    await grace.submit();
    await grace.press(shown(grace), 'Choose a role', { nth: 0 });
    await grace.fill({ Role: 'Remote' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('3 new');
    await grace.press(shown(grace), 'Leave it out');
    expect(shown(grace).plain()).toContain('3 new');
    await send(grace);
    expect(await pending(foyer)).toEqual([
      'ada@x.example Analyst: Robotics',
      'bob@x.example Remote: Student Devices',
      'eve@x.example Analyst: ',
    ]);
  });

  it('people of one line are known by their place on it', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    const list = 'Zo\u00eb <ada@x.example>, Jos\u00e9 <bob@x.example>, M\u00fcller <eve@x.example>';
    await upload(grace, { name: 'people.csv', bytes: Buffer.from(list, 'latin1') });
    await grace.fill({ Role: 'Analyst' });
    await grace.submit();
    await review(grace);
    await grace.choose('import.encoding', 'Central European (Windows-1250)');
    await send(grace);
    expect(await pending(foyer)).toEqual(['ada@x.example Analyst: ', 'eve@x.example Remote: ']);
  });
});

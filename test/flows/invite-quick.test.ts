import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  deliveries,
  invitationCard,
  modes,
  runCommand,
  setUp,
  templates,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('inviting by the quick syntax, over %s', mode => {
  it.each(templates)(
    'the quick syntax invites an address with role and groups, and a person by mention, with $template',
    async expected => {
      await using foyer = await startFoyer(mode);
      const { slack, db } = foyer;
      await setUp(foyer, { template: expected.template });
      const [grace, ada, linus] = [slack.person('grace'), slack.person('ada'), slack.person('linus')];
      const reply = await runCommand(
        grace,
        `/invite ada@lovelace.example as ${expected.role} in "Teacher Laptops", "Student Devices"`,
      );
      expect(reply).toContain(
        `Invited Ada Lovelace (ada@lovelace.example) to Lovelace Labs as ${expected.role}. ${expected.groups}`,
      );
      expect(await runCommand(grace, `/invite @linus as ${expected.role.toLowerCase()}`)).toContain(
        `Invited Linus Torvalds (linus@lovelace.example) to Lovelace Labs ${expected.noGroups}`,
      );
      expect(grace.modal()).toBeUndefined();
      await untilIdle(foyer);
      expect(invitationCard(ada).plain()).toContain(expected.groups);
      expect(invitationCard(linus).plain()).toContain(expected.noGroups);
      expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(2);
      expect((await deliveries(foyer)).sort()).toEqual([
        'invitation to ada: delivered',
        'invitation to linus: delivered',
      ]);
    },
  );

  it('the quick syntax accepts curly quotes, other spacing, capitals, and the command’s other name', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    expect(
      await runCommand(grace, '/foyer   ADA@lovelace.example  AS  editor  IN “teacher laptops”'),
    ).toContain(
      'Invited Ada Lovelace (ada@lovelace.example) to Lovelace Labs as EDITOR. Group: Teacher Laptops.',
    );
    expect(
      await runCommand(grace, '/invite linus@lovelace.example as "VIEWER" in Student Devices'),
    ).toContain('as VIEWER. Group: Student Devices.');
    await untilIdle(foyer);
    expect(invitationCard(slack.person('ada')).buttons()).toEqual(['Accept', 'Decline']);
  });

  it('the quick syntax says how to write what it can’t read, and invites nobody', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    const cases = [
      ['ada@lovelace.example', 'Which role? For example: ada@example.com as Analyst'],
      ['ada@lovelace.example as', 'Which role?'],
      ['ada@lovelace.example as VIEWER in', 'After “in”, name at least one group'],
      ['ada@lovelace.example as VIEWER in "One" "Two"', 'The groups could not be read'],
      ['wat', 'Foyer does not know this command. (/invite help shows everything.)'],
      ['<!channel> as VIEWER', '“<!channel>” isn’t an email address.'],
    ];
    for (const [text, word] of cases) expect(await runCommand(grace, `/invite ${text}`)).toContain(word);
    expect(await foyer.db.invitation.count()).toBe(0);
  });

  it('the help shows everything that can be typed, also to people who aren’t members', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    const commands = [
      'opens Invite people',
      'ada@example.com as Analyst in "Teacher Laptops", "Student Devices"',
      'pending',
      'members',
      'request',
      'requests',
      'help',
    ];
    const before = await runCommand(slack.person('ada'), '/invite help');
    await setUp(foyer);
    for (const help of [before, await runCommand(slack.person('grace'), '/foyer HELP')]) {
      expect(help).toContain('What Foyer can do');
      for (const command of commands) expect(help).toContain(command);
    }
    expect(before).toContain('• /invite pending');
    expect(await runCommand(slack.person('ada'), '/foyer help')).toContain('• /foyer pending');
  });
});

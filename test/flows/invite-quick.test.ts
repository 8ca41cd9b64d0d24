import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  becomeMember,
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
      ['ada@lovelace.example', 'Which role? For example: /invite ada@example.com as VIEWER'],
      ['ada@lovelace.example as', 'Which role?'],
      [
        'ada@lovelace.example as VIEWER in',
        'Which groups? For example: /invite ada@example.com as VIEWER in "Student Devices", "Teacher Laptops"',
      ],
      ['ada@lovelace.example as VIEWER in "One" "Two"', 'Foyer can’t read the groups.'],
      ['wat', 'There’s no such command. /invite help shows all of them.'],
      ['<!channel> as VIEWER', '“<!channel>” isn’t an email address.'],
    ];
    for (const [text, word] of cases) expect(await runCommand(grace, `/invite ${text}`)).toContain(word);
    expect(await foyer.db.invitation.count()).toBe(0);
  });

  it('the help shows what this person can do where they act, in groups, with the organization’s own roles', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await setUp(foyer);
    const owner = await runCommand(grace, '/foyer HELP');
    expect(owner).toContain('What you can do in Lovelace Labs');
    expect(
      owner
        .split('\n')
        .filter(line => !line.startsWith('•'))
        .slice(1),
    ).toEqual(['Invite', 'People', 'Requests', 'Organization', 'You']);
    for (const line of ['/foyer ada@example.com as VIEWER', '/foyer pending grace', '/foyer settings']) {
      expect(owner).toContain(`• ${line}`);
    }
    expect(owner).toContain('/foyer hand-on');
    const stranger = await runCommand(ada, '/foyer help');
    expect(stranger).toContain('You aren’t a member of Lovelace Labs.');
    expect(stranger).toContain('• /foyer request');
    expect(stranger).not.toContain('pending');
    await becomeMember(foyer, 'ada', 'VIEWER');
    const member = await runCommand(ada, '/foyer help');
    expect(member).toContain('• /foyer matrix what each role can do');
    for (const beyond of ['ada@example.com', 'settings', 'audit', 'hand-on', 'take-over', 'request']) {
      expect(member).not.toContain(`/foyer ${beyond}`);
    }
    await slack.changePerson('ada', { locale: 'de-DE' });
    await untilIdle(foyer);
    expect(await runCommand(ada, '/foyer help')).toContain('• /foyer matrix was jede Rolle kann');
  });
});

import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  becomeMember,
  choices,
  inviteByModal,
  modes,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('nobody grants more than their own rights, over %s', mode => {
  it('a Group Admin acts inside their own device groups only', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Senturo' });
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops"');

    await ada.command('/invite');
    expect(choices(ada.modal(), 'role')).not.toContain('Admin');
    expect(choices(ada.modal(), 'role')).toContain('Analyst');
    expect(await ada.options('Device groups', '')).toEqual(['Teacher Laptops']);
    await ada.fill({ Email: 'linus@lovelace.example', Role: 'Analyst' });
    const { fieldErrors } = await ada.submit();
    expect(fieldErrors?.groups).toContain('Leaving the groups blank means all of them.');
    await ada.fill({ 'Device groups': ['Teacher Laptops'] });
    await ada.submit();
    expect(ada.modal()?.title).toBe('Invitation sent');
    await ada.closeModal();

    const refused = [
      [
        'margaret@lovelace.example as Admin in "Teacher Laptops"',
        'You can’t assign Admin because it has more rights than your role',
      ],
      ['margaret@lovelace.example as Analyst in "Student Devices"', 'only groups that you administer'],
      [
        'margaret@lovelace.example as Analyst in "Teacher Laptops", "Student Devices"',
        'only groups that you',
      ],
      ['margaret@lovelace.example as Analyst', 'Leaving the groups blank means all of them.'],
    ];
    for (const [text, word] of refused) expect(await runCommand(ada, `/invite ${text}`)).toContain(word);
    expect(await db.invitation.count({ where: { email: 'margaret@lovelace.example' } })).toBe(0);

    await runCommand(grace, '/invite @katherine as Analyst in "Student Devices"');
    await runCommand(grace, '/invite @margaret as Analyst');
    await timePasses(foyer, 60_000);
    await ada.command('/invite pending');
    expect(ada.modal()?.plain()).toContain('Lovelace Labs · 1 pending');
    expect(ada.modal()?.plain()).toContain('linus@lovelace.example');
    await ada.command('/invite members');
    expect(ada.modal()?.plain()).not.toContain('Grace Hopper');
    await ada.closeModal();
    expect(await runCommand(ada, '/invite requests')).toContain(
      'Your role Group Admin can’t review join requests.',
    );
  });

  it('a Group Admin who presses Resend or Revoke invite on a row that left their groups is refused', async () => {
    await using foyer = await startFoyer(mode);
    const { db } = foyer;
    await setUp(foyer, { template: 'Senturo' });
    const ada = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops"');
    await runCommand(ada, '/invite @linus as Analyst in "Teacher Laptops"');
    await timePasses(foyer, 60_000);
    await ada.command('/invite pending');
    const other = await db.group.findFirstOrThrow({ where: { name: 'Student Devices' } });
    await db.invitationGrant.updateMany({
      where: { invitation: { email: 'linus@lovelace.example' } },
      data: { groupId: other.id },
    });
    for (const button of ['Resend', 'Revoke invite']) {
      const list = ada.modal();
      if (list) await ada.press(list, button);
      expect(ada.modal()?.title).toBe('Not allowed');
      await ada.goBack();
    }
    await untilIdle(foyer);
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(1);
    expect(await db.delivery.count({ where: { invitation: { email: 'linus@lovelace.example' } } })).toBe(1);
  });

  it('an ADMIN who names an OWNER is refused, in the modal and by the quick syntax', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'CrowdSec' });
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await margaret.command('/invite');
    expect(choices(margaret.modal(), 'role')).toEqual(['ADMIN', 'EDITOR', 'VIEWER']);
    await margaret.closeModal();
    expect(await runCommand(margaret, '/invite @ada as OWNER')).toBe(
      [
        'Lovelace Labs: You can’t assign OWNER because it has more rights than your role.',
        'Ask @grace (OWNER).',
        '[Ask Grace]',
        '[What each role can do]',
      ].join('\n'),
    );
    await inviteByModal(margaret, { Email: 'ada@lovelace.example', Role: 'ADMIN' });
    expect(margaret.modal()?.title).toBe('Invitation sent');
    expect(await foyer.db.invitation.count({ where: { status: 'pending' } })).toBe(1);
  });
});

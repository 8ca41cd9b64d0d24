import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { becomeMember, invitationCard, runCommand, setUp, untilIdle } from '../support/story.ts';

it('Invited users shows how invitations ended, and “Invite again” opens the form with what each said', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  const { slack, db } = foyer;
  const [grace, ada, linus] = ['grace', 'ada', 'linus'].map(name => slack.person(name)) as never as [
    ReturnType<typeof slack.person>,
    ReturnType<typeof slack.person>,
    ReturnType<typeof slack.person>,
  ];
  await runCommand(grace, '/invite @ada as Analyst in "Teacher Laptops"');
  await runCommand(grace, '/invite @linus as Remote');
  await runCommand(grace, '/invite gone@x.example as Remote');
  await runCommand(grace, '/invite late@x.example as Remote');
  await untilIdle(foyer);
  await ada.press(invitationCard(ada), 'Decline');
  await linus.press(invitationCard(linus), 'Accept');
  await db.invitation.updateMany({
    where: { email: 'late@x.example' },
    data: { status: 'expired', resolvedAt: foyer.clock.now() },
  });
  await untilIdle(foyer);
  await grace.command('/invite pending');
  const show = async (became: string) => {
    await grace.press(shown(grace), 'Search and filter');
    await grace.fill({ Status: became });
    await grace.submit();
    return shown(grace).plain();
  };
  expect(await show('Declined')).toContain('1 declined · Declined');
  expect(shown(grace).plain()).toContain('Analyst · ');
  expect(await show('Accepted')).toContain('linus@lovelace.example');
  expect(await show('Expired')).toContain('late@x.example');
  expect(await show('Revoked')).toContain('Nobody matches.');
  expect(await show('Pending')).toContain('1 pending');
  await show('Declined');
  expect(shown(grace).buttons()).not.toContain('Revoke invite');
  await grace.press(shown(grace), 'Invite again');
  expect(shown(grace).title).toBe('Invite people');
  await grace.submit();
  const again = await db.invitation.findFirstOrThrow({
    where: { email: 'ada@lovelace.example', status: 'pending' },
    include: { role: true, grants: { include: { group: true } } },
  });
  expect([again.role.name, again.grants.map(({ group }) => group.name)]).toEqual([
    'Analyst',
    ['Teacher Laptops'],
  ]);
});

it('a removed role must be chosen again before a person is invited again', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  const { slack, db, clock } = foyer;
  const grace = slack.person('grace');
  await runCommand(grace, '/invite gone@x.example as Broadcaster');
  await db.invitation.updateMany({ data: { status: 'declined', resolvedAt: clock.now() } });
  await db.role.updateMany({ where: { name: 'Broadcaster' }, data: { removedAt: clock.now() } });
  await grace.command('/invite pending');
  await grace.press(shown(grace), 'Search and filter');
  await grace.fill({ Status: 'Declined' });
  await grace.submit();
  await grace.press(shown(grace), 'Invite again');
  expect((await grace.submit()).error ?? shown(grace).title).not.toBe('Invitation sent');
  expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(0);
  await grace.fill({ Role: 'Remote' });
  await grace.submit();
  expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(1);
  await grace.closeModal();
  // Who administers no group that the invitation gives is not offered it.
  const margaret = await becomeMember(foyer, 'margaret', 'Remote');
  await margaret.command('/invite pending');
  expect(margaret.modal()?.buttons() ?? []).not.toContain('Invite again');
});

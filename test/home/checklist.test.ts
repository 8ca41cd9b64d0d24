import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { homeOf, openHome } from '../support/homes.ts';
import { becomeMember, runCommand, setUp } from '../support/story.ts';

it('the checklist shows an owner what is left to do, and each step until it is done', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo', channel: null, groups: null });
  const grace = foyer.slack.person('grace');
  const home = await openHome(grace);
  expect(home.plain()).toContain('Get started');
  expect(home.plain()).toContain('1 of 5 done');
  expect(home.buttons()).toEqual(
    expect.arrayContaining([
      'Hide',
      'Choose a channel',
      'Add device groups',
      'Start inviting',
      'Invite as Admin',
    ]),
  );
  await grace.press(home, 'Choose a channel');
  await grace.fill({ 'Approvals channel': { channel: 'approvals' } });
  await grace.submit();
  await grace.closeModal();
  const chosen = await openHome(grace);
  expect(chosen.buttons()).not.toContain('Choose a channel');
  expect(chosen.plain()).toContain('2 of 5 done');
  await runCommand(grace, '/invite ada@lovelace.example as Analyst');
  await foyer.db.group.create({
    data: { name: 'Laptops', organizationId: (await foyer.db.organization.findFirstOrThrow()).id },
  });
  expect((await openHome(grace)).plain()).toContain('4 of 5 done');
  await becomeMember(foyer, 'margaret', 'Admin');
  expect((await openHome(grace)).plain()).not.toContain('Get started');
});

it('the checklist is for people who can change the organization, and each can hide it for themselves', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { channel: null });
  const { slack } = foyer;
  const grace = slack.person('grace');
  const [ada, margaret] = [
    await becomeMember(foyer, 'ada', 'VIEWER'),
    await becomeMember(foyer, 'margaret', 'ADMIN'),
  ];
  expect((await openHome(ada)).plain()).not.toContain('Get started');
  // An ADMIN can't give the top role, so that step isn't theirs.
  expect((await openHome(margaret)).buttons()).not.toContain('Invite as OWNER');
  expect(homeOf(margaret).buttons()).toContain('Choose a channel');
  await grace.press(await openHome(grace), 'Hide');
  await slack.waitFor(() => !homeOf(grace).plain().includes('Get started'), 'the home without it');
  expect((await openHome(grace)).plain()).not.toContain('Get started');
  expect((await openHome(margaret)).plain()).toContain('Get started');
});

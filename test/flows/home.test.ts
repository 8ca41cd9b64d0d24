import type { Person, View } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  modes,
  requestCard,
  runCommand,
  setUp,
  templates,
  untilIdle,
} from '../support/story.ts';

async function homeOf(person: Person): Promise<View> {
  await person.openHome();
  const home = person.home();
  if (!home) throw new Error(`${person.spec.name} has no home.`);
  return home;
}

describe.each(modes)('App Home, over %s', mode => {
  it('App Home says before the set-up who can do it', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    expect((await homeOf(slack.person('grace'))).buttons()).toEqual(['Set up Foyer']);
    const ada = await homeOf(slack.person('ada'));
    expect(ada.plain()).toContain('Foyer isn’t set up in this Slack yet. Ask @grace to type /foyer.');
    expect(ada.buttons()).toEqual([]);
  });

  it.each(templates)('App Home shows everybody their role and rights, with $template', async expected => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    await setUp(foyer, { template: expected.template });
    const grace = await homeOf(slack.person('grace'));
    expect(grace.plain()).toContain(`You’re ${expected.roles[0]}.`);
    expect(grace.buttons()).toEqual([
      'Invite people',
      'Bulk upload',
      'Invite links',
      'Settings',
      'API keys',
      'Audit trail',
      // What is left to do after the set-up.
      ...['Hide', 'Start inviting', `Invite as ${expected.roles[0]}`],
      ...[
        'Invited users',
        'Current users',
        'Manage join requests',
        expected.list,
        'Roles',
        'Last events',
      ].map(() => 'Open'),
      'My details',
      'Roles matrix',
      'Organizations',
      'Leave',
      'Hand on the top role',
      'Help',
    ]);

    const member = await homeOf(await becomeMember(foyer, 'linus', expected.role, '"Teacher Laptops"'));
    expect(member.plain()).toContain(`You’re ${expected.role}. ${expected.group}`);
    expect(member.buttons()).toEqual(['My details', 'Roles matrix', 'Organizations', 'Leave', 'Help']);

    await runCommand(slack.person('grace'), `/invite @margaret as ${expected.role}`);
    const invited = await homeOf(slack.person('margaret'));
    expect(invited.plain()).toContain(`Grace Hopper invites you to join Lovelace Labs ${expected.noGroups}`);
    expect(invited.buttons()).toEqual(['Accept', 'Decline', 'Help']);

    const nobody = await homeOf(slack.person('sam'));
    expect(nobody.plain()).toBe('You belong to another Slack workspace, so you can’t use Foyer here.');
    expect(nobody.buttons()).toEqual([]);
  });

  it('App Home lets a person at one of the domains ask to join, and follows the request', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    await setUp(foyer);
    const ada = slack.person('ada');
    const asking = await homeOf(ada);
    expect(asking.plain()).toContain('People at lovelace.example can ask to join Lovelace Labs.');
    await ada.press(asking, 'Ask to join');
    await ada.fill({ Note: 'Hello.' });
    await ada.submit();
    await untilIdle(foyer);
    const waiting = await homeOf(ada);
    expect(waiting.plain()).toContain('You asked to join Lovelace Labs');
    expect(waiting.plain()).toContain('An approver decides. Foyer tells you by direct message.');
    expect(waiting.buttons()).toEqual(['Withdraw', 'Help']);
    await slack.person('grace').press(requestCard(slack.person('grace')), 'Accept as VIEWER');
    expect((await homeOf(ada)).plain()).toContain('You’re VIEWER.');
  });

  it('App Home opens each list from its button', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await askToJoin(foyer, 'ada');
    const grace = foyer.slack.person('grace');
    const titles = {
      'Open Invited users': 'Invited users',
      'Open Current users': 'Current users',
      'Open Manage join requests': 'Manage join requests',
      'Roles matrix': 'Roles matrix',
      'Open Groups': 'Groups',
      'Open Roles': 'Roles',
      Settings: 'Settings',
      'API keys': 'API keys',
      'Audit trail': 'Audit trail',
      'My details': 'Your details',
      Organizations: 'Organizations',
      'Hand on the top role': 'Hand on the top role',
      Help: 'Help',
    };
    for (const [button, title] of Object.entries(titles)) {
      await grace.press(await homeOf(grace), button);
      expect(grace.modal()?.title).toBe(title);
      await grace.closeModal();
    }
  });

  it('App Home tells a deactivated member that they are, and offers to ask again', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    await foyer.db.member.updateMany({ where: { slackUserId: ada.id }, data: { state: 'deactivated' } });
    const home = await homeOf(ada);
    expect(home.plain()).toContain(
      'Your access is deactivated. Ask an admin to reactivate you, or ask to join again.',
    );
    expect(home.buttons()).toEqual(['Ask to join', 'Help']);
  });
});

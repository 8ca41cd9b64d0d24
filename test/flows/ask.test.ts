import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { becomeMember, modes, runCommand, setUp, snapshot, timePasses, untilIdle } from '../support/story.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Types a command that is refused, and presses a button under the refusal. */
async function pressRefusal(person: Person, command: string, button: string): Promise<string> {
  const { ephemeral } = await person.command(command);
  if (!ephemeral) throw new Error(`Nothing is refused. ${person.screen()}`);
  await person.press(ephemeral, button);
  return ephemeral.plain();
}

/** The newest message of a person's DM, and a press on one of its buttons. */
function newest(person: Person) {
  const message = person.messages().at(-1);
  if (!message) throw new Error(`${person.spec.name} has no message.`);
  return message;
}

describe.each(modes)('asking for a right, over %s', mode => {
  it('a person asks people who have the right in their own words, and they open what fits', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    await pressRefusal(ada, '/invite', 'Ask Grace');
    expect(shown(ada).title).toBe('Ask for help');
    expect(shown(ada).plain()).toContain('To @grace (OWNER)');
    expect(shown(ada).plain()).toContain('I’d like to invite people in Lovelace Labs.');
    const words = '<!channel> *Please* let me invite <@U0> & others';
    await ada.fill({ 'Your message': words });
    await ada.submit();
    expect(shown(ada).plain()).toContain('Your message is on its way to Grace Hopper.');
    await ada.closeModal();
    await untilIdle(foyer);
    const asked = newest(grace);
    expect(asked.plain()).toContain('@ada asks you for help in Lovelace Labs:');
    expect(asked.plain()).toContain(words);
    expect(asked.plain()).toContain('Their role VIEWER can’t invite people.');
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'member.ask' } });
    expect(entry).toMatchObject({ actor: ada.id, after: { right: 'invitation:create', asked: [grace.id] } });
    await grace.command('/invite audit');
    expect(shown(grace).plain()).toContain('@ada asked @grace for the right to invite people');
    await grace.closeModal();
    await grace.press(asked, 'Edit Ada Lovelace');
    await grace.fill({ Role: 'ADMIN' });
    await grace.submit();
    await untilIdle(foyer);
    expect(await runCommand(ada, '/invite @linus as VIEWER')).toContain('Invited Linus Torvalds');

    // The same right once a day.
    const margaret = await becomeMember(foyer, 'margaret', 'VIEWER');
    for (const [later, says] of [
      [0, 'is on its way'],
      [60_000, 'You asked for this already.'],
      [DAY_MS, 'is on its way'],
    ] as const) {
      await timePasses(foyer, later);
      await pressRefusal(margaret, '/invite', 'Ask them');
      await margaret.submit();
      expect(margaret.screen()).toContain(says);
      while (margaret.modal()) await margaret.closeModal();
    }
  });

  it('a deactivated person asks to be reactivated, and a stranger for an invitation', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { domains: null });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    await db.member.updateMany({
      where: { slackUserId: ada.id },
      data: { state: 'deactivated', deactivatedAt: foyer.clock.now() },
    });
    const refused = await pressRefusal(ada, '/invite members', 'Ask Grace');
    expect(refused).toContain('Your access to Lovelace Labs is deactivated, so you can’t see the members.');
    expect(refused).toContain('Ask @grace (OWNER) to reactivate you.');
    expect(shown(ada).plain()).toContain('Can you reactivate me?');
    await ada.submit();
    await untilIdle(foyer);
    await grace.press(newest(grace), 'Reactivate Ada Lovelace');
    expect(shown(grace).title).toBe('Current users');
    expect(shown(grace).plain()).toContain('@ada\nada@lovelace.example');
    await grace.closeModal();

    const linus = slack.person('linus');
    const stranger = await pressRefusal(linus, '/invite', 'Ask Grace');
    expect(stranger).toContain('You aren’t a member of Lovelace Labs, so you can’t invite people.');
    expect(shown(linus).plain()).toContain('Can you invite me to Lovelace Labs?');
    await linus.submit();
    await untilIdle(foyer);
    await grace.press(newest(grace), 'Invite Linus Torvalds');
    expect(shown(grace).title).toBe('Invite people');
    expect(shown(grace).plain()).toContain('linus@lovelace.example');
  });

  it('a refused person is led to what they can do themselves', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const [grace, linus, ada] = ['grace', 'linus', 'ada'].map(name => slack.person(name)) as [
      Person,
      Person,
      Person,
    ];
    const join = await linus.command('/invite');
    expect(join.ephemeral?.buttons()).toEqual(['Ask to join', 'What each role can do']);
    if (join.ephemeral) await linus.press(join.ephemeral, 'Ask to join');
    await linus.submit();
    while (linus.modal()) await linus.closeModal();
    const waiting = await pressRefusal(linus, '/invite', 'Open inbox');
    expect(waiting).toContain('Your request to join Lovelace Labs is waiting for approval.');
    await linus.closeModal();
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    expect(await pressRefusal(ada, '/invite members', 'Open inbox')).toContain(
      'You’re invited to Lovelace Labs. Accept the invitation first.',
    );
  });

  it('a person who has the right in another organization switches to it', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await grace.command('/invite org new');
    await grace.fill({ 'Organization name': 'Analytical Engines', Template: 'Senturo' });
    await grace.submit();
    while (grace.modal()) await grace.closeModal();
    await db.member.updateMany({
      where: { slackUserId: grace.id, organization: { name: 'Analytical Engines' } },
      data: { state: 'deactivated' },
    });
    const current = await db.organization.findFirstOrThrow({ where: { name: 'Analytical Engines' } });
    const remote = await db.role.findFirstOrThrow({
      where: { organizationId: current.id, name: 'Remote' },
    });
    await db.member.updateMany({
      where: { organizationId: current.id },
      data: { state: 'active', roleId: remote.id },
    });
    const refused = await pressRefusal(grace, '/invite', 'Switch to Lovelace Labs');
    expect(refused).toContain('Analytical Engines: Your role Remote can’t invite people.');
    expect(refused).toContain('You can invite people in Lovelace Labs.');
    await untilIdle(foyer);
    await grace.command('/invite');
    expect(shown(grace).plain()).toContain('To Lovelace Labs');
  });

  it('a person who can’t assign a role asks those who can', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const refused = await pressRefusal(margaret, '/invite @linus as OWNER', 'Ask Grace');
    expect(refused).toContain('You can’t assign OWNER because it has more rights than your role.');
    expect(shown(margaret).plain()).toContain('I’d like to assign the role OWNER in Lovelace Labs');
    await margaret.submit();
    await untilIdle(foyer);
    expect(newest(slack.person('grace')).plain()).toContain('I’d like to assign the role OWNER');
  });

  it('nobody is asked who left in the meantime, and nothing is sent when nobody is left', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    await pressRefusal(ada, '/invite', 'Ask them');
    expect(shown(ada).plain()).toContain('To @grace (OWNER) and @margaret (ADMIN)');
    await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { state: 'deactivated' } });
    await ada.submit();
    expect(ada.screen()).toContain('on its way to Grace Hopper.');
    while (ada.modal()) await ada.closeModal();
    await untilIdle(foyer);
    expect(newest(grace).plain()).toContain('asks you for help');
    expect(margaret.messages().some(one => one.plain().includes('asks you for help'))).toBe(false);
    await pressRefusal(ada, '/invite members', 'Ask Grace');
    await db.member.updateMany({ where: { slackUserId: grace.id }, data: { state: 'deactivated' } });
    const before = await snapshot(foyer);
    await ada.submit();
    expect(ada.screen()).toContain('Nobody in Lovelace Labs can help right now.');
    expect(await snapshot(foyer)).toEqual(before);
    await db.member.updateMany({ where: { slackUserId: grace.id }, data: { state: 'active' } });
    // Whoever was asked and lost the right since reads so.
    const viewer = await db.role.findFirstOrThrow({ where: { name: 'VIEWER' } });
    await db.member.updateMany({ where: { slackUserId: grace.id }, data: { roleId: viewer.id } });
    await grace.press(newest(grace), 'Edit Ada Lovelace');
    await slack.waitFor(() => grace.screen().includes('Your role VIEWER can’t'), 'Grace is refused');
  });
});

import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  deliveries,
  invitationCard,
  modes,
  readAuditLog,
  runCommand,
  setUp,
  templates,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('the invitee answers, over %s', mode => {
  it.each(templates)(
    'the invitee accepts after confirming, and is a member with $template',
    async expected => {
      await using foyer = await startFoyer(mode);
      const { slack, db } = foyer;
      await setUp(foyer, { template: expected.template });
      const [grace, ada] = [slack.person('grace'), slack.person('ada')];
      await runCommand(grace, `/invite @ada as ${expected.role} in "Teacher Laptops"`);
      await untilIdle(foyer);

      const [accept] = (invitationCard(ada).blocks.at(-1)?.elements ?? []) as { confirm: object }[];
      expect(JSON.stringify(accept?.confirm)).toContain(
        `Join Lovelace Labs as ${expected.role}? ${expected.group}`,
      );
      await ada.press(invitationCard(ada), 'Accept', { confirm: false });
      await untilIdle(foyer);
      expect(await db.member.count()).toBe(1);
      expect(invitationCard(ada).buttons()).toEqual(['Accept', 'Decline']);

      await ada.press(invitationCard(ada), 'Accept');
      await untilIdle(foyer);
      expect(invitationCard(ada).buttons()).toEqual([]);
      expect(invitationCard(ada).plain()).toMatch(/✓ You joined Lovelace Labs .*Jan 5, 2026 at 9:00 AM/u);
      expect(grace.messages().at(-1)?.plain()).toBe(
        `✓ @ada (ada@lovelace.example) accepted your invitation and joined Lovelace Labs as ${expected.role}. ${expected.group}`,
      );
      const member = await db.member.findFirstOrThrow({
        where: { slackUserId: ada.id },
        include: { role: true, grants: { include: { group: true } } },
      });
      expect(member).toMatchObject({
        email: 'ada@lovelace.example',
        name: 'Ada Lovelace',
        state: 'active',
        role: { name: expected.role },
        grants: [{ group: { name: 'Teacher Laptops' } }],
      });
      expect(await db.invitation.findFirst()).toMatchObject({ status: 'accepted', resolvedBy: ada.id });
      expect((await readAuditLog(foyer)).at(-1)).toBe('invitation.accept ada@lovelace.example');
      expect(await deliveries(foyer)).toEqual([
        'invitation to ada: delivered',
        'invitation-accepted to grace: delivered',
      ]);
      await grace.command('/invite members');
      expect(grace.modal()?.plain()).toContain('@ada\nada@lovelace.example');
      await grace.command('/invite pending');
      expect(grace.modal()?.plain()).toContain('Nobody is waiting.');
    },
  );

  it('the invitee declines: no member is created, the inviter gets a message and may invite again', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    const first = invitationCard(ada);
    await ada.press(first, 'Decline');
    await untilIdle(foyer);
    expect(invitationCard(ada).buttons()).toEqual([]);
    expect(invitationCard(ada).plain()).toMatch(/You declined this invitation .*Jan 5, 2026/u);
    expect(grace.messages().at(-1)?.plain()).toBe(
      'Ada Lovelace (ada@lovelace.example) declined your invitation to Lovelace Labs.',
    );
    expect(await db.member.count()).toBe(1);
    expect(await db.invitation.findFirst()).toMatchObject({ status: 'declined', resolvedBy: ada.id });
    expect((await readAuditLog(foyer)).at(-1)).toBe('invitation.decline ada@lovelace.example');

    expect(await runCommand(grace, '/invite @ada as EDITOR')).toContain('Invited Ada Lovelace');
    await untilIdle(foyer);
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    const member = await db.member.findFirst({ where: { slackUserId: ada.id }, include: { role: true } });
    expect(member?.role.name).toBe('EDITOR');
    const cards = ada.messages().filter(message => message.plain().includes('invites you'));
    expect(cards.map(card => card.plain().includes('declined'))).toEqual([true, false]);
  });

  it('the invitee answers from App Home just as well, which then shows their role', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const ada = slack.person('ada');
    await runCommand(slack.person('grace'), '/invite @ada as VIEWER in "Teacher Laptops"');
    await untilIdle(foyer);
    await ada.openHome();
    const home = ada.home();
    if (!home) throw new Error('Ada has no home.');
    expect(home.plain()).toContain('Grace Hopper invites you to join Lovelace Labs as VIEWER.');
    await ada.press(home, 'Accept');
    await slack.waitFor(
      () => ada.home()?.plain().includes('You’re VIEWER. Group: Teacher Laptops.'),
      'the home says who Ada is',
    );
    await untilIdle(foyer);
    expect(ada.home()?.buttons()).toEqual(['My details', 'Roles matrix', 'Organizations', 'Leave', 'Help']);
    expect(invitationCard(ada).buttons()).toEqual([]);
    expect(await db.member.count({ where: { slackUserId: ada.id } })).toBe(1);
  });

  it('another person is refused, and reads why', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const [ada, linus] = [slack.person('ada'), slack.person('linus')];
    await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
    await runCommand(slack.person('grace'), '/invite @linus as VIEWER');
    await untilIdle(foyer);
    // Linus presses the buttons of his own card, which carry Ada's invitation.
    const [hers, his] = await db.invitation.findMany({ orderBy: { id: 'asc' } });
    await db.invitation.update({ where: { id: his?.id ?? '' }, data: { slackUserId: ada.id } });
    for (const button of ['Accept', 'Decline']) {
      await linus.press(invitationCard(linus), button);
      await slack.waitFor(
        () =>
          linus.messages().at(-1)?.plain() === 'That invitation is for someone else, so you can’t answer it.',
        'Linus is told',
      );
    }
    expect(await db.member.count()).toBe(1);
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(2);
    expect(hers?.slackUserId).toBe(ada.id);
  });
});

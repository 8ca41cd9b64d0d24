import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  modes,
  requestCard,
  runCommand,
  setUp,
  snapshot,
  templates,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('a person without a right, over %s', mode => {
  it.each(templates)(
    'a person without a right reads so, with the matrix one press away, and who to ask, with $template',
    async expected => {
      await using foyer = await startFoyer(mode);
      const { slack } = foyer;
      await setUp(foyer, { template: expected.template });
      const [ada, linus] = [await becomeMember(foyer, 'ada', expected.role), slack.person('linus')];
      const before = await snapshot(foyer);
      const attempts = [
        ['/invite', 'invite people'],
        [`/invite katherine@lovelace.example as ${expected.role}`, 'invite people'],
        ['/invite nobody as Anything', 'invite people'],
        [`/invite ${'a@x.example '.repeat(21)}as ${expected.role}`, 'invite people'],
        ['/invite pending', 'see who is invited'],
        ['/invite members', 'see the members'],
        ['/invite requests', 'review join requests'],
      ] as const;
      for (const [command, attempt] of attempts) {
        for (const [person, word] of [
          [ada, `Lovelace Labs: Your role ${expected.role} can’t ${attempt}.`],
          [linus, `You aren’t a member of Lovelace Labs, so you can’t ${attempt}.`],
        ] as const) {
          const { ephemeral } = await person.command(command);
          const reply = ephemeral?.plain() ?? '';
          expect(reply).toContain(word);
          expect(ephemeral?.buttons()).toContain('What each role can do');
          expect(reply).toContain(`Ask @grace (${expected.roles[0]})`);
          expect(person.modal()).toBeUndefined();
        }
      }
      await ada.shortcut('invite_member');
      expect(ada.modal()?.title).toBe('Not allowed');
      expect(ada.modal()?.plain()).toContain(`Your role ${expected.role} can’t invite people.`);
      expect(ada.modal()?.plain()).toContain('Ask @grace');
      expect(await snapshot(foyer)).toEqual(before);
    },
  );

  it('a person in the approvals channel can’t decide a request without the right: the press is checked', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    await askToJoin(foyer, 'ada');
    const margaret = slack.person('margaret');
    for (const button of ['Accept as VIEWER', 'Accept as…', 'Reject']) {
      await margaret.press(requestCard(margaret), button);
      await slack.waitFor(
        () => margaret.messages('approvals').at(-1)?.plain().includes('so you can’t review join requests'),
        'Margaret is told',
      );
      expect(margaret.modal()).toBeUndefined();
    }
    await untilIdle(foyer);
    expect(await db.joinRequest.count({ where: { status: 'pending' } })).toBe(1);
    expect(requestCard(slack.person('grace')).buttons()).toEqual([
      'Accept as VIEWER',
      'Accept as…',
      'Reject',
    ]);
    expect(slack.person('grace').sees('so you can’t')).toBe(false);
  });

  it('a person who loses a right loses what is open: a form or a row from before is refused', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
    const viewer = await db.role.findFirstOrThrow({ where: { name: 'VIEWER' } });
    await margaret.command('/invite');
    await margaret.fill({ Email: 'linus@lovelace.example', Role: 'VIEWER' });
    await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { roleId: viewer.id } });
    await margaret.submit();
    expect(margaret.modal()?.title).toBe('Not allowed');
    await margaret.closeModal();

    const admin = await db.role.findFirstOrThrow({ where: { name: 'ADMIN' } });
    await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { roleId: admin.id } });
    await margaret.command('/invite pending');
    await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { state: 'deactivated' } });
    for (const button of ['Revoke invite', 'Resend']) {
      const list = margaret.modals()[0];
      if (margaret.modals().length > 1) await margaret.goBack();
      if (list) await margaret.press(list, button);
      expect(margaret.modal()?.title).toBe('Not allowed');
    }
    await untilIdle(foyer);
    expect(await db.invitation.count()).toBe(2);
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(1);
    expect(invitationCard(slack.person('ada')).buttons()).toEqual(['Accept', 'Decline']);
  });
});

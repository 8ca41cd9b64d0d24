import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  choices,
  deliveries,
  invitationCard,
  inviteByModal,
  modes,
  readAuditLog,
  setUp,
  templates,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('inviting by the modal, over %s', mode => {
  it.each(templates)(
    'the modal accepts every field and notifies both people, with $template',
    async expected => {
      await using foyer = await startFoyer(mode);
      const { slack, db } = foyer;
      await setUp(foyer, { template: expected.template });
      const [grace, ada] = [slack.person('grace'), slack.person('ada')];
      await inviteByModal(grace, {
        Email: 'Ada@Lovelace.example',
        Name: 'Countess Ada',
        Role: expected.role,
        [expected.label]: ['Teacher Laptops', 'Student Devices'],
        Note: 'Bring your\npunch cards.',
      });
      const sent = grace.modal()?.plain();
      expect(sent).toContain('Invitation sent');
      expect(sent).toContain(
        `Invited Countess Ada (ada@lovelace.example) to Lovelace Labs as ${expected.role}. ${expected.groups}`,
      );
      expect(sent).toContain('sends them a direct message with Accept and Decline');
      await untilIdle(foyer);

      const card = invitationCard(ada);
      expect(card.plain()).toContain(
        `Grace Hopper invites you to join Lovelace Labs as ${expected.role}. ${expected.groups}`,
      );
      expect(card.plain()).toContain('Bring your\npunch cards.');
      expect(card.buttons()).toEqual(['Accept', 'Decline']);

      const invitation = await db.invitation.findFirstOrThrow({ include: { role: true, grants: true } });
      expect(invitation).toMatchObject({
        email: 'ada@lovelace.example',
        name: 'Countess Ada',
        slackUserId: ada.id,
        note: 'Bring your\npunch cards.',
        status: 'pending',
        role: { name: expected.role },
      });
      expect(invitation.grants).toHaveLength(2);
      expect(await deliveries(foyer)).toEqual(['invitation to ada: delivered']);
      expect((await readAuditLog(foyer)).at(-1)).toBe('invitation.create ada@lovelace.example');
    },
  );

  it.each(templates)(
    'the modal needs only Email and Role, and says what no group means, with $template',
    async expected => {
      await using foyer = await startFoyer(mode);
      const { slack, db } = foyer;
      await setUp(foyer, { template: expected.template });
      const grace = slack.person('grace');
      await grace.command('/invite');
      const opened = grace.modal()?.plain();
      expect(opened).toContain('To Lovelace Labs');
      expect(opened).toContain(`${expected.label} (optional)`);
      expect(opened).toContain(expected.blank);
      await grace.fill({ Email: 'ada@lovelace.example', Role: expected.role });
      await grace.submit();
      await untilIdle(foyer);
      const [firstLine] = invitationCard(slack.person('ada')).plain().split('\n');
      expect(firstLine).toBe(`Grace Hopper invites you to join Lovelace Labs ${expected.noGroups}`);
      expect(await db.invitation.findFirst()).toMatchObject({ name: 'Ada Lovelace', note: null });
      expect(await db.invitationGrant.count()).toBe(0);
    },
  );

  it('the modal finds groups by a part of their name, in any case, and offers all before anything is typed', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { groups: 'Teacher Laptops\nStudent Devices\nStudent Laptops\n100%_sure\\' });
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    expect(await grace.options('Groups', '')).toEqual([
      '100%_sure\\',
      'Student Devices',
      'Student Laptops',
      'Teacher Laptops',
    ]);
    expect(await grace.options('Groups', 'laptop')).toEqual(['Student Laptops', 'Teacher Laptops']);
    expect(await grace.options('Groups', 'nothing like it')).toEqual([]);
    for (const sign of ['%', '_', '\\', '0%_']) {
      expect(await grace.options('Groups', sign), sign).toEqual(['100%_sure\\']);
    }
  });

  it('the modal offers at most the 100 groups that Slack shows, and finds the others by typing', async () => {
    await using foyer = await startFoyer(mode);
    const names = Array.from({ length: 130 }, (_, index) => `Lab ${String(index).padStart(3, '0')}`);
    await setUp(foyer, { groups: names.join('\n') });
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    expect(await grace.options('Groups', '')).toHaveLength(100);
    expect(await grace.options('Groups', '129')).toEqual(['Lab 129']);
  });

  it('the modal fills in a person of this Slack, and lets the fields be changed afterwards', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    await grace.command('/invite');
    await grace.fill({ Role: 'VIEWER', Note: 'Kept' });
    await grace.choose('Somebody in this Slack', { user: 'ada' });
    expect(grace.modal()?.plain()).toContain('Email: ada@lovelace.example');
    expect(grace.modal()?.plain()).toContain('Name (optional): Ada Lovelace');
    await grace.choose('Somebody in this Slack', { user: 'linus' });
    expect(grace.modal()?.plain()).toContain('Email: linus@lovelace.example');
    await grace.fill({ Name: 'Linus T.' });
    await grace.submit();
    expect(grace.modal()?.plain()).toContain('Invited Linus T. (linus@lovelace.example)');
    expect(await db.invitation.findMany()).toMatchObject([
      {
        email: 'linus@lovelace.example',
        name: 'Linus T.',
        note: 'Kept',
        slackUserId: slack.person('linus').id,
      },
    ]);
  });

  it('the modal opens from the shortcut Invite member and from App Home as well', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.shortcut('invite_member');
    expect(grace.modal()?.title).toBe('Invite people');
    expect(choices(grace.modal(), 'role')).toEqual(['OWNER', 'ADMIN', 'EDITOR', 'VIEWER']);
    await grace.fill({ Email: 'ada@lovelace.example', Role: 'ADMIN' });
    await grace.submit();
    expect(grace.modal()?.title).toBe('Invitation sent');
    await grace.closeModal();
    await grace.openHome();
    const home = grace.home();
    if (!home) throw new Error('Grace has no home.');
    await grace.press(home, 'Invite people');
    expect(grace.modal()?.title).toBe('Invite people');
  });
});

it('Add another after sending opens the form for the next person, with the same role and groups', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  await inviteByModal(grace, { Email: 'ada@lovelace.example', Role: 'EDITOR', Groups: ['Student Devices'] });
  const sent = grace.modal();
  expect(sent?.title).toBe('Invitation sent');
  if (sent) await grace.press(sent, 'Add another');
  expect(grace.modal()?.title).toBe('Invite people');
  await grace.fill({ Email: 'linus@lovelace.example' });
  await grace.submit();
  expect(grace.modal()?.plain()).toContain(
    '(linus@lovelace.example) to Lovelace Labs as EDITOR. Group: Student Devices.',
  );
  expect(grace.modal()?.buttons()).toContain('Add another');
});

import { describe, expect, it } from 'vitest';
import { startFoyer } from '../../support/foyer.ts';
import {
  becomeMember,
  inviteByModal,
  modes,
  runCommand,
  setUp,
  snapshot,
  untilIdle,
} from '../../support/story.ts';

const long = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.example`;

describe.each(modes)('an impossible invitation, over %s', mode => {
  it('an impossible invitation is refused in the reply with the precise reason, and changes nothing', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const katherine = await becomeMember(foyer, 'katherine', 'EDITOR');
    await becomeMember(foyer, 'linus', 'VIEWER');
    await db.member.updateMany({
      where: { slackUserId: slack.person('linus').id },
      data: { state: 'deactivated' },
    });
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    const before = await snapshot(foyer);
    const cases = [
      ['ada@ as VIEWER', '“ada@” isn’t an email address. Write it like name@example.com.'],
      ['ada@lovelace as VIEWER', '“ada@lovelace” isn’t an email address. Write it like name@example.com.'],
      ['a@b@lovelace.example as VIEWER', 'isn’t an email address. Write it like name@example.com.'],
      ['.ada@lovelace.example as VIEWER', 'isn’t an email address'],
      [`${long} as VIEWER`, `This address has ${long.length} characters. An email address has at most 254.`],
      [`${'x'.repeat(65)}@x.example as VIEWER`, 'isn’t an email address'],
      [
        'x@x.example as Viewr',
        'There’s no role “Viewr”. Did you mean VIEWER? The roles are OWNER, ADMIN, EDITOR, VIEWER.',
      ],
      ['x@x.example as Emperor', 'There’s no role “Emperor”. The roles are OWNER, ADMIN, EDITOR, VIEWER.'],
      [
        'x@x.example as VIEWER in "Teacher Laptop"',
        'There’s no group “Teacher Laptop”. Did you mean Teacher Laptops? The groups are Student Devices, Teacher Laptops.',
      ],
      [
        'x@x.example as VIEWER in Moon',
        'There’s no group “Moon”. The groups are Student Devices, Teacher Laptops.',
      ],
      ['GRACE@lovelace.example as VIEWER', 'That’s your own address. You’re already here.'],
      ['@grace as VIEWER', 'That’s your own address. You’re already here.'],
      ['@katherine as VIEWER', 'katherine@lovelace.example is already a member, as EDITOR.'],
      ['Katherine@Lovelace.example as VIEWER', 'katherine@lovelace.example is already a member, as EDITOR.'],
      ['@linus as EDITOR', 'linus@lovelace.example was a member, as VIEWER, and is deactivated.'],
      [
        'ADA@lovelace.example as EDITOR',
        'ada@lovelace.example is already invited, as VIEWER, by Grace Hopper. You can resend or revoke that invitation under Invited users.',
      ],
      ['@robo as VIEWER', 'Robo is a bot. Invite a person.'],
      ['@edsger as VIEWER', 'Edsger Dijkstra is deactivated in this Slack workspace'],
      ['@sam as VIEWER', 'Sam Partner belongs to another Slack workspace'],
      ['<@U0NOBODY00> as VIEWER', 'isn’t an email address'],
    ] as const;
    for (const [text, word] of cases)
      expect(await runCommand(grace, `/invite ${text}`), text).toContain(word);
    await untilIdle(foyer);
    expect(await snapshot(foyer)).toEqual(before);
    expect(katherine.sees('invites you to join Lovelace Labs as VIEWER')).toBe(false);
  });

  it('an impossible invitation is refused under its field or over the form, and the other input stays', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'linus', 'EDITOR');
    await runCommand(grace, '/invite @ada as VIEWER');
    const own = await inviteByModal(grace, {
      Email: 'grace@lovelace.example',
      Role: 'VIEWER',
      Note: 'Stays.',
    });
    expect(own.fieldErrors).toEqual({ email: 'That’s your own address. You’re already here.' });
    expect(grace.modal()?.plain()).toContain('Note (optional): Stays.');
    // With what can be done instead, the reason lies over the form.
    const cases = [
      ['linus@lovelace.example', 'linus@lovelace.example is already a member, as EDITOR.', 'Edit access'],
      [
        'ada@lovelace.example',
        'ada@lovelace.example is already invited, as VIEWER, by Grace Hopper.',
        'Update or resend',
      ],
    ] as const;
    for (const [email, word, offer] of cases) {
      await grace.fill({ Email: email });
      await grace.submit();
      expect(grace.modal()?.plain()).toContain(word);
      expect(grace.modal()?.buttons()).toEqual([offer]);
      await grace.goBack();
      expect(grace.modal()?.plain()).toContain('Note (optional): Stays.');
    }
    await grace.fill({ Email: 'katherine@lovelace.example' });
    await grace.submit();
    expect(grace.modal()?.title).toBe('Invitation sent');
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(2);
  });

  it('an impossible invitation isn’t sent at all while Slack’s own client sees that a field is wrong', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    const { status, fieldErrors } = await grace.submit();
    expect(status).toBe(0);
    expect(Object.keys(fieldErrors ?? {})).toEqual(['email', 'role']);
    expect(await foyer.db.invitation.count()).toBe(0);
  });

  it('picking a person who can’t be invited says so at once, and the form stays as it was', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await slack.addPerson({ name: 'ghost', realName: 'Ghost' });
    await grace.command('/invite');
    await grace.fill({ Role: 'VIEWER', Note: 'Stays.' });
    for (const [user, word] of [
      ['sam', 'Sam Partner belongs to another Slack workspace'],
      ['robo', 'Robo is a bot. Invite a person.'],
      ['ghost', 'Ghost has no visible email in Slack'],
    ] as const) {
      await grace.choose('Somebody in this Slack', { user });
      expect(grace.modal()?.plain()).toContain(word);
      await grace.goBack();
      expect(grace.modal()?.plain()).toContain('Note (optional): Stays.');
    }
    await grace.choose('Somebody in this Slack', { user: 'grace' });
    const { fieldErrors = {} } = await grace.submit();
    expect(Object.values(fieldErrors)).toEqual(['That’s your own address. You’re already here.']);
    expect(await db.invitation.count()).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, invitationCard, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

describe.each(modes)('Edit of a pending invitation, over %s', mode => {
  it('Edit of a pending invitation changes role and groups; the card shows it, and accepting grants what it shows then', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Senturo' });
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as Analyst in "Teacher Laptops"');
    await untilIdle(foyer);
    const old = invitationCard(ada);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    await grace.press(list, 'Edit');
    expect(grace.modal()?.title).toBe('Edit invitation');
    expect(grace.modal()?.plain()).toContain(
      'Invitation to Lovelace Labs for Ada Lovelace (ada@lovelace.example)',
    );
    await grace.fill({ Role: 'Investigator', 'Device groups': ['Student Devices'] });
    await grace.submit();
    expect(grace.modal()?.title).toBe('Invited users');
    expect(grace.modal()?.plain()).toContain(
      'Saved: invited as Investigator. Device group: Student Devices.',
    );
    await untilIdle(foyer);
    expect(invitationCard(ada).plain()).toContain('as Investigator. Device group: Student Devices.');
    const entry = await db.auditEntry.findFirst({ where: { action: 'invitation.edit' } });
    expect(entry).toMatchObject({
      before: { role: 'Analyst', groups: ['Teacher Laptops'] },
      after: { role: 'Investigator', groups: ['Student Devices'] },
    });
    await ada.press(old, 'Accept');
    await untilIdle(foyer);
    const member = await db.member.findFirstOrThrow({
      where: { slackUserId: ada.id },
      include: { role: true, grants: { include: { group: true } } },
    });
    expect(member.role.name).toBe('Investigator');
    expect(member.grants.map(({ group }) => group.name)).toEqual(['Student Devices']);
  });

  it('Edit of a pending invitation allows only what the editor may grant', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await runCommand(grace, '/invite @ada as OWNER');
    await untilIdle(foyer);
    await margaret.command('/invite pending');
    const list = margaret.modal();
    if (!list) throw new Error('There is no list.');
    expect(list.plain()).toContain('ada@lovelace.example');
    expect(list.buttons()).not.toContain('Edit');
    expect(await db.auditEntry.count({ where: { action: 'invitation.edit' } })).toBe(0);
  });

  it('Edit of a pending invitation makes the editor responsible when the inviter could not grant it', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await runCommand(margaret, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    await grace.press(list, 'Edit');
    await grace.fill({ Role: 'OWNER' });
    await grace.submit();
    await untilIdle(foyer);
    const ada = slack.person('ada');
    expect(invitationCard(ada).plain()).toContain('Grace Hopper invites you to join Lovelace Labs as OWNER.');
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    expect(await db.member.count({ where: { slackUserId: ada.id, role: { name: 'OWNER' } } })).toBe(1);
  });

  it('Edit of a pending invitation says when the invitee answered first', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    await grace.press(list, 'Edit');
    await grace.fill({ Role: 'OWNER' });
    await ada.press(invitationCard(ada), 'Accept');
    await grace.submit();
    expect(grace.screen()).toContain('That invitation was already accepted.');
    await untilIdle(foyer);
    expect(await db.member.count({ where: { slackUserId: ada.id, role: { name: 'VIEWER' } } })).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { csv, paste, send } from '../support/import-story.ts';
import { askToJoin, becomeMember, requestCard, setUp, untilIdle } from '../support/story.ts';
import { act, changeGroups, inSlack, link, membershipChanges, top } from './links-setup.ts';

const LAPTOPS = 'Teacher Laptops';
const STUDENTS = 'Student Devices';

describe('channels and user groups follow their linked groups', () => {
  it('acceptance adds a person to the linked channel, which Foyer joins by itself, and to the user group', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await link(foyer, LAPTOPS, '@teachers');
    await link(foyer, STUDENTS, '#random');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    expect(inSlack(foyer, '#teacher-laptops')).toEqual(['ada', 'grace', 'linus']);
    expect(inSlack(foyer, '@teachers')).toEqual(['ada', 'linus']);
    expect(foyer.slack.channel('teacher-laptops').appIsMember).toBe(true);
    expect(await membershipChanges(foyer)).toEqual([
      'add ada #teacher-laptops: delivered',
      'add ada @teachers: delivered',
    ]);
  });

  it('linking a group adds everybody who has it in one call', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    for (const name of ['ada', 'margaret', 'katherine'])
      await becomeMember(foyer, name, 'VIEWER', `"${LAPTOPS}"`);
    await becomeMember(foyer, 'linus', 'VIEWER', `"${STUDENTS}"`);
    await link(foyer, LAPTOPS, '#staff-room');
    await untilIdle(foyer);
    expect(inSlack(foyer, '#staff-room')).toEqual(['ada', 'grace', 'katherine', 'linus', 'margaret']);
    expect(foyer.slack.calls.of('conversations.invite')).toHaveLength(1);
    expect(foyer.slack.calls.of('conversations.join')).toEqual([]);
  });

  it('approval with groups adds a person once, also when it resolves an invitation of theirs', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await link(foyer, STUDENTS, '#staff-room');
    const grace = foyer.slack.person('grace');
    await askToJoin(foyer, 'ada');
    const card = requestCard(grace);
    await grace.command('/invite ada@lovelace.example as Analyst');
    await untilIdle(foyer);
    await grace.press(card, 'Accept as…');
    await grace.fill({ Role: 'Analyst', 'Device groups': [LAPTOPS] });
    await grace.submit();
    await untilIdle(foyer);
    expect(await membershipChanges(foyer)).toEqual([
      'add grace #teacher-laptops: delivered',
      'add grace #staff-room: delivered',
      'add ada #teacher-laptops: delivered',
    ]);
    expect(inSlack(foyer, '#staff-room')).toEqual(['grace', 'linus']);
  });

  it('an edit removes a person from one group’s channel and adds them to another’s', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await link(foyer, LAPTOPS, '@teachers');
    await link(foyer, STUDENTS, '#staff-room');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    await changeGroups(foyer, 'ada', [STUDENTS]);
    expect(inSlack(foyer, '#teacher-laptops')).toEqual(['grace', 'linus']);
    expect(inSlack(foyer, '@teachers')).toEqual(['linus']);
    expect(inSlack(foyer, '#staff-room')).toEqual(['ada', 'grace', 'linus']);
  });

  it('deactivation removes a person, and reactivation adds them again', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await link(foyer, LAPTOPS, '@teachers');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    await act(foyer, 'ada', 'Deactivate');
    expect(inSlack(foyer, '#teacher-laptops')).toEqual(['grace', 'linus']);
    expect(inSlack(foyer, '@teachers')).toEqual(['linus']);
    await act(foyer, 'ada', 'Reactivate');
    expect(inSlack(foyer, '#teacher-laptops')).toEqual(['ada', 'grace', 'linus']);
    expect(inSlack(foyer, '@teachers')).toEqual(['ada', 'linus']);
    expect((await membershipChanges(foyer)).slice(-2)).toEqual([
      'add ada #teacher-laptops: delivered',
      'add ada @teachers: delivered',
    ]);
  });

  it('a file adds and removes people who change groups and people who are reactivated', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await link(foyer, STUDENTS, '#staff-room');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    await becomeMember(foyer, 'margaret', 'VIEWER', `"${LAPTOPS}"`);
    await act(foyer, 'margaret', 'Deactivate');
    const grace = foyer.slack.person('grace');
    await paste(
      grace,
      csv(
        'Email,Role,Groups',
        `ada@lovelace.example,VIEWER,${STUDENTS}`,
        `margaret@lovelace.example,VIEWER,${STUDENTS}`,
      ),
    );
    await send(grace);
    await untilIdle(foyer);
    expect(inSlack(foyer, '#teacher-laptops')).toEqual(['grace', 'linus']);
    expect(inSlack(foyer, '#staff-room')).toEqual(['ada', 'grace', 'linus', 'margaret']);
  });

  it('a person stays as long as another group of theirs, or another organization, is linked to the same channel', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await link(foyer, STUDENTS, '#teacher-laptops');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}", "${STUDENTS}"`);
    await changeGroups(foyer, 'ada', [STUDENTS]);
    expect(inSlack(foyer, '#teacher-laptops')).toContain('ada');
    expect(foyer.slack.calls.of('conversations.kick')).toEqual([]);
    expect((await membershipChanges(foyer)).at(-1)).toBe('remove ada #teacher-laptops: delivered');
    const other = await foyer.db.organization.findFirstOrThrow({ include: { roles: true } });
    const there = await foyer.db.organization.create({
      data: {
        workspaceId: other.workspaceId,
        name: 'Babbage Works',
        template: 'senturo',
        createdAt: foyer.clock.now(),
        groups: { create: { name: 'Engines' } },
        roles: { create: { name: 'Analyst', description: '', position: 0, capabilities: [] } },
      },
      include: { groups: true, roles: true },
    });
    const slackId = foyer.slack.channel('teacher-laptops').id;
    await foyer.db.groupLink.create({
      data: {
        groupId: there.groups[0]?.id ?? '',
        kind: 'channel',
        slackId,
        name: 'x',
        createdAt: foyer.clock.now(),
      },
    });
    // Without a group, which there means all of them.
    await foyer.db.member.create({
      data: {
        organizationId: there.id,
        email: 'ada@lovelace.example',
        name: 'Ada',
        slackUserId: foyer.slack.person('ada').id,
        roleId: there.roles[0]?.id ?? '',
        joinedAt: foyer.clock.now(),
      },
    });
    await act(foyer, 'ada', 'Deactivate');
    expect(inSlack(foyer, '#teacher-laptops')).toContain('ada');
    await foyer.db.member.updateMany({ where: { organizationId: there.id }, data: { state: 'deactivated' } });
    await act(foyer, 'ada', 'Reactivate');
    await act(foyer, 'ada', 'Deactivate');
    expect(inSlack(foyer, '#teacher-laptops')).toEqual(['grace', 'linus']);
  });

  it('a person without a group is in every linked channel and user group, where no group means all groups', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await link(foyer, STUDENTS, '@it-desk');
    await becomeMember(foyer, 'ada', 'Analyst');
    expect(inSlack(foyer, '#teacher-laptops')).toContain('ada');
    expect(inSlack(foyer, '@it-desk')).toEqual(['ada', 'grace']);
    await changeGroups(foyer, 'ada', [LAPTOPS]);
    expect(inSlack(foyer, '#teacher-laptops')).toContain('ada');
    expect(inSlack(foyer, '@it-desk')).toEqual(['grace']);
    await changeGroups(foyer, 'ada', []);
    expect(inSlack(foyer, '@it-desk')).toEqual(['ada', 'grace']);
  });

  it('a person stays when the link is removed, and the admin reads so before', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    await grace.press(top(grace), 'Unlink');
    expect(top(grace).plain()).toContain('Unlinked from #teacher-laptops. People stay there.');
    await untilIdle(foyer);
    expect(inSlack(foyer, '#teacher-laptops')).toContain('ada');
    await grace.closeModal();
    await act(foyer, 'ada', 'Deactivate');
    expect(inSlack(foyer, '#teacher-laptops')).toContain('ada');
  });
});

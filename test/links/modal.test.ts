import { describe, expect, it } from 'vitest';
import { unlinkGroup } from '../../src/domain/linking/manage.ts';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, modes, readAuditLog, setUp, untilIdle } from '../support/story.ts';
import { actorFor, domainOf, inSlack, link, top } from './links-setup.ts';

const LAPTOPS = 'Teacher Laptops';

describe.each(modes)('the modal Links, over %s', mode => {
  it('the modal Links links a group to a channel and to a user group, shows them, and unlinks', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    await becomeMember(foyer, 'ada', 'Analyst', `"${LAPTOPS}"`);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    expect(top(grace).plain()).toContain('Lovelace Labs · device group Teacher Laptops');
    expect(top(grace).plain()).toContain('This device group isn’t linked to anything in Slack yet.');
    await grace.press(top(grace), 'Link to a channel');
    expect(top(grace).plain()).toContain('Lovelace Labs · device group Teacher Laptops');
    await grace.fill({ Channel: { channel: 'teacher-laptops' } });
    await grace.submit();
    expect(top(grace).title).toBe('Slack links');
    expect(top(grace).plain()).toContain(
      'Linked to #teacher-laptops. Members who are missing there are being added.',
    );
    await grace.press(top(grace), 'Link to a user group');
    expect(await grace.options('User group', '')).toEqual(['@it-desk · IT desk', '@teachers · Teachers']);
    expect(await grace.options('User group', '@TEACH')).toEqual(['@teachers · Teachers']);
    await grace.fill({ 'User group': '@teachers · Teachers' });
    await grace.submit();
    expect(top(grace).plain()).toContain('@teachers · user group');
    await untilIdle(foyer);
    expect(inSlack(foyer, '#teacher-laptops')).toContain('ada');
    expect(inSlack(foyer, '@teachers')).toContain('ada');
    // One for the modal; those for what was typed are remembered.
    expect(foyer.slack.calls.of('usergroups.list')).toHaveLength(1);
    await grace.press(top(grace), 'Unlink', { nth: 0 });
    expect(top(grace).plain()).toContain('Unlinked from #teacher-laptops. People stay there.');
    expect((await readAuditLog(foyer)).filter(entry => entry.startsWith('group.'))).toEqual([
      'group.tie Teacher Laptops',
      'group.tie Teacher Laptops',
      'group.untie Teacher Laptops',
    ]);
  });
});

describe('the step before a deactivation', () => {
  it('the step before a deactivation names the channels and user groups that the person leaves, but none that another organization leads them to', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { db, slack } = foyer;
    const ada = await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}", "Student Devices"`);
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await link(foyer, 'Student Devices', '@teachers');
    const grace = slack.person('grace');
    const step = async () => {
      await grace.command('/invite members');
      await grace.press(top(grace), 'Deactivate', { nth: 0 });
      const said = top(grace).plain();
      await grace.closeModal();
      return said;
    };
    expect(await step()).toContain('They leave #teacher-laptops, @teachers in Slack.');
    const mine = await db.member.findFirstOrThrow({ where: { slackUserId: ada.id } });
    const { workspaceId } = await db.organization.findFirstOrThrow();
    const target = await db.groupLink.findFirstOrThrow({ where: { kind: 'usergroup' } });
    await db.organization.create({
      data: {
        workspaceId,
        name: 'Second',
        template: 'senturo',
        createdAt: foyer.clock.now(),
        roles: { create: { name: 'Admin', description: 'All', position: 0 } },
        groups: {
          create: {
            name: 'Teachers',
            links: {
              create: {
                kind: 'usergroup',
                slackId: target.slackId,
                name: 'teachers',
                createdAt: foyer.clock.now(),
              },
            },
          },
        },
      },
    });
    const second = await db.organization.findFirstOrThrow({
      where: { name: 'Second' },
      include: { roles: true },
    });
    await db.member.create({
      data: {
        organizationId: second.id,
        roleId: second.roles[0]?.id ?? '',
        email: mine.email,
        name: mine.name,
        slackUserId: ada.id,
        joinedAt: foyer.clock.now(),
      },
    });
    expect(await step()).toContain('They leave #teacher-laptops in Slack.');
  });
});

describe('a link', () => {
  it('a link is created once for each group and target, and never to what Foyer can’t access', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await link(foyer, LAPTOPS, '#staff-room');
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    await grace.press(top(grace), 'Link to a channel');
    const refused = async (channel: string) => {
      await grace.fill({ Channel: { channel } });
      return JSON.stringify((await grace.submit()).fieldErrors);
    };
    expect(await refused('staff-room')).toContain('Teacher Laptops is already linked to #staff-room.');
    expect(await refused('leadership')).toContain('Foyer can’t see this channel.');
    foyer.slack.changeChannel('random', { isArchived: true });
    expect(await refused('random')).toContain('This channel is archived.');
    expect(await foyer.db.groupLink.count()).toBe(1);
  });

  it('a link to a user group is refused where Slack’s plan has none, nobody created one, or Foyer may not see them', async () => {
    await using foyer = await startFoyer('http', { usergroups: [] });
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    await grace.press(top(grace), 'Link to a user group');
    expect(grace.screen()).toContain('This workspace has no user groups yet.');
    await grace.goBack();
    foyer.slack.settings.hasUserGroups = false;
    await grace.press(top(grace), 'Link to a user group');
    expect(grace.screen()).toContain('This workspace’s Slack plan has no user groups.');
    await grace.goBack();
    // Installed before the app asked for it.
    foyer.slack.faults.next('usergroups.list', { kind: 'error', error: 'missing_scope' });
    await grace.press(top(grace), 'Link to a user group');
    expect(grace.screen()).toContain(
      'Foyer doesn’t have the permissions usergroups:read and usergroups:write in Slack.',
    );
  });

  it('a link keeps its group from being removed', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await link(foyer, LAPTOPS, '#staff-room');
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Remove', { nth: 1 });
    await grace.submit();
    expect(grace.screen()).toContain(
      'Teacher Laptops is linked to Slack channels or user groups. Unlink it first',
    );
    expect(await foyer.db.group.count({ where: { name: LAPTOPS } })).toBe(1);
  });

  it('a link is created and removed only by people who may change the organization', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const linkId = await link(foyer, LAPTOPS, '#staff-room');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    const untying = unlinkGroup(domainOf(foyer), await actorFor(foyer, ada), { linkId });
    await expect(untying).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await foyer.db.groupLink.count()).toBe(1);
  });
});

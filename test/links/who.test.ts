import { describe, expect, it } from 'vitest';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { addedSentences, stayingSentence, syncSentence } from '../../src/slack/links/who.ts';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, runCommand, setUp, untilIdle } from '../support/story.ts';
import { changeGroups, link, top } from './links-setup.ts';

const LAPTOPS = 'Teacher Laptops';

describe('who a link adds and removes', () => {
  it('linking a group says first who is added, with names and a number, and who can’t be', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const { slack, db, clock } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'ada', 'Analyst', `"${LAPTOPS}"`);
    await becomeMember(foyer, 'margaret', 'Analyst', '"Student Devices"');
    const radia = await becomeMember(foyer, 'radia', 'Analyst', `"${LAPTOPS}"`);
    const { id: organizationId } = await db.organization.findFirstOrThrow();
    const { id: roleId } = await db.role.findFirstOrThrow({ where: { name: 'Remote' } });
    await db.member.create({
      data: { organizationId, email: 'sofia@x.example', name: 'Sofia', roleId, joinedAt: clock.now() },
    });
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    await grace.press(top(grace), 'Link to a channel');
    const channel = top(grace).plain();
    expect(channel).toContain(
      `Added if missing there: 2 members, and 1 more who has access to all device groups: Ada Lovelace, ${radia.spec.realName}, Grace Hopper.`,
    );
    expect(channel).toContain('Not in Slack yet (1 person): Sofia.');
    expect(channel).not.toContain('Margaret');
    await grace.goBack();
    await grace.press(top(grace), 'Link to a user group');
    const userGroup = top(grace).plain();
    expect(userGroup).toContain('Added if missing there: 1 member, and 1 more');
    expect(userGroup).toContain(`Guests can’t be in user groups (1 person): ${radia.spec.realName}.`);
    expect(userGroup).toContain('Everybody who is in the user group now stays.');
  });

  it('at most ten names are shown, and the number of all', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const { slack, db, clock } = foyer;
    const { id: roleId } = await db.role.findFirstOrThrow({ where: { name: 'VIEWER' } });
    const { id: groupId } = await db.group.findFirstOrThrow({ where: { name: LAPTOPS } });
    for (let index = 10; index < 24; index += 1) {
      await db.member.create({
        data: {
          organizationId,
          email: `p${index}@x.example`,
          name: `P${index}`,
          slackUserId: `U0P${index}`,
          roleId,
          joinedAt: clock.now(),
          grants: { create: { groupId, level: 'access' } },
        },
      });
    }
    const grace = slack.person('grace');
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    await grace.press(top(grace), 'Link to a channel');
    expect(top(grace).plain()).toContain('14 members: P10, P11');
    expect(top(grace).plain()).toContain('P19 and 4 more.');
  });

  it('people without a group are counted beyond two thousand who have one, and deactivated members aren’t', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    const { id: roleId } = await db.role.findFirstOrThrow({ where: { name: 'Remote' } });
    const { id: groupId } = await db.group.findFirstOrThrow({ where: { name: 'Student Devices' } });
    await db.$executeRaw`
      insert into members (id, organization_id, email, name, slack_user_id, role_id, state, joined_at, deactivated_at)
      select gen_random_uuid(), ${organizationId}::uuid, 'p' || n || '@x.example', 'P' || to_char(n, 'FM0000'),
        'U0P' || n, ${roleId}::uuid, case when n <= 2100 then 'deactivated' else 'active' end::"MemberState", now(),
        case when n <= 2100 then now() end
      from generate_series(1, 5100) n`;
    await db.$executeRaw`
      insert into group_grants (member_id, group_id, level)
      select id, ${groupId}::uuid, 'access' from members where name like 'P%' and name < 'P4101'`;
    const grace = slack.person('grace');
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    expect(JSON.stringify(top(grace).blocks)).not.toContain('It adds nobody');
    await grace.press(top(grace), 'Link to a channel');
    // Those without a group, and Grace.
    expect(top(grace).plain()).toContain(
      'Added if missing there: 1,001 more who have access to all device groups: Gr',
    );
    await grace.goBack();
    await grace.closeModal();
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Slack links', { nth: 0 });
    await grace.press(top(grace), 'Link to a channel');
    expect(top(grace).plain()).toContain('Added if missing there: 2,000 members, and 1,001 more');
  });

  it('no sentence says “nobody” or an exact number where not everybody was looked at', () => {
    const led = { members: [], isExact: false, isNamed: true };
    for (const kind of ['channel', 'usergroup'] as const) {
      expect(addedSentences(led, kind, senturo).join(' ')).toMatch(
        /^Members who have access and are missing there are added/u,
      );
    }
    expect(stayingSentence(led)).toContain('People stay there');
    const all = syncSentence({ led, leaving: [], knowsLeaving: false });
    expect(all).toBe(
      'It adds members who are missing. It removes deactivated members and people who lost access.',
    );
    const one = { id: '1', name: 'Ada', hasGroup: true, slackUserId: null, isGuest: false, isUnfit: false };
    expect(addedSentences({ ...led, members: [one] }, 'channel', senturo)).toContain(
      'Not in Slack yet (at least 1 person): Ada.',
    );
    expect(syncSentence({ led, leaving: ['Ada'], knowsLeaving: false })).toContain(
      'at least 1 person who lost',
    );
  });

  it('removing a link, renaming a group and comparing with Slack say who stays, who is added and who is removed', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    await becomeMember(foyer, 'linus', 'VIEWER', `"${LAPTOPS}"`);
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await untilIdle(foyer);
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Rename', { nth: 1 });
    expect(top(grace).plain()).toContain('Renaming adds and removes nobody in Slack.');
    await grace.goBack();
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    const questions = JSON.stringify(top(grace).blocks);
    expect(questions).toContain(
      'Nobody is removed. Up to 2 people (Ada Lovelace, Linus Torvalds) will stay there',
    );
    expect(questions).toContain('It adds up to 2 people missing there');
    await grace.closeModal();
    // Ada stays in the channel while she loses the group.
    slack.faults.next('conversations.kick', { kind: 'error', error: 'restricted_action' });
    await changeGroups(foyer, 'ada', ['Student Devices']);
    await untilIdle(foyer);
    expect(await runCommand(grace, '/invite sync')).toContain(
      'It removes deactivated members and 1 person who lost access (Ada Lovelace).',
    );
  });
});

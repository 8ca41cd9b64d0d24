import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { askToJoin, becomeMember, modes, requestCard, setUp, untilIdle } from '../support/story.ts';

describe.each(modes)('Accept as…, over %s', mode => {
  it('Accept as… grants the role and groups that the approver chose, from the card', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada');
    await grace.press(requestCard(grace), 'Accept as…');
    expect(grace.modal()?.title).toBe('Accept as…');
    expect(grace.modal()?.plain()).toContain(
      'Accept Ada Lovelace (ada@lovelace.example) into Lovelace Labs with this role:',
    );
    await grace.fill({ Role: 'EDITOR', Groups: ['Teacher Laptops'] });
    await grace.submit();
    expect(grace.modal()?.plain()).toContain('Ada Lovelace is a member now, as EDITOR.');
    await untilIdle(foyer);
    expect(requestCard(grace).plain()).toContain('✓ Accepted by @grace as EDITOR');
    expect(requestCard(grace).buttons()).toEqual([]);
    expect(ada.messages().at(-1)?.plain()).toContain('you’re a member of Lovelace Labs as EDITOR.');
    const member = await db.member.findFirstOrThrow({
      where: { slackUserId: ada.id },
      include: { role: true, grants: { include: { group: true } } },
    });
    expect(member.role.name).toBe('EDITOR');
    expect(member.grants.map(({ group }) => group.name)).toEqual(['Teacher Laptops']);
    const entry = await db.auditEntry.findFirst({ where: { action: 'join-request.approve' } });
    expect(entry?.after).toEqual({ status: 'approved', role: 'EDITOR', groups: ['Teacher Laptops'] });
  });

  it('Accept as… offers no role beyond the approver, and refuses one that a tampered form names', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const owner = await db.role.findFirstOrThrow({ where: { name: 'OWNER' } });
    await askToJoin(foyer, 'ada');
    await margaret.press(requestCard(margaret), 'Accept as…');
    const refused = await margaret.fill({ Role: 'OWNER' }).then(
      () => null,
      error => error,
    );
    expect(refused, 'OWNER is not among the options').not.toBeNull();
    // Margaret is demoted while her modal is open: the role that it offered is beyond her then.
    await margaret.fill({ Role: 'ADMIN' });
    const viewer = await db.role.findFirstOrThrow({ where: { name: 'VIEWER' } });
    await db.role.update({ where: { id: viewer.id }, data: { capabilities: ['join-request:review'] } });
    await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { roleId: viewer.id } });
    await margaret.submit();
    expect(margaret.screen()).toContain('You can’t assign ADMIN because it has more rights than your role');
    expect(await db.member.count({ where: { slackUserId: slack.person('ada').id } })).toBe(0);
    expect(await db.member.count({ where: { roleId: owner.id } })).toBe(1);
    expect(await db.joinRequest.findFirst()).toMatchObject({ status: 'pending' });
  });

  it('Accept as… offers groups to an approver who may not invite', async () => {
    await using foyer = await startFoyer(mode);
    const { db } = foyer;
    await setUp(foyer);
    const margaret = await becomeMember(foyer, 'margaret', 'VIEWER');
    await db.role.updateMany({ where: { name: 'VIEWER' }, data: { capabilities: ['join-request:review'] } });
    const ada = await askToJoin(foyer, 'ada');
    await margaret.press(requestCard(margaret), 'Accept as…');
    await margaret.fill({ Role: 'VIEWER', Groups: ['Student Devices'] });
    await margaret.submit();
    expect(margaret.modal()?.plain()).toContain('Ada Lovelace is a member now, as VIEWER.');
    const grant = await db.groupGrant.findFirst({
      where: { member: { slackUserId: ada.id } },
      include: { group: true },
    });
    expect(grant?.group.name).toBe('Student Devices');
  });

  it('Accept as… returns to the list from which it was pressed', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    await setUp(foyer, { template: 'Senturo' });
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada');
    await grace.command('/invite requests');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    await grace.press(list, 'Accept as…');
    await grace.fill({ Role: 'Group Admin' });
    const { fieldErrors } = await grace.submit();
    expect(JSON.stringify(fieldErrors)).toMatch(/choose at least one/iu);
    await grace.fill({ Role: 'Group Admin', 'Device groups': ['Student Devices'] });
    await grace.submit();
    expect(grace.modal()?.title).toBe('Manage join requests');
    expect(grace.modal()?.plain()).toContain('✓ Accepted as Group Admin.');
    expect(grace.modal()?.plain()).toContain('0 waiting');
    await untilIdle(foyer);
    expect(ada.messages().at(-1)?.plain()).toContain('as Group Admin.');
  });
});

describe.each(modes)('a deactivated member, over %s', mode => {
  it('a deactivated member may ask again; the approvers see it, and accepting makes them active with the chosen role', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'ADMIN', '"Teacher Laptops"');
    await db.member.updateMany({
      where: { slackUserId: ada.id },
      data: { state: 'deactivated', deactivatedAt: foyer.clock.now() },
    });
    await askToJoin(foyer, 'ada');
    const words =
      'A former member: was ADMIN, Teacher Laptops. Accepting gives ADMIN · Teacher Laptops again.';
    expect(requestCard(grace).plain()).toContain(words);
    await grace.command('/invite requests');
    expect(grace.modal()?.plain()).toContain(words);
    await grace.closeModal();
    await grace.press(requestCard(grace), 'Accept as…');
    expect(grace.modal()?.plain()).toContain(
      'A former member: was ADMIN, Teacher Laptops. Accepting reactivates them.',
    );
    await grace.fill({ Role: 'VIEWER', Groups: [] });
    await grace.submit();
    await untilIdle(foyer);
    expect(requestCard(grace).plain()).not.toContain('A former member');
    const member = await db.member.findFirst({
      where: { slackUserId: ada.id },
      include: { role: true, grants: true },
    });
    expect(member).toMatchObject({
      state: 'active',
      deactivatedAt: null,
      role: { name: 'VIEWER' },
      grants: [],
    });
    expect(await db.member.count()).toBe(2);
    const entry = await db.auditEntry.findFirst({ where: { action: 'join-request.approve' } });
    expect(entry?.before).toEqual({
      status: 'pending',
      member: 'deactivated',
      role: 'ADMIN',
      groups: ['Teacher Laptops'],
    });
  });

  it('a deactivated member isn’t reactivated by the person who has their address now', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    await db.member.updateMany({ where: { slackUserId: ada.id }, data: { state: 'deactivated' } });
    await slack.changePerson('ada', { email: 'old@lovelace.example' });
    await slack.addPerson({ name: 'heir', realName: 'Heir', email: 'ada@lovelace.example' });
    await untilIdle(foyer);
    const heir = slack.person('heir');
    await heir.command('/invite request');
    await heir.submit();
    await untilIdle(foyer);
    await slack.person('grace').press(requestCard(slack.person('grace')), 'Accept as VIEWER');
    await untilIdle(foyer);
    const members = await db.member.findMany({ orderBy: { email: 'asc' } });
    expect(members.map(({ email, state }) => `${email} ${state}`)).toEqual([
      'ada@lovelace.example active',
      'grace@lovelace.example active',
      'old@lovelace.example deactivated',
    ]);
  });
});

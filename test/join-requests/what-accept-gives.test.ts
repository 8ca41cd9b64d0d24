import type { Message, Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  choices,
  invitationCard,
  modes,
  requestCard,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';

/** The question of a card's Accept button. */
function question(card: Message): string {
  const elements = card.blocks.flatMap(
    block => (block.elements ?? []) as { text?: unknown; confirm?: object }[],
  );
  const accept = elements.find(({ text }) => /"Accept( as [^"…]+)?"/.test(JSON.stringify(text) ?? ''));
  return JSON.stringify(accept?.confirm);
}

/** Chooses in the settings what Accept gives. */
async function chooseWhatAcceptGives(admin: Person, role: string | null, groups: string[]): Promise<string> {
  await admin.command('/invite settings');
  await admin.fill({ 'What Accept gives: role': role, 'What Accept gives: device groups': groups });
  await admin.submit();
  expect(shown(admin).title, admin.screen()).toBe('Settings saved');
  const said = shown(admin).plain();
  await admin.closeModal();
  return said;
}

/** The access of an active member: "Analyst, Phones". */
async function accessOf({ db }: Foyer, { id }: Person): Promise<string | null> {
  const member = await db.member.findFirst({
    where: { slackUserId: id, state: 'active' },
    include: { role: true, grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } } },
  });
  return member && [member.role.name, ...member.grants.map(({ group }) => group.name)].join(', ');
}

const deactivate = ({ db }: Foyer, { id }: Person) =>
  db.member.updateMany({ where: { slackUserId: id }, data: { state: 'deactivated' } });

const reload = (person: Person) => requestCard(person);

describe.each(modes)('what Accept gives, over %s', mode => {
  it('the card, its question, the decision, the requester and the audit log name the role and the groups', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    const ada = await askToJoin(foyer, 'ada');
    expect(requestCard(grace).plain()).toContain('Accept gives Remote · all device groups.');
    expect(question(requestCard(grace))).toContain('Accept as Remote · all device groups.');
    await grace.press(requestCard(grace), 'Accept as Remote', { confirm: false });
    expect(await accessOf(foyer, ada)).toBeNull();
    await grace.press(requestCard(grace), 'Accept as Remote');
    await untilIdle(foyer);
    expect(await accessOf(foyer, ada)).toBe('Remote');
    expect(requestCard(grace).plain()).toContain('✓ Accepted by @grace as Remote · all device groups');
    expect(ada.messages().at(-1)?.plain()).toContain('as Remote. Access to all device groups.');
    const entry = await foyer.db.auditEntry.findFirst({ where: { action: 'join-request.approve' } });
    expect(entry?.after).toEqual({ status: 'approved', role: 'Remote', groups: [] });
  });

  it('a setting that changed between the card and the press gives nothing: the press shows the new state and asks again', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada');
    const { id: acceptRoleId } = await db.role.findFirstOrThrow({ where: { name: 'Analyst' } });
    // Nothing updates the card.
    await db.organization.updateMany({ data: { acceptRoleId } });
    await grace.press(requestCard(grace), 'Accept as Remote');
    await untilIdle(foyer);
    expect(await accessOf(foyer, ada)).toBeNull();
    expect(shown(grace).plain()).toContain('has changed since you saw it. Nothing was accepted');
    expect(shown(grace).plain()).toContain('Accept gives Analyst · all device groups.');
    await grace.press(shown(grace), 'Accept as Analyst');
    await untilIdle(foyer);
    expect(await accessOf(foyer, ada)).toBe('Analyst');
    expect(shown(grace).plain()).toContain(
      'Ada Lovelace is a member now, as Analyst. Access to all device groups.',
    );
    expect(requestCard(grace).plain()).toContain('as Analyst · all device groups');
  });
});

describe('what Accept gives', () => {
  it('the settings choose it for newcomers, and every waiting card follows', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada');
    const said = await chooseWhatAcceptGives(grace, 'Analyst', ['Student Devices']);
    expect(said).toContain('What Accept gives: role: none → Analyst');
    expect(said).toContain('What Accept gives: groups: none → Student Devices');
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'organization.edit' } });
    expect(entry.after).toEqual({ acceptRoleId: 'Analyst', acceptGroupIds: ['Student Devices'] });
    await untilIdle(foyer);
    expect(reload(grace).plain()).toContain('Accept gives Analyst · Student Devices.');
    await runCommand(grace, '/invite requests');
    expect(shown(grace).plain()).toContain('Accept gives Analyst · Student Devices.');
    await grace.closeModal();
    await grace.press(requestCard(grace), 'Accept as Analyst');
    await untilIdle(foyer);
    expect(await accessOf(foyer, ada)).toBe('Analyst, Student Devices');
    expect(ada.messages().at(-1)?.plain()).toContain('as Analyst. Device group: Student Devices.');
  });

  it('a renamed role or group shows on the cards, and a card that was not updated yet asks again', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada');
    await chooseWhatAcceptGives(grace, 'Analyst', ['Student Devices']);
    await untilIdle(foyer);
    await db.group.updateMany({ where: { name: 'Student Devices' }, data: { name: 'All Servers' } });
    await runCommand(grace, '/invite requests');
    await db.role.updateMany({ where: { name: 'Analyst' }, data: { capabilities: ['member:edit'] } });
    await grace.press(shown(grace), 'Accept as Analyst');
    expect(await accessOf(foyer, ada)).toBeNull();
    expect(shown(grace).plain()).toContain('has changed since you saw it');
    await grace.press(shown(grace), 'Accept as Analyst');
    expect(await accessOf(foyer, ada)).toBe('Analyst, All Servers');
  });

  it('a former member gets what they had, and the card says from what to what', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'Analyst', '"Student Devices"');
    await deactivate(foyer, ada);
    await askToJoin(foyer, 'ada');
    const words = 'was Analyst, Student Devices. Accepting gives Analyst · Student Devices again.';
    expect(requestCard(grace).plain()).toContain(words);
    expect(question(requestCard(grace))).toContain('Accept as Analyst · Student Devices.');
    await grace.press(requestCard(grace), 'Accept as Analyst');
    await untilIdle(foyer);
    expect(await accessOf(foyer, ada)).toBe('Analyst, Student Devices');
    expect(await foyer.db.member.count()).toBe(2);
  });

  it('former access that changed between the card and the press asks again', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    await deactivate(foyer, ada);
    await askToJoin(foyer, 'ada');
    const { id: roleId } = await db.role.findFirstOrThrow({ where: { name: 'ADMIN' } });
    await db.member.updateMany({ where: { slackUserId: ada.id }, data: { roleId } });
    await grace.press(requestCard(grace), 'Accept as VIEWER');
    expect(await accessOf(foyer, ada)).toBeNull();
    expect(shown(grace).plain()).toContain('was ADMIN, no group. Accepting gives ADMIN · no group again.');
  });

  it('an approver who may not give what a former member had reads so, and chooses with Accept as…', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack } = foyer;
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const ada = await becomeMember(foyer, 'ada', 'OWNER');
    await deactivate(foyer, ada);
    await askToJoin(foyer, 'ada');
    await margaret.press(requestCard(margaret), 'Accept as OWNER');
    expect(await accessOf(foyer, ada)).toBeNull();
    expect(shown(margaret).title).toBe('Accept as…');
    expect(shown(margaret).plain()).toContain(
      'You can’t assign OWNER because it has more rights than your role',
    );
    await margaret.closeModal();
    await runCommand(margaret, '/invite requests');
    expect(shown(margaret).buttons()).toEqual(['Accept as…', 'Reject']);
    expect(shown(margaret).plain()).toContain('You can’t give all of this.');
    await margaret.press(shown(margaret), 'Accept as…');
    await margaret.fill({ Role: 'VIEWER' });
    await margaret.submit();
    expect(await accessOf(foyer, ada)).toBe('VIEWER');
    expect(slack.person('ada').messages().length).toBeGreaterThan(0);
  });

  it('a removed role falls back to the template’s default role, and the card says so', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await chooseWhatAcceptGives(grace, 'Analyst', ['Student Devices']);
    const ada = await askToJoin(foyer, 'ada');
    await db.role.updateMany({ where: { name: 'Analyst' }, data: { removedAt: foyer.clock.now() } });
    await grace.press(requestCard(grace), 'Accept as Analyst');
    expect(await accessOf(foyer, ada)).toBeNull();
    expect(shown(grace).plain()).toContain('The role that Accept gave was removed.');
    expect(shown(grace).plain()).toContain('Accept gives Remote · Student Devices.');
    await grace.press(shown(grace), 'Accept as Remote');
    expect(await accessOf(foyer, ada)).toBe('Remote, Student Devices');
  });

  it('removed groups never leave newcomers with all groups: Accept goes, and saving other settings changes nothing', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await chooseWhatAcceptGives(grace, null, ['Student Devices']);
    const ada = await askToJoin(foyer, 'ada');
    const before = requestCard(grace);
    expect(before.plain()).toContain('Accept gives Remote · Student Devices.');
    await runCommand(grace, '/invite groups');
    await grace.press(shown(grace), 'Remove', { nth: 0 });
    await grace.submit();
    expect(await db.group.count({ where: { name: 'Student Devices' } }), grace.screen()).toBe(0);
    await grace.closeModal();
    await grace.press(before, 'Accept as Remote');
    expect(await accessOf(foyer, ada)).toBeNull();
    await grace.closeModal();
    await untilIdle(foyer);
    expect(requestCard(grace).buttons()).toEqual(['Accept as…', 'Reject']);
    expect(requestCard(grace).plain()).toContain('Some of the groups that Accept gave were removed.');
    await grace.command('/invite settings');
    await grace.fill({ Seats: '12' });
    await grace.submit();
    await grace.closeModal();
    expect(await db.organization.findFirst()).toMatchObject({
      seatLimit: 12,
      acceptGroupIds: [expect.any(String)],
    });
    await untilIdle(foyer);
    expect(requestCard(grace).buttons()).toEqual(['Accept as…', 'Reject']);
  });

  it('an editor can’t set a role that they may not grant', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await margaret.command('/invite settings');
    expect(choices(margaret.modal(), 'acceptRole')).toEqual(['ADMIN', 'EDITOR', 'VIEWER']);
  });

  it('an invitation for an approver that changed between the card and the press asks again', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await runCommand(margaret, '/invite @ada as VIEWER in "Teacher Laptops"');
    await untilIdle(foyer);
    await deactivate(foyer, margaret);
    const ada = slack.person('ada');
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    const held = () => {
      const found = grace
        .messages('approvals')
        .findLast(each => each.plain().includes('accepted the invitation of'));
      return found ?? Promise.reject(new Error('There is no card.'));
    };
    expect(question(await held())).toContain('Accept as VIEWER · Teacher Laptops.');
    const { id: roleId } = await db.role.findFirstOrThrow({ where: { name: 'ADMIN' } });
    await db.invitation.updateMany({ where: { slackUserId: ada.id }, data: { roleId } });
    await grace.press(await held(), 'Accept as VIEWER');
    expect(await accessOf(foyer, ada)).toBeNull();
    expect(shown(grace).plain()).toContain('as ADMIN. Group: Teacher Laptops.');
    await grace.press(shown(grace), 'Accept as ADMIN');
    await untilIdle(foyer);
    expect(await accessOf(foyer, ada)).toBe('ADMIN, Teacher Laptops');
    expect((await held()).plain()).toContain('✓ Accepted by @grace as ADMIN · Teacher Laptops');
  });
});

import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  modes,
  requestCard,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';

/** "Berlin (admin), Hamburg (edit)": what a person has. */
async function grantsOf({ db, slack }: Foyer, name: string): Promise<string> {
  const { grants } = await db.member.findFirstOrThrow({
    where: { slackUserId: slack.person(name).id },
    include: { grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } } },
  });
  return grants.map(({ group, level }) => `${group.name} (${level})`).join(', ');
}

const facilities = 'Berlin\nHamburg\nLeipzig';

describe.each(modes)('the levels Can edit and Admin for, over %s', mode => {
  it('the levels are in Secaro’s list for each person, in what they read, and in what they have then', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Secaro', groups: facilities });
    const [grace, ada, linus] = [slack.person('grace'), slack.person('ada'), slack.person('linus')];
    await grace.command('/invite');
    await grace.fill({
      Email: 'ada@lovelace.example',
      Role: 'Member',
      'Can edit': ['Hamburg', 'Leipzig'],
      'Admin for': ['Berlin', 'Hamburg'],
    });
    await grace.press(shown(grace), 'Add another');
    expect(shown(grace).plain()).toContain(
      'Ada Lovelace (ada@lovelace.example) as Member. Can edit: Leipzig. Admin for: Berlin, Hamburg.',
    );
    await grace.fill({
      Email: 'linus@lovelace.example',
      Role: 'Member',
      'Can edit': ['Berlin'],
      'Admin for': [],
    });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Invited 2 people to Lovelace Labs.');
    expect(shown(grace).plain()).toContain('as Member. Can edit: Leipzig. Admin for: Berlin, Hamburg.');
    expect(shown(grace).plain()).toContain(
      'Linus Torvalds (linus@lovelace.example) as Member. Can edit: Berlin.',
    );
    await grace.closeModal();
    await untilIdle(foyer);
    expect(invitationCard(ada).plain()).toContain(
      'invites you to join Lovelace Labs as Member. Can edit: Leipzig. Admin for: Berlin, Hamburg.',
    );
    await grace.command('/invite pending');
    expect(shown(grace).plain()).toContain('Member · Can edit: Leipzig · Admin for: Berlin, Hamburg');
    for (const person of [ada, linus]) await person.press(invitationCard(person), 'Accept');
    await untilIdle(foyer);
    expect(await grantsOf(foyer, 'ada')).toBe('Berlin (admin), Hamburg (admin), Leipzig (edit)');
    expect(await grantsOf(foyer, 'linus')).toBe('Berlin (edit)');
    const made = await db.auditEntry.findFirst({ where: { subject: 'ada@lovelace.example' } });
    expect(made?.after).toEqual({
      role: 'Member',
      groups: ['Berlin (admin)', 'Hamburg (admin)', 'Leipzig'],
    });
  });

  it('an admin of a facility grants levels within it alone, also when their right ends before Send', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Secaro', groups: facilities });
    const ada = await becomeMember(foyer, 'ada', 'Member', 'Leipzig');
    const grant = (name: string, level: 'edit' | 'admin') =>
      db.groupGrant.updateMany({
        where: { group: { name }, member: { slackUserId: ada.id } },
        data: { level },
      });
    const { id: groupId } = await db.group.findFirstOrThrow({ where: { name: 'Berlin' } });
    const { id: memberId } = await db.member.findFirstOrThrow({ where: { slackUserId: ada.id } });
    await db.groupGrant.create({ data: { groupId, memberId, level: 'admin' } });
    await grant('Leipzig', 'admin');
    await ada.command('/invite');
    for (const label of ['Can edit', 'Admin for']) {
      expect(await ada.options(label, '')).toEqual(['Berlin', 'Leipzig']);
    }
    await ada.fill({ Email: 'linus@lovelace.example', Role: 'Member', 'Admin for': ['Berlin'] });
    await ada.press(shown(ada), 'Add another');
    await ada.fill({ Email: 'margaret@lovelace.example', Role: 'Member', 'Admin for': ['Leipzig'] });
    await ada.press(shown(ada), 'Add another');
    await ada.fill({ Email: 'katherine@lovelace.example', Role: 'Member', 'Admin for': [] });
    await ada.press(shown(ada), 'Add another');
    expect(shown(ada).plain()).toContain('⚠ Choose at least one group, and only groups that you administer.');
    expect(shown(ada).plain()).toContain('⚠ See Can edit above.');
    await ada.fill({ Email: null });
    await grant('Leipzig', 'edit');
    await ada.submit();
    expect(shown(ada).plain()).toContain('⚠ Nothing was sent.');
    expect(shown(ada).plain()).toContain(
      'Margaret Hamilton (margaret@lovelace.example) as Member. Admin for: Leipzig.\n⚠ Choose at least one group, and only groups that you administer.',
    );
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(0);
    await ada.press(shown(ada), 'Remove', { block: 'Margaret' });
    await ada.submit();
    await untilIdle(foyer);
    const linus = slack.person('linus');
    await linus.press(invitationCard(linus), 'Accept');
    await untilIdle(foyer);
    expect(await grantsOf(foyer, 'linus')).toBe('Berlin (admin)');
  });

  it('the levels are chosen in Edit of a pending invitation, which shows the current ones', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Secaro', groups: facilities });
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as Member in Berlin, Hamburg');
    await untilIdle(foyer);
    await grace.command('/invite pending');
    await grace.press(shown(grace), 'Edit');
    expect(shown(grace).plain()).toContain('Can edit (optional): Berlin, Hamburg');
    await grace.fill({ 'Can edit': ['Hamburg'], 'Admin for': ['Leipzig'] });
    await grace.submit();
    expect(shown(grace).plain()).toContain(
      'Saved: invited as Member. Can edit: Hamburg. Admin for: Leipzig.',
    );
    await grace.press(shown(grace), 'Edit');
    expect(shown(grace).plain()).toContain('Can edit (optional): Hamburg');
    expect(shown(grace).plain()).toContain('Admin for (optional): Leipzig');
    await grace.fill({ 'Can edit': null, 'Admin for': ['Hamburg'] });
    await grace.submit();
    await untilIdle(foyer);
    expect(invitationCard(ada).plain()).toContain('as Member. Admin for: Hamburg.');
    const edits = await db.auditEntry.findMany({
      where: { action: 'invitation.edit' },
      orderBy: { id: 'asc' },
    });
    expect(edits.map(({ after }) => (after as { groups: string[] }).groups)).toEqual([
      ['Hamburg', 'Leipzig (admin)'],
      ['Hamburg (admin)'],
    ]);
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    expect(await grantsOf(foyer, 'ada')).toBe('Hamburg (admin)');
  });

  it('the levels are chosen in Accept as… for a person who asked to join', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Secaro', groups: facilities });
    const grace = slack.person('grace');
    await askToJoin(foyer, 'ada');
    await grace.press(requestCard(grace), 'Accept as…');
    await grace.fill({ 'Can edit': ['Berlin'], 'Admin for': ['Leipzig'] });
    await grace.submit();
    expect(shown(grace).plain()).toContain('as Member. Can edit: Berlin. Admin for: Leipzig.');
    expect(await grantsOf(foyer, 'ada')).toBe('Berlin (edit), Leipzig (admin)');
    const entry = await db.auditEntry.findFirst({ where: { action: 'join-request.approve' } });
    expect(entry?.after).toMatchObject({ groups: ['Berlin', 'Leipzig (admin)'] });
    await grace.closeModal();
    await grace.command('/invite members');
    expect(shown(grace).plain()).toContain('Member · Can edit: Berlin · Admin for: Leipzig');
  });

  it('no level is asked for when a role decides it', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    expect(shown(grace).plain()).not.toContain('Admin for');
    expect(shown(grace).plain()).toContain('Device groups (optional)');
  });
});

describe('Edit of an invitation with more groups than Slack shows', () => {
  it('Edit of an invitation keeps groups beyond those that Slack shows', async () => {
    await using foyer = await startFoyer();
    const names = Array.from({ length: 120 }, (_, index) => `Lab ${String(index).padStart(3, '0')}`);
    await setUp(foyer, { template: 'Secaro', groups: names.join('\n') });
    const grace = foyer.slack.person('grace');
    await runCommand(grace, `/invite @ada as Member in ${names.join(', ')}`);
    await grace.command('/invite pending');
    await grace.press(shown(grace), 'Edit');
    expect(shown(grace).plain()).toContain('20 more stay as they are.');
    await grace.fill({ 'Admin for': ['Lab 000'] });
    await grace.submit();
    const grants = await foyer.db.invitationGrant.groupBy({ by: ['level'], _count: true });
    expect(grants.map(({ level, _count }) => `${level}: ${_count}`).sort()).toEqual([
      'admin: 1',
      'edit: 119',
    ]);
  });
});

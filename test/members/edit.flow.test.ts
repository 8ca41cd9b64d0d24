import type { Person, View } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, choices, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

const modalOf = (person: Person): View => {
  const view = person.modal();
  if (!view) throw new Error(`There is no modal. ${person.screen()}`);
  return view;
};

/** Narrows Current users down to one person, so that the buttons are theirs. */
async function find(person: Person, search: string): Promise<void> {
  await person.command('/invite members');
  await person.press(modalOf(person), 'Search and filter');
  await person.fill({ 'Name or email': search });
  await person.submit();
}

describe.each(modes)('changing people from Current users, over %s', mode => {
  it('Edit in Current users changes name, role and groups: the list says what changed, and the person gets a message', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER', '"Teacher Laptops"');
    const grace = foyer.slack.person('grace');
    await find(grace, 'ADA@');
    expect(modalOf(grace).plain()).toContain('Lovelace Labs · 1 person · “ADA@”');
    await grace.press(modalOf(grace), 'Edit');
    expect(modalOf(grace).title).toBe('Edit');
    expect(modalOf(grace).plain()).toContain('Lovelace Labs · ada@lovelace.example');
    await grace.fill({ Name: 'Ada King', Role: 'EDITOR', Groups: ['Student Devices'] });
    await grace.submit();
    expect(modalOf(grace).title).toBe('Current users');
    expect(modalOf(grace).plain()).toContain(
      'Saved. Name: Ada Lovelace → Ada King; Role: VIEWER → EDITOR; Groups: Teacher Laptops → Student Devices.',
    );
    expect(modalOf(grace).plain()).toContain('EDITOR · Student Devices');
    await untilIdle(foyer);
    const notice = ada.messages().at(-1)?.plain() ?? '';
    expect(notice).toContain('changed your membership of Lovelace Labs:');
    expect(notice).toContain('Role: VIEWER → EDITOR');
  });

  it('Edit tells the second of two editors who was first and what changed', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await becomeMember(foyer, 'ada', 'VIEWER');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const grace = foyer.slack.person('grace');
    for (const editor of [grace, margaret]) {
      await find(editor, 'ada@');
      await editor.press(modalOf(editor), 'Edit');
    }
    await grace.fill({ Role: 'EDITOR' });
    await grace.submit();
    await margaret.fill({ Name: 'Countess' });
    await margaret.submit();
    expect(modalOf(margaret).plain()).toContain(
      'Grace Hopper changed Ada Lovelace while you were editing (Role: VIEWER → EDITOR). Your changes weren’t saved',
    );
    expect(await foyer.db.member.count({ where: { name: 'Countess' } })).toBe(0);
  });

  it('Deactivate shows the consequences first, keeps the person on the list, and they can be reactivated', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const ada = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops"');
    await runCommand(ada, '/invite new@x.example as Analyst in "Teacher Laptops"');
    const grace = foyer.slack.person('grace');
    await find(grace, 'ada@');
    await grace.press(modalOf(grace), 'Deactivate');
    const step = modalOf(grace).plain();
    expect(step).toContain('Deactivate Ada Lovelace (ada@lovelace.example) in Lovelace Labs?');
    expect(step).toContain('One invitation that they sent is still pending');
    expect(step).toContain('Nobody else is an admin of the device group Teacher Laptops.');
    expect(await foyer.db.member.count({ where: { state: 'deactivated' } })).toBe(0);
    await grace.submit();
    expect(modalOf(grace).plain()).toContain('Deactivated just now.');
    await untilIdle(foyer);
    expect(ada.messages().at(-1)?.plain()).toContain('deactivated your access to Lovelace Labs');
    expect(await runCommand(ada, '/invite members')).toContain('Your access to Lovelace Labs is deactivated');

    await grace.press(modalOf(grace), 'Undo');
    expect(modalOf(grace).plain()).toContain('Reactivated just now.');
    await untilIdle(foyer);
    expect(ada.messages().at(-1)?.plain()).toContain('You’re Group Admin in Teacher Laptops again.');
    await ada.command('/invite members');
    expect(modalOf(ada).title).toBe('Current users');
  });

  it('Edit offers Deactivate too, as Secaro has it, with Can edit and Admin for', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Secaro' });
    await becomeMember(foyer, 'ada', 'Member', '"Teacher Laptops"');
    const grace = foyer.slack.person('grace');
    await find(grace, 'ada@');
    await grace.press(modalOf(grace), 'Edit');
    await grace.fill({ 'Can edit': ['Student Devices'], 'Admin for': ['Teacher Laptops'] });
    await grace.submit();
    const grants = await foyer.db.groupGrant.findMany({
      where: { member: { email: 'ada@lovelace.example' } },
      include: { group: true },
      orderBy: { group: { name: 'asc' } },
    });
    expect(grants.map(({ group, level }) => `${group.name} ${level}`)).toEqual([
      'Student Devices edit',
      'Teacher Laptops admin',
    ]);
    await grace.press(modalOf(grace), 'Edit');
    await grace.press(modalOf(grace), 'Deactivate');
    await grace.submit();
    expect(modalOf(grace).title).toBe('Current users');
    expect(modalOf(grace).plain()).toContain('Deactivated just now.');
  });

  it('Current users offers nothing that the reader may not do: no OWNER’s row to an ADMIN, no role that they can’t grant', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await becomeMember(foyer, 'ada', 'VIEWER');
    await find(margaret, 'grace@');
    expect(modalOf(margaret).buttons()).toEqual(['Search and filter', 'Show everybody', 'Download CSV']);
    await margaret.closeModal();
    await find(margaret, 'ada@');
    await margaret.press(modalOf(margaret), 'Edit');
    expect(choices(modalOf(margaret), 'role')).toEqual(['ADMIN', 'EDITOR', 'VIEWER']);
    await margaret.closeModal();
    await find(margaret, 'margaret@');
    expect(modalOf(margaret).buttons()).toEqual([
      'Search and filter',
      'Show everybody',
      'Download CSV',
      'Edit',
    ]);
  });

  it('Current users filters by role, group and state, and shows everybody again', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await becomeMember(foyer, 'ada', 'VIEWER', '"Teacher Laptops"');
    await becomeMember(foyer, 'linus', 'VIEWER');
    const grace = foyer.slack.person('grace');
    await grace.command('/invite members');
    const filter = async (fields: Parameters<Person['fill']>[0]) => {
      await grace.press(modalOf(grace), 'Search and filter');
      await grace.fill(fields);
      await grace.submit();
      return [
        ...modalOf(grace)
          .plain()
          .matchAll(/(\w+)@lovelace/gu),
      ].map(([, name]) => name);
    };
    expect(await filter({ Role: 'VIEWER' })).toEqual(['ada', 'linus']);
    expect(await filter({ Group: 'Teacher Laptops' })).toEqual(['ada']);
    expect(await filter({ Status: 'Deactivated' })).toEqual([]);
    expect(modalOf(grace).plain()).toContain('Nobody matches.');
    await grace.press(modalOf(grace), 'Show everybody');
    expect(modalOf(grace).plain()).toContain('Lovelace Labs · 3 people');
  });

  it('/invite me lets everybody change their own name, and shows their role', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER', '"Teacher Laptops"');
    await ada.command('/invite me');
    expect(modalOf(ada).plain()).toContain('You’re VIEWER. Group: Teacher Laptops.');
    await ada.fill({ Name: 'Ada King' });
    await ada.submit();
    expect(modalOf(ada).plain()).toContain('Saved. In Lovelace Labs, you’re Ada King.');
    expect(await foyer.db.auditEntry.count({ where: { action: 'member.rename' } })).toBe(1);
    expect(await runCommand(foyer.slack.person('linus'), '/invite me')).toBe(
      'You aren’t a member of Lovelace Labs.',
    );
  });
});

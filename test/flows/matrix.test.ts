import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { roleTemplate } from '../../src/domain/role-templates/index.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { askToJoin, becomeMember, modes, runCommand, setUp, templates, untilIdle } from '../support/story.ts';

/** Which roles a matrix that is shown gives a permission: marked in its table, or named in its list. */
function rolesShown(text: string, label: string, roles: readonly string[]): string[] {
  const lines = text.split('\n').filter(line => line.includes(`${label}: `) || /[✔·]/u.test(line));
  const expected = lines.find(line => line.includes(label))?.split(label)[1] ?? '';
  const marks = expected.match(/[✔·]/gu);
  if (marks) return roles.filter((_, column) => marks[column] === '✔');
  return expected === ': everybody' ? [...roles] : expected.slice(2).split(', ');
}

/** Opens one after the other every modal in which a role is chosen; what each shows. */
async function whereRolesAreChosen(foyer: Foyer): Promise<string[]> {
  const grace = foyer.slack.person('grace');
  const seen: string[] = [];
  for (const [command, button] of [
    ['/invite', null],
    ['/invite pending', 'Edit'],
    ['/invite members', 'Edit'],
    ['/invite requests', 'Accept as…'],
  ] as const) {
    await grace.command(command);
    if (button) await grace.press(shown(grace), button, { nth: 0 });
    seen.push(shown(grace).plain());
    await grace.closeModal();
  }
  return seen;
}

/** What some lines of a matrix let one do, tried. */
const tried: Record<string, (person: Person, role: string) => Promise<boolean>> = {
  'Invite people': invites,
  'Invite permission**': invites,
  'Review join requests': person => opens(person, '/invite requests'),
  'Change the organization': person => opens(person, '/invite settings'),
  'Read the audit trail': person => opens(person, '/invite audit'),
};

async function invites(person: Person, role: string): Promise<boolean> {
  const said = await runCommand(
    person,
    `/invite by-${person.spec.name}@x.example as ${role} in "Teacher Laptops"`,
  );
  return said.includes('Invited ');
}

async function opens(person: Person, command: string): Promise<boolean> {
  await person.command(command);
  const isOpen = person.modal() !== undefined;
  if (isOpen) await person.closeModal();
  return isOpen;
}

describe.each(modes)('the role matrix, over %s', mode => {
  it.each(templates)(
    'the role matrix is wherever a role is chosen, every line and footnote of it, with $template',
    async expected => {
      await using foyer = await startFoyer(mode);
      await setUp(foyer, { template: expected.template });
      await becomeMember(foyer, 'ada', expected.role);
      await runCommand(foyer.slack.person('grace'), `/invite @linus as ${expected.role}`);
      await askToJoin(foyer, 'katherine');
      const { matrix, footnotes } = roleTemplate(expected.template.toLowerCase());
      for (const text of await whereRolesAreChosen(foyer)) {
        const read = matrix.map(({ label }) => ({ label, roles: rolesShown(text, label, expected.roles) }));
        expect(read, text).toEqual(matrix);
        for (const footnote of footnotes) expect(text).toContain(footnote);
      }
    },
  );

  it('the role matrix is beside the hint to choose a role', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    const role = shown(grace).blocks.find(({ block_id }) => block_id === 'role')?.element;
    expect(role).toMatchObject({ placeholder: { text: 'Choose a role' } });
    expect(shown(grace).plain()).toContain('View alerts');
  });

  it.each(templates)(
    'the role matrix is true: each role may do exactly what it says, with $template',
    async expected => {
      await using foyer = await startFoyer(mode);
      const { slack } = foyer;
      await setUp(foyer, { template: expected.template });
      await slack.addPerson({ name: 'hedy', realName: 'Hedy Lamarr', email: 'hedy@lovelace.example' });
      const people = [slack.person('grace')];
      for (const [index, role] of expected.roles.slice(1).entries()) {
        const name = ['ada', 'linus', 'margaret', 'katherine', 'hedy'][index] ?? '';
        people.push(await becomeMember(foyer, name, role, '"Teacher Laptops"'));
      }
      const { matrix } = roleTemplate(expected.template.toLowerCase());
      const lines = matrix.filter(({ label }) => label in tried);
      expect(lines.length).toBeGreaterThan(0);
      for (const { label, roles } of lines) {
        const may: string[] = [];
        for (const [index, person] of people.entries()) {
          if (await tried[label]?.(person, expected.byDefault)) may.push(expected.roles[index] ?? '');
        }
        expect(may, label).toEqual(roles);
      }
    },
  );

  it('the role matrix is above the names of every OWNER and ADMIN, for people who may not invite', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await becomeMember(foyer, 'margaret', 'ADMIN');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    await untilIdle(foyer);
    const said = await runCommand(ada, '/invite');
    expect(said).toContain('Your role VIEWER can’t invite people.');
    expect(said.split('Invite permission**')[1]).toContain('Ask @grace (OWNER) or @margaret (ADMIN).');
  });
});

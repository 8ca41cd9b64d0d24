import type { Person, View } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { roleTemplate } from '../../src/domain/role-templates/index.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { askToJoin, becomeMember, modes, runCommand, setUp, templates, untilIdle } from '../support/story.ts';

/** The rows of a matrix that is shown in a fixed-width font: each permission, and the roles that are marked. */
function rowsShown(view: View, roles: readonly string[]): { label: string; roles: string[] }[] {
  const rows: { label: string; roles: string[] }[] = [];
  let first = 0;
  for (const grid of gridsIn(view)) {
    const lines = grid.split('\n');
    const head = lines.slice(
      0,
      lines.findIndex(line => marked.test(line)),
    );
    const from = Math.min(...head.map(line => line.search(/\S/u)).filter(place => place >= 0));
    let columns: string[] = [];
    let row = -1;
    for (const line of lines.slice(head.length)) {
      const label = line.slice(0, from).trim();
      const marks = line.slice(from).match(/[✓·]¹?/gu);
      if (marks) {
        row += 1;
        columns = roles.slice(first, first + marks.length);
        const others = rows[row]?.roles ?? [];
        rows[row] = { label, roles: [...others, ...columns.filter((_, at) => marks[at]?.startsWith('✓'))] };
      }
      const shown = rows[row];
      if (shown && !marks) shown.label += shown.label.endsWith('/') ? label : ` ${label}`;
    }
    first += columns.length;
  }
  expect(first).toBe(roles.length);
  return rows;
}

const marked = /[✓·]/u;

function gridsIn({ blocks }: View): string[] {
  const found: string[] = [];
  for (const block of blocks as { elements?: { type: string; elements?: { text: string }[] }[] }[]) {
    for (const part of block.elements ?? []) {
      if (part.type === 'rich_text_preformatted')
        found.push(part.elements?.map(({ text }) => text).join('') ?? '');
    }
  }
  return found;
}

const button = 'What each role can do';

/** Opens one after the other every modal in which a role is chosen, and the matrix from it; the modals with the matrix. */
async function whereRolesAreChosen(foyer: Foyer): Promise<View[]> {
  const grace = foyer.slack.person('grace');
  const seen: View[] = [];
  for (const [command, next] of [
    ['/invite', null],
    ['/invite pending', 'Edit'],
    ['/invite members', 'Edit'],
    ['/invite requests', 'Accept as…'],
  ] as const) {
    await grace.command(command);
    if (next) await grace.press(shown(grace), next, { nth: 0 });
    await grace.press(shown(grace), button);
    seen.push(shown(grace));
    while (grace.modal()) await grace.closeModal();
  }
  return seen;
}

const footnotes = {
  Senturo: ['¹ Only in their own device groups.'],
  Secaro: ['People who are admin for a facility can invite people to that facility.'],
  CrowdSec: ['* A premium feature.', '** Has limits that depend on your plan.'],
};

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
    'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
    async expected => {
      await using foyer = await startFoyer(mode);
      await setUp(foyer, { template: expected.template });
      await becomeMember(foyer, 'ada', expected.role);
      await runCommand(foyer.slack.person('grace'), `/invite @linus as ${expected.role}`);
      await askToJoin(foyer, 'katherine');
      const { matrix } = roleTemplate(expected.template.toLowerCase());
      for (const view of await whereRolesAreChosen(foyer)) {
        expect(view.title).toBe('Roles matrix');
        expect(rowsShown(view, expected.roles), view.plain()).toEqual(matrix);
        for (const footnote of footnotes[expected.template]) expect(view.plain()).toContain(footnote);
      }
    },
  );

  it('the way to the role matrix is beside the hint to choose a role', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    const role = shown(grace).blocks.find(({ block_id }) => block_id === 'role')?.element;
    expect(role).toMatchObject({ placeholder: { text: 'Choose a role' } });
    expect(shown(grace).buttons()).toContain(button);
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

  it('people who can’t invite read the names of every OWNER and ADMIN, and open the role matrix from there', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await becomeMember(foyer, 'margaret', 'ADMIN');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    await untilIdle(foyer);
    const said = await ada.command('/invite');
    expect(said.ephemeral?.plain()).toContain('Your role VIEWER can’t invite people.');
    expect(said.ephemeral?.plain()).toContain('Ask @grace (OWNER) or @margaret (ADMIN).');
    if (said.ephemeral) await ada.press(said.ephemeral, button);
    expect(shown(ada).title).toBe('Roles matrix');
    expect(shown(ada).plain()).toContain('Lovelace Labs · you’re VIEWER');
  });

  it('the role matrix on the deepest of three modals is shown above the form, which keeps what was typed', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    await grace.fill({ Email: 'ada@lovelace.example', Role: 'EDITOR' });
    await grace.submit();
    await grace.press(shown(grace), 'Edit access');
    await grace.press(shown(grace), 'Edit', { nth: 0 });
    expect(grace.modals()).toHaveLength(3);
    await grace.fill({ Name: 'Ada Byron' });
    await grace.press(shown(grace), button);
    expect(grace.modals()).toHaveLength(3);
    expect(shown(grace).plain()).toMatch(/Invite\s+✓\s+✓\s+·\s+·/u);
    await grace.submit();
    expect(grace.modals()).toHaveLength(2);
    await untilIdle(foyer);
    expect(ada.messages().at(-1)?.plain()).toContain('Ada Byron');
  });

  it('the role matrix under a command is one table, for people who read Foyer in German as well', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const ada = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops"');
    const said = await ada.command('/invite matrix');
    expect(said.ephemeral?.blocks.filter(({ type }) => type === 'table')).toHaveLength(1);
    expect(said.ephemeral?.plain()).toContain('Review join requests | ✓ | · | · | · | · | ·');
    expect(said.ephemeral?.plain()).toContain('Invite people | ✓ | ✓¹ | · | · | · | ·');
    expect(said.ephemeral?.text).toContain('Send broadcasts: Admin, Group Admin, Broadcaster');
    await foyer.slack.changePerson('ada', { locale: 'de-DE' });
    await untilIdle(foyer);
    const german = await runCommand(ada, '/invite matrix');
    expect(german).toContain('Beitrittsanfragen prüfen | ✓ | ·');
    expect(german).toContain('¹ Nur in den eigenen Gerätegruppen.');
  });
});

import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { askToJoin, becomeMember, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

const dump = process.env.DUMP ? (text = '') => console.log(text) : () => {};

function shown(person: Person) {
  const view = person.modal();
  if (!view) throw new Error('There is no list.');
  return view;
}

/** An organization with members, invitations, a request and groups, as an admin sees it. */
async function crowd(foyer: Foyer): Promise<Person> {
  await setUp(foyer, { groups: 'Phones\nTablets' });
  const { slack } = foyer;
  const grace = slack.person('grace');
  await becomeMember(foyer, 'linus', 'ADMIN');
  await becomeMember(foyer, 'margaret', 'VIEWER', 'Phones');
  await runCommand(grace, '/invite @ada as EDITOR in Tablets');
  await runCommand(grace, '/invite hedy@x.example as VIEWER in Phones, Tablets');
  await untilIdle(foyer);
  return grace;
}

/** What a screen reader can tell of each control in the rows: below the line that ends what is about the whole list. */
function controlsIn(person: Person, command: string): { of: string; words: string[] }[] {
  const { blocks } = shown(person);
  // Join requests have no controls for the whole list, and so no line before the first row.
  const first = command === 'requests' ? 0 : blocks.findIndex(({ type }) => type === 'divider');
  return blocks.slice(first).flatMap(block => {
    const elements = [block.accessory, ...((block.elements as unknown[]) ?? [])].filter(Boolean) as Control[];
    return elements
      .filter(({ type }) => type === 'button' || type === 'overflow')
      .map(element => ({
        of: `${element.text?.text ?? 'menu'}`,
        words:
          element.type === 'overflow'
            ? (element.options ?? []).map(({ description }) => description?.text ?? '')
            : [element.accessibility_label ?? ''],
      }));
  });
}

interface Control {
  type: string;
  text?: { text: string };
  accessibility_label?: string;
  options?: { description?: { text: string } }[];
}

const lists = {
  members: /Grace Hopper|Linus Torvalds|Margaret Hamilton/u,
  pending: /Ada Lovelace|hedy@x\.example/u,
  groups: /Phones|Tablets/u,
  requests: /Katherine Johnson|Alan Turing/u,
};

describe.each(['en-US', 'de-DE'])('the rows of lists, in %s', locale => {
  it('every control in a row of a list names whom it is about, for people who use a screen reader', async () => {
    await using foyer = await startFoyer();
    const grace = await crowd(foyer);
    await askToJoin(foyer, 'katherine', 'I work with Grace.');
    await foyer.slack.changePerson('grace', { locale });
    await untilIdle(foyer);
    for (const [command, names] of Object.entries(lists)) {
      await grace.command(`/invite ${command}`);
      dump(grace.screen());
      const controls = controlsIn(grace, command);
      expect(controls.length, command).toBeGreaterThan(0);
      for (const { of, words } of controls) {
        for (const said of words) expect(said, `${command}: ${of}`).toMatch(names);
      }
      await grace.closeModal();
    }
  });
});

describe.each(modes)('a row after a press, over %s', mode => {
  it('a revoked invitation stays in its place, says so, and can be sent again', async () => {
    await using foyer = await startFoyer(mode);
    const grace = await crowd(foyer);
    await grace.command('/invite pending');
    await grace.press(shown(grace), 'Revoke invite', { block: 'ada@' });
    expect(shown(grace).title).toBe('Revoke invitation');
    await grace.submit();
    dump(grace.screen());
    const text = shown(grace).plain();
    expect(text).toContain('1 pending');
    expect(text).toContain('Revoked just now.');
    expect(text.indexOf('hedy@')).toBeLessThan(text.indexOf('ada@'));
    await grace.press(shown(grace), 'Invite again');
    expect(shown(grace).title).toBe('Invite people');
  });

  it('a deactivated member stays in their place, and Undo gives back what they had', async () => {
    await using foyer = await startFoyer(mode);
    const grace = await crowd(foyer);
    await grace.command('/invite members');
    const order = () =>
      shown(grace)
        .plain()
        .match(/[a-z]+@lovelace\.example/gu);
    const before = order();
    await grace.press(shown(grace), 'Deactivate', { block: 'linus@' });
    await grace.submit();
    dump(grace.screen());
    expect(order()).toEqual(before);
    expect(shown(grace).plain()).toContain('Deactivated just now.');
    await grace.press(shown(grace), 'Undo');
    expect(order()).toEqual(before);
    expect(shown(grace).plain()).toContain('Reactivated just now.');
    const linus = await foyer.db.member.findFirstOrThrow({
      where: { email: 'linus@lovelace.example' },
      include: { role: true },
    });
    expect(linus).toMatchObject({ state: 'active', role: { name: 'ADMIN' } });
  });

  it('a list is sorted at once by its select, and keeps that through pages and searches', async () => {
    await using foyer = await startFoyer(mode);
    const grace = await crowd(foyer);
    await grace.command('/invite members');
    const order = () =>
      shown(grace)
        .plain()
        .match(/[a-z]+(?=@lovelace\.example)/gu);
    expect(order()).toEqual(['grace', 'linus', 'margaret']);
    await grace.choose('Sort by', 'Newest first');
    expect(order()).toEqual(['margaret', 'linus', 'grace']);
    await grace.choose('Sort by', 'Sort by role');
    expect(order()).toEqual(['grace', 'linus', 'margaret']);
    await grace.choose('Sort by', 'Newest first');
    await grace.press(shown(grace), 'Search and filter');
    await grace.fill({ Status: 'Active' });
    await grace.submit();
    expect(order()).toEqual(['margaret', 'linus', 'grace']);
    await grace.closeModal();
    await grace.command('/invite pending');
    await grace.choose('Sort by', 'Sort by email');
    const text = shown(grace).plain();
    expect(text.indexOf('ada@')).toBeLessThan(text.indexOf('hedy@'));
  });
});

import type { FillValue, Person, View } from 'local-slack';
import { isBlock, type Pressable, pressables } from 'local-slack/inside';
import { describe, expect, it } from 'vitest';
import { depthOf, withWordsOnTop } from '../../src/slack/depth.ts';
import { usualAllowance } from '../../src/slack/person-limits.ts';
import { link, top } from '../links/links-setup.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { askToJoin, becomeMember, requestCard, runCommand, setUp, untilIdle } from '../support/story.ts';

const LAPTOPS = 'Teacher Laptops';
/** No path in Foyer is longer: after this many presses only views come that were walked already. */
const LONGEST = 6;

/** How a person gets to where the next button is: a command, a shortcut, a button of Home or of a message. */
interface Entry {
  name: string;
  open(grace: Person): Promise<unknown>;
}

/** One step from a view: a button or a menu's option of it by its id and place, or its submit button. */
type Step = { press: Pick<Pressable, 'actionId' | 'blockId'> & { text: string; option?: string } } | 'submit';

const commands = ['', 'bulk', 'pending', 'members', 'me', 'inbox', 'request', 'requests', 'org', 'org new'];
const more = ['settings', 'groups', 'roles', 'matrix', 'audit', 'help', 'nobody as VIEWER'];

const entries: Entry[] = [
  ...[...commands, ...more].map(text => ({
    name: `/invite ${text}`,
    open: (grace: Person) => grace.command(`/invite ${text}`),
  })),
  { name: 'the shortcut', open: grace => grace.shortcut('invite_member') },
];

/** What a person has before them, so that a change can be seen. */
function before(grace: Person): string {
  const messages = [...grace.messages(), ...grace.messages('approvals')].map(one => one.plain());
  return [grace.modals().map(view => view.plain()), grace.home()?.plain(), messages].join('\n');
}

/** A view's kind where it lies: walked once however often one comes there. */
function kindOf(view: View): string {
  const kind = view.callback_id || view.title;
  return `${kind} at ${depthOf({ ...view, title: null, submit: null, close: null })}`;
}

function stepsOf(view: View): Step[] {
  const seen = new Set<string>();
  const presses = pressables(view.blocks).flatMap(({ actionId, blockId, text, options }) => {
    const choices = options?.map(({ value = '', text: label }) => ({
      id: value.split(' ', 1).join(),
      text: label.text,
      option: value,
    }));
    return (choices ?? [{ id: actionId.split('#', 1).join(), text }]).flatMap(({ id, ...chosen }) => {
      if (seen.has(id)) return [];
      seen.add(id);
      return [{ press: { actionId, blockId, ...chosen } }];
    });
  });
  return view.submit ? [...presses, 'submit'] : presses;
}

/** What a person types into the forms that open empty; the others are handed in as they are. */
const typed: [field: string, value: FillValue][] = [
  ['channel', { channel: 'random' }],
  ['usergroup', '@teachers · Teachers'],
  ['groups', 'Library'],
  ['name', 'Reader'],
  ['email', 'hedy@x.example'],
  ['role', 'VIEWER'],
];

async function fillIn(grace: Person): Promise<void> {
  for (const [field, value] of typed) {
    const isEmpty = !Object.values(top(grace).state[field] ?? { [field]: {} }).some(
      held => held.value ?? held.selected_option ?? held.selected_options ?? held.selected_channel,
    );
    // Another view's field of that name may take something else.
    if (top(grace).state[field] && isEmpty) await grace.fill({ [field]: value }).catch(() => {});
  }
}

async function take(grace: Person, step: Step) {
  if (step === 'submit') {
    await fillIn(grace);
    return grace.submit();
  }
  // Slack gives blocks new names each time a view is opened.
  const same = stepsOf(top(grace)).find(other => nameOf(other) === nameOf(step)) ?? step;
  if (same === 'submit') throw new Error('A button turned into submit.');
  const { actionId, blockId: block, option } = same.press;
  return grace.press(top(grace), actionId, { block, ...(option && { option }) });
}

const nameOf = (step: Step) => (step === 'submit' ? 'submit' : `[${step.press.text}]`);

/** Nobody gets an error: three modals at most, and the result has something to read. */
function expectShown(grace: Person, path: string, was: string, result: { error?: string; status: unknown }) {
  expect(result.error, path).toBeUndefined();
  expect(grace.modals().length, path).toBeLessThanOrEqual(3);
  expect(grace.modal()?.trouble, path).toBeUndefined();
  if (grace.modals().length === 0) expect(before(grace), path).not.toBe(was);
  else expect(grace.modal()?.plain(), path).toMatch(/\w/u);
}

async function startFilledFoyer(): Promise<Foyer> {
  // She is refused at every step once: more than the limit of a minute lets through.
  const foyer = await startFoyer('http', { allowance: { ...usualAllowance, refusalsAMinute: 1_000_000 } });
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
  await runCommand(grace, '/invite @margaret as VIEWER');
  await askToJoin(foyer, 'linus');
  await link(foyer, LAPTOPS, '#staff-room');
  await grace.command('/invite bulk');
  await grace.fill({ 'Or paste rows': 'Email,Role\nhedy@x.example,viewer\nnobody,VIEWER' });
  await grace.submit();
  await grace.closeModal();
  await untilIdle(foyer);
  await grace.openHome();
  await untilIdle(foyer);
  return foyer;
}

/** The organization as it was, so that each path starts from the same. */
const refused = async (foyer: Foyer, isDeactivated: boolean) => {
  await foyer.db.member.updateMany({
    where: { slackUserId: foyer.slack.person('grace').id },
    data: { state: isDeactivated ? 'deactivated' : 'active' },
  });
};

/**
 * Walks every path from an entry: each button of each view at each depth, and its submit button. Each step is taken
 * twice: by a person whose rights have just ended, which says so, and by a person who has them.
 */
async function walk(foyer: Foyer, entry: Entry, walked: Set<string>): Promise<number> {
  const grace = foyer.slack.person('grace');
  let deepest = 0;
  const reach = async (path: Step[]): Promise<View | undefined> => {
    if (grace.modal()) await grace.closeModal();
    await entry.open(grace);
    for (const step of path) {
      if (!grace.modal()) return undefined;
      const there = step === 'submit' || stepsOf(top(grace)).some(other => nameOf(other) === nameOf(step));
      if (!there) return undefined;
      await take(grace, step);
    }
    return grace.modal();
  };
  const offers = async (path: Step[], step: Step) => {
    const view = await reach(path);
    return view !== undefined && stepsOf(view).some(other => nameOf(other) === nameOf(step));
  };
  const queue: Step[][] = [[]];
  for (let path = queue.shift(); path; path = queue.shift()) {
    const view = await reach(path);
    if (!view || walked.has(kindOf(view))) continue;
    walked.add(kindOf(view));
    deepest = Math.max(deepest, grace.modals().length);
    for (const step of path.length < LONGEST ? stepsOf(view) : []) {
      const named = [entry.name, ...path.map(nameOf), nameOf(step)].join(' › ');
      // What a step before used up is there no more.
      if (!(await offers(path, step))) continue;
      await refused(foyer, true);
      const was = before(grace);
      const result = await take(grace, step).finally(() => refused(foyer, false));
      expectShown(grace, `${named} (without rights)`, was, result);
      if (!(await offers(path, step))) continue;
      const wasBefore = before(grace);
      expectShown(grace, named, wasBefore, await take(grace, step));
      if (grace.modal()) queue.push([...path, step]);
    }
  }
  if (grace.modal()) await grace.closeModal();
  return deepest;
}

describe('every path through every view', () => {
  it('no path stacks more than three modals, and each ends with something to read', async () => {
    await using foyer = await startFilledFoyer();
    const walked = new Set<string>();
    const depths: number[] = [];
    // A press that decides takes the buttons away, so the cards come first.
    for (const text of ['Reject', 'Accept as…']) {
      const open = async (person: Person) => {
        const card = requestCard(person);
        if (card.buttons().includes(text)) await person.press(card, text);
      };
      depths.push(await walk(foyer, { name: `card › [${text}]`, open }, walked));
    }
    for (const entry of entries) depths.push(await walk(foyer, entry, walked));
    const home = () => pressables(foyer.slack.person('grace').home()?.blocks ?? []);
    for (const { actionId, blockId, text } of home()) {
      const open = async (person: Person) => {
        const view = person.home();
        const isThere = home().some(other => other.actionId === actionId);
        if (view && isThere) await person.press(view, actionId, { block: blockId }).catch(() => {});
      };
      depths.push(await walk(foyer, { name: `Home › [${text}]`, open }, walked));
    }
    expect(Math.max(...depths)).toBe(3);
    expect(walked.size).toBeGreaterThan(30);
  });
});

describe('a message about a form in the third modal', () => {
  it('a message about a form in the third modal is above the typed input, which stays', async () => {
    await using foyer = await startFoyer('http');
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    await grace.press(top(grace), 'Link to a channel');
    await grace.fill({ Channel: { channel: 'staff-room' } });
    await refused(foyer, true);
    for (const _ of ['once', 'again']) {
      expect(await grace.submit()).not.toHaveProperty('error');
      expect(grace.modals()).toHaveLength(3);
      expect(top(grace).title).toBe('Link to a channel');
      expect(
        top(grace)
          .plain()
          .match(/Your access to Lovelace Labs is deactivated/gu),
      ).toHaveLength(1);
    }
    await refused(foyer, false);
    await grace.submit();
    expect(top(grace).plain()).toContain('Linked to #staff-room.');
    expect(grace.modals()).toHaveLength(2);
  });
});

describe('the depth of a view', () => {
  const title = { type: 'plain_text', text: 'Title' } as const;
  const shown = { title, blocks: [], private_metadata: '', callback_id: '' };
  it.each([
    [1, { id: 'A', root_view_id: 'A', previous_view_id: null }],
    [1, { id: 'A' }],
    [2, { id: 'B', root_view_id: 'A', previous_view_id: 'A' }],
    [3, { id: 'C', root_view_id: 'A', previous_view_id: 'B' }],
  ])('the depth of a view is %i by what Slack says is below it', (depth, view) => {
    expect(depthOf({ ...shown, ...view })).toBe(depth);
  });

  it('a message fits up to Slack’s hundred blocks, and none beyond', () => {
    const words = Array.from({ length: 5 }, () => ({ type: 'divider' }) as const);
    const full = (count: number) =>
      withWordsOnTop(
        { ...shown, id: 'C', blocks: Array.from({ length: count }, () => ({ type: 'divider' })) },
        words,
      );
    expect(full(10)?.blocks).toHaveLength(16);
    expect(full(97)?.blocks).toHaveLength(100);
    expect(full(99)).toBeNull();
    expect(full(10)?.blocks.every(isBlock)).toBe(true);
  });
});

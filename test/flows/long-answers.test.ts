import { expect, it } from 'vitest';
import { type Foyer, type Mode, startFoyer } from '../support/foyer.ts';
import { csv, shown, upload } from '../support/import-story.ts';
import { becomeMember, setUp } from '../support/story.ts';

/** Slack's limit of a Socket Mode frame from the app. */
const FRAME = 20_480;

const wide = (length: number, index: number) => `${index} ${'語'.repeat(length)}`.slice(0, length);

/** Bytes of the longest answer that the app gave to a request. */
function longestAnswer({ slack }: Foyer): number {
  const answers = slack.calls.all().filter(({ kind }) => kind !== 'api');
  return Math.max(...answers.map(({ response }) => Buffer.byteLength(JSON.stringify(response ?? ''))));
}

/** The one connection of Socket Mode, or Slack's address over HTTP: no answer has ended it. */
function expectUnbroken(foyer: Foyer, mode: Mode): void {
  expect(foyer.slack.calls.of('apps.connections.open')).toHaveLength(mode === 'socket' ? 1 : 0);
  if (mode === 'socket') expect(longestAnswer(foyer)).toBeLessThan(FRAME);
  else expect(longestAnswer(foyer)).toBeGreaterThan(FRAME);
}

async function addGroups({ db }: Foyer, organizationId: string): Promise<void> {
  await db.group.createMany({
    data: Array.from({ length: 120 }, (_, index) => ({
      organizationId,
      name: wide(70, index),
    })),
  });
}

it.each(['socket', 'http'] as const)(
  'the review of a file of long findings is shown whole, over %s',
  async mode => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const rows = Array.from(
      { length: 60 },
      (_, index) => `${wide(60, index)},${wide(60, index)},${wide(200, index)},${wide(200, index)}`,
    );
    const grace = foyer.slack.person('grace');
    const file = { name: 'people.csv', bytes: csv('Email,Name,Role,Groups', ...rows) };
    await upload(grace, file);
    await foyer.slack.waitFor(() => shown(grace).plain().includes('There’s no role'), 'the review');
    expect(Buffer.byteLength(JSON.stringify(shown(grace).blocks))).toBeGreaterThan(FRAME);
    expectUnbroken(foyer, mode);
    expect(await foyer.db.import.count()).toBe(1);
  },
);

it.each([
  ['socket', /^The first \d+ of 100\. Type more to find the others\.$/u],
  ['http', null],
] as const)('a select shows as many options with long names as fit, over %s', async (mode, label) => {
  await using foyer = await startFoyer(mode);
  const { id } = await setUp(foyer);
  await addGroups(foyer, id);
  const grace = foyer.slack.person('grace');
  await grace.command('/invite');
  const offered = await grace.options('Groups', '');
  expect(offered.length).toBeGreaterThan(20);
  expect(offered.length < 100).toBe(mode === 'socket');
  const answer = foyer.slack.calls.all().findLast(({ kind }) => kind === 'block_suggestion')?.response;
  const groups = (answer as { option_groups?: { label: { text: string } }[] }).option_groups;
  expect(groups?.[0]?.label.text ?? null).toEqual(label && expect.stringMatching(label));
  // One that is left out is found by its name.
  expect(await grace.options('Groups', wide(70, 99))).toEqual([wide(70, 99)]);
  expectUnbroken(foyer, mode);
});

it.each(['socket', 'http'] as const)('a long answer to a command is read under it, over %s', async mode => {
  await using foyer = await startFoyer(mode);
  const { id } = await setUp(foyer);
  const admin = await foyer.db.role.findFirstOrThrow({ where: { name: 'ADMIN' } });
  const { id: _, ...like } = admin;
  await foyer.db.role.createMany({
    data: Array.from({ length: 40 }, (_, index) => ({
      ...like,
      organizationId: id,
      name: wide(75, index),
      position: 10 + index,
    })) as never,
  });
  const ada = await becomeMember(foyer, 'ada', 'VIEWER');
  await ada.command('/invite matrix');
  // Over Socket Mode it comes by the response URL, after the acknowledgement.
  const said = await foyer.slack.waitFor(
    () => ada.messages().findLast(({ ephemeralTo }) => ephemeralTo === ada.id),
    'the answer',
  );
  expect(said.plain()).toContain('Lovelace Labs · you’re VIEWER');
  expect(said.plain()).toContain(wide(75, 39));
  expectUnbroken(foyer, mode);
});

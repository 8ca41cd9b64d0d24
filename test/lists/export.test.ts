import { expect, it } from 'vitest';
import { peopleCsv } from '../../src/domain/imports/csv/export.ts';
import { exportMembers } from '../../src/domain/members/current-users.ts';
import { lastFile, shown, startSenturo, textOf, upload } from '../support/import-story.ts';
import { becomeMember, runCommand, untilIdle } from '../support/story.ts';
import { startCrowd } from './crowd.ts';

async function written(rows: Parameters<typeof peopleCsv>[0]): Promise<string> {
  let text = '';
  for await (const piece of peopleCsv(rows, ['Night, Shift', '=Sum'])) text += piece;
  return text;
}

it('the members of a list are downloaded in the import’s columns, and uploaded again they change nothing', async () => {
  await using foyer = await startSenturo();
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  await db.group.updateMany({ where: { name: 'Teacher Laptops' }, data: { name: 'Teacher, Laptops' } });
  await becomeMember(foyer, 'ada', 'Analyst', '"Teacher, Laptops"');
  await becomeMember(foyer, 'linus', 'Remote');
  await becomeMember(foyer, 'margaret', 'Remote');
  await db.member.updateMany({ where: { email: 'linus@lovelace.example' }, data: { name: '=2+5' } });
  await db.member.updateMany({
    where: { email: 'margaret@lovelace.example' },
    data: { state: 'deactivated', deactivatedAt: foyer.clock.now() },
  });
  await grace.command('/invite members');
  await grace.press(shown(grace), 'Download CSV');
  expect(shown(grace).plain()).toContain('The file is in your direct messages with Foyer.');
  await grace.closeModal();
  await untilIdle(foyer);
  const file = lastFile(grace);
  expect(file.name).toBe('members-2026-01-05.csv');
  const text = await textOf(grace, file);
  expect(text.split('\r\n')).toEqual(
    [
      'Email,Role,Groups,Name,Status,Action',
      expect.stringContaining("linus@lovelace.example,Remote,,'=2+5,active,"),
      expect.stringContaining('ada@lovelace.example,Analyst,"Teacher, Laptops",Ada Lovelace,active,'),
      expect.stringContaining('grace@lovelace.example,Admin,,Grace Hopper,active,'),
      '',
    ].map((line, index) =>
      index === 0 ? expect.stringMatching(/^\ufeff?Email,Role,Groups,Name,Status,Action$/u) : line,
    ),
  );
  const others = text
    .split('\r\n')
    .filter(line => !line.startsWith('grace@'))
    .join('\r\n');
  const review = await upload(grace, { name: 'members.csv', bytes: others });
  expect(review.plain()).toContain('2 unchanged');
  await grace.closeModal();
  await grace.command('/invite members');
  await grace.press(shown(grace), 'Search and filter');
  await grace.fill({ Status: 'Deactivated' });
  await grace.submit();
  await grace.press(shown(grace), 'Download CSV');
  await untilIdle(foyer);
  expect((await textOf(grace, lastFile(grace))).split('\r\n').slice(1)).toEqual([
    'margaret@lovelace.example,Remote,,Margaret Hamilton,deactivated,',
    '',
  ]);
  const caption = grace.messages().at(-1)?.plain();
  expect(caption).toContain('Deactivated members of Lovelace Labs');
  expect(caption).toContain('To reactivate people, clear their Status.');
});

it('deactivated members come back by their own download where Status is cleared, and not by mistake', async () => {
  await using foyer = await startSenturo();
  const { slack, db, clock } = foyer;
  const grace = slack.person('grace');
  await becomeMember(foyer, 'margaret', 'Remote');
  await becomeMember(foyer, 'ada', 'Remote');
  const people = ['margaret@lovelace.example', 'ada@lovelace.example'];
  await db.member.updateMany({
    where: { email: { in: people } },
    data: { state: 'deactivated', deactivatedAt: clock.now() },
  });
  await grace.command('/invite members');
  await grace.press(shown(grace), 'Search and filter');
  await grace.fill({ Status: 'Deactivated' });
  await grace.submit();
  await grace.press(shown(grace), 'Download CSV');
  await grace.closeModal();
  await untilIdle(foyer);
  const text = await textOf(grace, lastFile(grace));
  const refused = await upload(grace, { name: 'members.csv', bytes: text });
  expect(Object.values(refused.errors)).toEqual([
    'All 2 people in this file are inactive (column “Status”). Nobody is left to upload. Clear that cell for people you want to invite or reactivate.',
  ]);
  await grace.closeModal();
  const cleared = text.replace('Ada Lovelace,deactivated', 'Ada Lovelace,');
  const review = await upload(grace, { name: 'members.csv', bytes: cleared });
  expect(review.plain()).toContain('1 reactivated');
  expect(review.plain()).toContain('Left out: 1 person whose account isn’t active (column “Status”).');
});

it('a download of people who left Slack says so', async () => {
  await using foyer = await startSenturo();
  const grace = foyer.slack.person('grace');
  await becomeMember(foyer, 'ada', 'Remote');
  await foyer.db.member.updateMany({
    where: { email: 'ada@lovelace.example' },
    data: { leftAt: foyer.clock.now(), leftReason: 'deactivated' },
  });
  await grace.command('/invite members');
  await grace.press(shown(grace), 'Search and filter');
  await grace.fill({ Status: 'Left Slack' });
  await grace.submit();
  await grace.press(shown(grace), 'Download CSV');
  await untilIdle(foyer);
  expect(grace.messages().at(-1)?.plain()).toContain('Members of Lovelace Labs who left Slack');
});

it('invitations are downloaded as the list shows them, within what the reader may see', async () => {
  await using foyer = await startSenturo();
  const grace = foyer.slack.person('grace');
  await runCommand(grace, '/invite one@x.example as Analyst in "Teacher Laptops"');
  await runCommand(grace, '/invite two@x.example as Remote');
  await runCommand(grace, '/invite three@x.example as Remote in "Student Devices"');
  await grace.command('/invite pending');
  await grace.press(shown(grace), 'Download CSV');
  await untilIdle(foyer);
  const lines = async (person: typeof grace) =>
    (await textOf(person, lastFile(person))).split('\r\n').slice(1, -1);
  expect(await lines(grace)).toEqual([
    'three@x.example,Remote,Student Devices,,pending,',
    'two@x.example,Remote,,,pending,',
    'one@x.example,Analyst,Teacher Laptops,,pending,',
  ]);
  await grace.closeModal();
  const ada = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops"');
  await ada.command('/invite pending');
  await ada.press(shown(ada), 'Download CSV');
  await untilIdle(foyer);
  expect(await lines(ada)).toEqual(['one@x.example,Analyst,Teacher Laptops,,pending,']);
});

it('a cell of an export is never run as a formula', async () => {
  const row = { email: 'a@x.example', name: '=cmd', role: { name: '+Role' }, status: 'active' };
  const people = async function* () {
    yield [{ ...row, grants: ['=Sum', 'Night, Shift'].map(name => ({ group: { name } })) }];
  };
  expect((await written(people())).split('\r\n')[1]).toBe(
    `a@x.example,'+Role,"'=Sum, Night, Shift",'=cmd,active,`,
  );
});

it('an export reads a filtered list batch by batch, each person once and in order', async () => {
  const crowd = await startCrowd(2_300);
  await using world = crowd.world;
  const wanted = { search: 'smith', roleId: null, groupId: world.groupId('North'), state: null };
  const { batches } = await exportMembers(world.domain, crowd.actor, world.organization.id, wanted);
  const sizes: number[] = [];
  const ids: string[] = [];
  for await (const batch of batches) {
    sizes.push(batch.length);
    ids.push(...batch.map(({ id }) => id));
  }
  const fits = crowd.members.filter(
    ({ name, groupIds }) => /smith/iu.test(name) && groupIds.includes(world.groupId('North')),
  );
  expect(sizes.length).toBe(3);
  expect([...ids].sort()).toEqual(fits.map(({ id }) => id).sort());
});

import pg from 'pg';
import { expect, it } from 'vitest';
import { sendWeeklyDigests } from '../../src/domain/weeks/weekly-digest.ts';
import { domainOf } from '../links/links-setup.ts';
import { startFoyer } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { allStatementsOf } from '../support/statements.ts';
import { askToJoin, becomeMember, runCommand, setUp, timePasses, untilIdle } from '../support/story.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

it('App Home tells admins about this week as the weekly summary counts it, from Monday by the organization’s clock', async () => {
  await using foyer = await startFoyer();
  // It is Monday, four in the morning in New York.
  const { id, workspaceId } = await setUp(foyer);
  const { db, slack } = foyer;
  const grace = slack.person('grace');
  await db.organization.update({ where: { id }, data: { timeZone: 'America/New_York' } });
  const linus = await becomeMember(foyer, 'linus', 'VIEWER');
  await runCommand(grace, '/invite katherine@x.example as VIEWER');
  await askToJoin(foyer, 'ada');
  const counted = '2 invited, 1 joined, 2 waiting for an answer.';
  expect((await openHome(grace)).plain()).toContain(`This week: ${counted}`);
  expect((await openHome(linus)).plain()).not.toContain('This week');
  await timePasses(foyer, 7 * DAY_MS - 4 * HOUR_MS - 1);
  expect((await openHome(grace)).plain()).toContain(`This week: ${counted}`);
  await timePasses(foyer, 1);
  expect((await openHome(grace)).plain()).toContain('This week: 0 invited, 0 joined, 2 waiting');
  await timePasses(foyer, 9 * HOUR_MS);
  await sendWeeklyDigests(domainOf(foyer), workspaceId);
  await untilIdle(foyer);
  expect(grace.messages().at(-1)?.plain()).toContain(`last week: ${counted}`);
  await slack.changePerson('grace', { locale: 'de-DE' });
  await untilIdle(foyer);
  expect((await openHome(grace)).plain()).toContain(
    'Diese Woche: 0 eingeladen, 0 beigetreten, 2 warten auf Antwort.',
  );
});

it('App Home counts a week up to ten thousand, by an index of its own', async () => {
  await using foyer = await startFoyer();
  const { id } = await setUp(foyer);
  const { db, clock, slack } = foyer;
  const write = (action: string, count: number) => db.$executeRaw`
    insert into audit_entries (id, organization_id, at, actor, action, subject)
    select gen_random_uuid(), ${id}::uuid, ${clock.now()}, 'U1', ${action}, n || '@x.example'
    from generate_series(1, ${count}) as n`;
  await write('invitation.accept', 10_000);
  await write('join-request.approve', 10_000);
  await write('group.add', 1_000);
  await write('invitation.create', 10_001);
  const grace = slack.person('grace');
  expect((await openHome(grace)).plain()).toContain(
    'This week: more than 10,000 invited, 10,000 joined, 0 waiting for an answer.',
  );
  await write('invitation.accept', 1);
  const statements = await allStatementsOf(async () => {
    expect((await openHome(grace)).plain()).toContain('more than 10,000 joined');
  });
  const [counting, ...others] = statements.filter(text => text.includes('invitation.create'));
  expect(others).toEqual([]);
  const owner = new pg.Client({ connectionString: foyer.database.ownerUrl });
  await owner.connect();
  await owner.query('analyze audit_entries');
  const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${counting}`);
  await owner.end();
  const lines = rows.map(row => row['QUERY PLAN']).filter(line => line.includes('on audit_entries'));
  expect(lines).toHaveLength(3);
  // Entries of other kinds aren't read.
  expect(rows.map(row => row['QUERY PLAN']).filter(line => line.includes('Filter: (action'))).toEqual([]);
  for (const line of lines) expect(line).toContain('Index Only Scan using audit_entries_weeks');
});

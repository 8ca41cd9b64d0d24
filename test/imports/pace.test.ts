import { expect, it } from 'vitest';
import { emptyQueue } from '../faults/queue.ts';
import { setUpAt } from '../faults/set-up.ts';
import { until } from '../faults/until.ts';
import { startFoyer } from '../support/foyer.ts';
import {
  approvals,
  crowdCsv,
  csv,
  nth,
  paste,
  send,
  shown,
  untilDone,
  upload,
  withCrowd,
} from '../support/import-story.ts';
import { openWorkplace } from '../support/process.ts';
import { setUp, untilIdle } from '../support/story.ts';

const CROWD = 60;
/** The rate that rate-limit.ts keeps to: five at once, then 285 a minute. */
const PER_MINUTE = 285;
const LEAST_MS = ((CROWD - 5) * 60_000) / PER_MINUTE;

it.each([1, 2])(
  'an import is delivered within Slack’s limits, %i processes together, and the workspace is listed once',
  async processes => {
    await using place = await openWorkplace({
      slack: { rateLimits: true, people: withCrowd(CROWD), channels: approvals },
    });
    const { slack, db } = place;
    const grace = slack.person('grace');
    for (let started = 0; started < processes; started += 1) await place.start();
    await setUpAt(place, { template: 'Senturo' });
    // To greet the owners, the workspace is listed when Foyer starts. Files use the same listing.
    await until(async () => (await db.workspace.findFirst())?.peopleListedAt, 'the listing to end');
    await emptyQueue(db);
    const greetings = slack.calls.of('chat.postMessage').length;
    await upload(grace, { name: 'crowd.csv', bytes: crowdCsv(CROWD, 'Remote') });
    expect(await send(grace)).toContain(`${CROWD} new`);
    await untilDone(slack, grace);
    await emptyQueue(db);

    for (let index = 0; index < CROWD; index += 1)
      expect(slack.person(nth(index)).messages()).toHaveLength(1);
    const posts = slack.calls.of('chat.postMessage').slice(greetings);
    expect(posts.filter(({ status }) => status === 429)).toEqual([]);
    expect(posts).toHaveLength(CROWD + 1);
    expect(slack.calls.of('chat.update').filter(({ status }) => status === 429)).toEqual([]);
    const { sentAt } = await db.import.findFirstOrThrow();
    const last = posts.at(-1)?.at.getTime() ?? 0;
    expect(last - (sentAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(LEAST_MS);
    expect(slack.calls.of('users.list')).toHaveLength(1);
    expect(slack.calls.of('users.lookupByEmail')).toEqual([]);
  },
);

it('an import is delivered to people found only by a listing after Send', async () => {
  await using foyer = await startFoyer('http', { people: withCrowd(30), channels: [] });
  const { slack, db } = foyer;
  await setUp(foyer, { template: 'Senturo', channel: null });
  const grace = slack.person('grace');
  slack.faults.next('users.list', { kind: 'ratelimited', retryAfter: 600 });
  await paste(grace, crowdCsv(30, 'Remote'));
  expect(await send(grace)).toContain('30 waiting until they join Slack');
  await untilIdle(foyer);
  expect(slack.person(nth(7)).messages()).toEqual([]);
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now()`;
  await slack.waitFor(
    () =>
      grace.messages().at(-1)?.plain().includes('30 delivered') &&
      grace.messages().at(-1)?.plain().includes('is done'),
    'everybody to be reached',
  );
  for (let index = 0; index < 30; index += 1) expect(slack.person(nth(index)).messages()).toHaveLength(1);
  expect(slack.calls.of('users.list').filter(({ status }) => status === 200)).toHaveLength(1);
  expect(slack.calls.of('users.lookupByEmail')).toEqual([]);
});

it('a large workspace is listed in one run of many pages, even when files come in between', async () => {
  await using foyer = await startFoyer('http', { people: withCrowd(3_300), channels: [] });
  const { slack, db } = foyer;
  await setUp(foyer, { template: 'Senturo', channel: null });
  const grace = slack.person('grace');
  for (const file of ['one', 'two', 'three']) {
    await upload(grace, { name: `${file}.csv`, bytes: csv('Email,Role', `${nth(3_299)}@x.example,Remote`) });
    expect(shown(grace).title).toBe('Review');
    await grace.closeModal();
    await untilIdle(foyer);
  }
  // Fifteen pages a minute: the other two wait for theirs.
  expect(slack.calls.of('users.list')).toHaveLength(15);
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now()`;
  await slack.waitFor(() => slack.calls.of('users.list').length === 17, 'the last pages');
  await untilIdle(foyer);
  await upload(grace, { name: 'four.csv', bytes: csv('Email,Role', `${nth(3_299)}@x.example,Remote`) });
  await untilIdle(foyer);
  expect(slack.calls.of('users.list')).toHaveLength(17);
  const cursors = slack.calls.of('users.list').map(({ args }) => args.cursor);
  expect(new Set(cursors).size).toBe(17);
  expect(await db.slackPerson.count({ where: { email: { endsWith: '@x.example' } } })).toBe(3_300);
});

it('a reserved time that was missed while the program was stopped is reserved again', async () => {
  await using foyer = await startFoyer('http', { people: withCrowd(100), channels: [] });
  const { slack, db } = foyer;
  await setUp(foyer, { template: 'Senturo', channel: null });
  const grace = slack.person('grace');
  // So many that a slow machine has not sent them all by the time it is stopped.
  await paste(grace, crowdCsv(100, 'Remote'));
  await untilIdle(foyer);
  await send(grace);
  await until(async () => {
    const unbooked = await db.$queryRaw<unknown[]>`
      select 1 from graphile_worker._private_jobs
      where payload ->> 'deliveryId' is not null and payload ->> 'bookedFor' is null`;
    return unbooked.length === 0;
  }, 'every turn to be booked');
  await foyer.app.stop();
  // As after a long stop: every booked turn lies an hour back.
  await db.$executeRaw`
    update graphile_worker._private_jobs
    set run_at = now() - interval '1 hour',
      payload = jsonb_set(payload::jsonb, '{bookedFor}', to_jsonb((payload ->> 'bookedFor')::numeric - 3600000))::json
    where payload ->> 'bookedFor' is not null`;
  await db.$executeRaw`update paces set booked_until = now() - interval '1 hour'`;
  const before = slack.calls.of('chat.postMessage').length;
  const [start] = await db.$queryRaw<[{ at: Date }]>`select now() as at`;
  await foyer.restart();
  await untilDone(slack, grace);
  const posts = slack.calls.of('chat.postMessage');
  expect(posts).toHaveLength(101);
  const left = posts.length - before;
  expect(left).toBeGreaterThan(5);
  const { bookedUntil } = await db.rateLimit.findFirstOrThrow({ where: { method: 'chat.postMessage' } });
  expect(bookedUntil.getTime() - start.at.getTime()).toBeGreaterThanOrEqual((left * 60_000) / PER_MINUTE);
});

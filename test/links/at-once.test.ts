import { defaultChannels, defaultPeople, defaultUsergroups, type PersonSpec } from 'local-slack';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { deactivateMember } from '../../src/domain/members/deactivate.ts';
import { editMember } from '../../src/domain/members/edit.ts';
import { emptyQueue, fanOuts } from '../faults/queue.ts';
import { setUpAt } from '../faults/set-up.ts';
import { until } from '../faults/until.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { openWorkplace, type Workplace } from '../support/process.ts';
import { setUp, untilIdle } from '../support/story.ts';
import { actorFor, domainOf, inSlack, link } from './links-setup.ts';

const LAPTOPS = 'Teacher Laptops';
const STUDENTS = 'Student Devices';

const crowd = (size: number): PersonSpec[] =>
  Array.from({ length: size }, (_, index) => ({
    name: `p${String(index).padStart(2, '0')}`,
    realName: `Person ${index}`,
    email: `p${index}@x.example`,
  }));

/** Members of these groups, as if they had come over time; returns their ids in that order. */
async function members(
  { db, slack }: Pick<Foyer, 'db' | 'slack'>,
  people: PersonSpec[],
  groups: string[],
): Promise<{ id: string; version: number; name: string }[]> {
  const organization = await db.organization.findFirstOrThrow({
    include: { roles: { orderBy: { position: 'asc' } }, groups: true },
  });
  const grants = organization.groups
    .filter(({ name }) => groups.includes(name))
    .map(({ id: groupId }) => ({ groupId, level: 'access' as const }));
  const made = [];
  for (const { name, realName, email = '' } of people) {
    const member = await db.member.create({
      data: {
        organizationId: organization.id,
        email,
        name: realName,
        slackUserId: slack.person(name).id,
        roleId: organization.roles.at(-1)?.id ?? '',
        joinedAt: new Date(0),
        grants: { create: grants },
      },
    });
    made.push(member);
  }
  return made;
}

const allSynced = ({ db }: Pick<Foyer, 'db'>) =>
  until(
    async () =>
      (await fanOuts(db)) + (await db.delivery.count({ where: { message: 'access', status: 'queued' } })) ===
      0,
    'everything to be carried',
  );

it('two processes never lose a member of a user group: two links, changed by many at once', async () => {
  const people = crowd(24);
  await using target: Workplace = await openWorkplace({
    slack: {
      people: [...defaultPeople, ...people],
      channels: defaultChannels,
      usergroups: defaultUsergroups,
    },
  });
  const { slack, db } = target;
  await target.start();
  await target.start();
  const grace = slack.person('grace');
  await setUpAt(target);
  const world = { ...target, clock: systemClock } as unknown as Foyer;
  const made = await members(world, people, []);
  const [joining, leaving] = [made.slice(0, 12), made.slice(12)];
  const groupId = async (name: string) => (await db.group.findFirstOrThrow({ where: { name } })).id;
  const [laptops, students] = [await groupId(LAPTOPS), await groupId(STUDENTS)];
  await db.groupGrant.createMany({
    data: leaving.map(({ id }) => ({ memberId: id, groupId: students, level: 'access' as const })),
  });
  await link(world, LAPTOPS, '@teachers');
  await link(world, STUDENTS, '@teachers');
  await allSynced(world);
  expect(inSlack(world, '@teachers')).toHaveLength(13);
  await db.rateLimit.deleteMany();
  const actor = await actorFor(world, grace);
  const edit = (member: { id: string; version: number; name: string }, groups: string[]) =>
    editMember(domainOf(world), actor, {
      memberId: member.id,
      version: member.version,
      name: member.name,
      role: 'VIEWER',
      groups,
    });
  // Between reading a list and writing it there is time for all others to write it.
  slack.faults.next('usergroups.users.update', { kind: 'slow', ms: 3_000 });
  // The rate limit of user groups is used up again and again; it isn't tested here.
  const hurry = setInterval(() => void db.rateLimit.deleteMany().catch(() => {}), 50);
  for (const [index, member] of joining.entries()) {
    const leaver = leaving[index];
    await Promise.all([edit(member, [laptops]), leaver && edit(leaver, [])]);
  }
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() where locked_at is null`;
  await allSynced(world)
    .then(() => emptyQueue(db))
    .finally(() => clearInterval(hurry));
  expect(inSlack(world, '@teachers')).toEqual(['linus', ...people.slice(0, 12).map(({ name }) => name)]);
  expect(await db.delivery.count({ where: { message: 'access', status: 'failed' } })).toBe(0);
});

it('many who leave at once leave at Slack’s pace, and a whole file is added by one call', async () => {
  const people = crowd(14);
  await using foyer = await startFoyer('http', {
    people: [...defaultPeople, ...people],
    channels: defaultChannels,
    rateLimits: true,
  });
  await setUp(foyer);
  const { slack } = foyer;
  const made = await members(foyer, people, [LAPTOPS]);
  await link(foyer, LAPTOPS, '#staff-room');
  await untilIdle(foyer);
  expect(inSlack(foyer, '#staff-room')).toHaveLength(16);
  expect(slack.calls.of('conversations.invite')).toHaveLength(1);
  const actor = await actorFor(foyer, slack.person('grace'));
  let last = 0;
  slack.calls.onCall(({ method }) => {
    if (method === 'conversations.kick') last = performance.now();
  });
  // The pace counts from here: the first call may be late, which leaves less time until the last one.
  const begun = performance.now();
  for (const { id } of made) await deactivateMember(domainOf(foyer), actor, { memberId: id });
  await allSynced(foyer);
  expect(inSlack(foyer, '#staff-room')).toEqual(['grace', 'linus']);
  const kicks = slack.calls.of('conversations.kick');
  expect(kicks.filter(({ status }) => status !== 200)).toEqual([]);
  expect(kicks).toHaveLength(14);
  // Ten in one go, then 38 a minute (rate-limit.ts).
  expect(last - begun).toBeGreaterThanOrEqual(((14 - 10) * 60_000) / 38);
});

it('another process goes on where one was killed in the middle of a call', async () => {
  await using target = await openWorkplace({
    slack: { people: defaultPeople, channels: defaultChannels, usergroups: defaultUsergroups },
  });
  const { slack, db } = target;
  const killed = await target.start();
  await setUpAt(target);
  const world = { ...target, clock: systemClock } as unknown as Foyer;
  await members(
    world,
    defaultPeople.filter(({ name }) => name === 'ada'),
    [LAPTOPS],
  );
  slack.faults.next('usergroups.users.update', { kind: 'hang' });
  await link(world, LAPTOPS, '@teachers');
  await until(() => slack.calls.of('usergroups.users.list').length > 0, 'the call');
  killed.kill('SIGKILL');
  await killed.ended;
  await target.start();
  await allSynced(world);
  expect(inSlack(world, '@teachers')).toEqual(['ada', 'linus']);
  expect(await db.delivery.count({ where: { message: 'access', status: 'delivered' } })).toBe(1);
});

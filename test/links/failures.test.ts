import { defaultChannels, defaultPeople, type Person, type PersonSpec } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { reasonText } from '../../src/messages/reasons.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, untilIdle } from '../support/story.ts';
import { act, changeGroups, inSlack, link, membershipChanges, top } from './links-setup.ts';

const LAPTOPS = 'Teacher Laptops';

const failureNotices = (person: Person) =>
  person
    .messages()
    .map(message => message.plain())
    .filter(text => text.includes('Foyer couldn’t'));

/** Members as if they had come over time, with that group. */
async function crowd(foyer: Foyer, people: string[]): Promise<void> {
  const { db, slack, clock } = foyer;
  const organization = await db.organization.findFirstOrThrow({ include: { roles: true, groups: true } });
  const groupId = organization.groups.find(({ name }) => name === LAPTOPS)?.id ?? '';
  for (const name of people) {
    await db.member.create({
      data: {
        organizationId: organization.id,
        email: `${name}@lovelace.example`,
        name: slack.person(name).spec.realName,
        slackUserId: slack.person(name).id,
        roleId: organization.roles.at(-1)?.id ?? '',
        joinedAt: clock.now(),
        grants: { create: { groupId, level: 'access' } },
      },
    });
  }
}

const many: PersonSpec[] = Array.from({ length: 120 }, (_, index) => ({
  name: `p${String(index).padStart(3, '0')}`,
  realName: `Person ${index}`,
}));

describe('permanent failures', () => {
  it('the initiator reads once, with the count, that Foyer was removed from a private channel, and a sync corrects it', async () => {
    await using foyer = await startFoyer('http', {
      people: [...defaultPeople, ...many],
      channels: defaultChannels,
    });
    await setUp(foyer);
    await crowd(
      foyer,
      many.map(({ name }) => name),
    );
    const { slack, db } = foyer;
    slack.changeChannel('staff-room', { appIsMember: false });
    await link(foyer, LAPTOPS, '#staff-room');
    await untilIdle(foyer);
    const grace = slack.person('grace');
    const reason =
      'Foyer isn’t in #staff-room, or it’s gone. If it’s private, mention @Foyer there so that Slack adds it. Then type /invite sync.';
    expect(failureNotices(grace)).toEqual([
      `⚠ Foyer couldn’t add Person 0 and 119 others to #staff-room. Teacher Laptops of Lovelace Labs is linked to #staff-room. ${reason}`,
    ]);
    const failed = await db.delivery.findMany({ where: { message: 'access', status: 'failed' } });
    expect(failed.map(each => reasonText(each.reason))).toEqual(Array(120).fill(reason));
    await grace.command('/invite groups');
    expect(top(grace).plain()).toContain('linked to #staff-room');
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    expect(top(grace).plain()).toContain(`120 people couldn’t be added: ${reason}`);
    slack.changeChannel('staff-room', { appIsMember: true });
    await grace.press(top(grace), 'Compare with Slack');
    await slack.waitFor(() => grace.sees('120 people added.'), 'the end of the comparison');
    expect(inSlack(foyer, '#staff-room')).toHaveLength(122);
    expect(slack.calls.of('conversations.invite').filter(({ status }) => status === 200)).toHaveLength(3);
    await grace.goBack();
    await grace.closeModal();
    await grace.command('/invite groups');
    await grace.press(top(grace), 'Slack links', { nth: 1 });
    expect(top(grace).plain()).not.toContain('couldn’t be added');
  });

  it('a failure for single people is reported, while the others are added', async () => {
    await using foyer = await startFoyer('http', { settings: { everyoneInvitesGuests: false } });
    await setUp(foyer);
    await crowd(foyer, ['ada', 'radia', 'edsger', 'margaret']);
    await link(foyer, LAPTOPS, '#staff-room');
    await untilIdle(foyer);
    expect(inSlack(foyer, '#staff-room')).toEqual(['ada', 'grace', 'linus', 'margaret']);
    expect(await membershipChanges(foyer)).toEqual([
      'add ada #staff-room: delivered',
      'add radia #staff-room: They’re a guest, and only workspace admins can add guests to channels.',
      'add edsger #staff-room: Slack doesn’t let Foyer add them. Their account is deactivated, or can’t be in channels.',
      'add margaret #staff-room: delivered',
    ]);
    expect(failureNotices(foyer.slack.person('grace'))).toHaveLength(2);
  });

  it.each([
    ['is_archived', '#staff-room is archived. Unlink it, or unarchive it in Slack and type /invite sync.'],
    [
      'missing_scope',
      'Foyer doesn’t have a permission in Slack. A workspace admin can grant it by installing Foyer again. Then type /invite sync.',
    ],
    ['some_new_code', 'Slack refuses this (some_new_code).'],
    ['token_revoked', 'Foyer’s access to Slack has ended. A workspace admin can install Foyer again.'],
  ])('a failure of the channel is reported: %s', async (error, reason) => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#staff-room');
    foyer.slack.faults.always('conversations.invite', { kind: 'error', error });
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    expect(await membershipChanges(foyer)).toEqual([`add ada #staff-room: ${reason}`]);
    expect(failureNotices(foyer.slack.person('grace')).at(-1)).toContain(
      `couldn’t add Ada Lovelace to #staff-room`,
    );
    expect(failureNotices(foyer.slack.person('grace')).at(-1)).toContain(reason);
  });

  it('a failed removal is reported when only the workspace’s admins may do it, or from the main channel', async () => {
    await using foyer = await startFoyer('http', { settings: { everyoneRemovesFromPrivateChannels: false } });
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#staff-room');
    await link(foyer, LAPTOPS, '#general');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    await act(foyer, 'ada', 'Deactivate');
    expect(inSlack(foyer, '#staff-room')).toContain('ada');
    expect((await membershipChanges(foyer)).slice(-2)).toEqual([
      'remove ada #staff-room: Only workspace admins can change this. A workspace admin can allow it in Slack’s settings. Then type /invite sync.',
      'remove ada #general: Everybody is in the workspace’s main channel, so nobody can be removed from it.',
    ]);
    expect(failureNotices(foyer.slack.person('grace')).join()).toContain(
      'couldn’t remove Ada Lovelace from #general',
    );
  });

  it('a removal succeeds where Foyer itself had left the channel: it joins again, and the person is out', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    foyer.slack.changeChannel('teacher-laptops', { appIsMember: false });
    await act(foyer, 'ada', 'Deactivate');
    expect(inSlack(foyer, '#teacher-laptops')).toEqual(['grace', 'linus']);
    expect((await membershipChanges(foyer)).at(-1)).toBe('remove ada #teacher-laptops: delivered');
  });

  it('a removal of a person who had left by themselves succeeds', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    foyer.slack.changeChannel('teacher-laptops', { remove: ['ada'] });
    await act(foyer, 'ada', 'Deactivate');
    expect((await membershipChanges(foyer)).at(-1)).toBe('remove ada #teacher-laptops: delivered');
    expect(failureNotices(foyer.slack.person('grace'))).toEqual([]);
  });

  it('guests, bots and deactivated people can’t be in a user group, and are reported; the others are added', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    // The directory knows radia; of edsger and robo only Slack does.
    const radia = foyer.slack.person('radia');
    await radia.command('/invite help');
    await crowd(foyer, ['ada', 'radia', 'edsger', 'margaret', 'robo', 'katherine']);
    await link(foyer, LAPTOPS, '@it-desk');
    await everythingSynced(foyer);
    expect(inSlack(foyer, '@it-desk')).toEqual(['ada', 'grace', 'katherine', 'margaret']);
    const notTaken = 'Slack doesn’t allow them in user groups. They’re a guest, a bot or deactivated.';
    expect(await membershipChanges(foyer)).toEqual([
      'add ada @it-desk: delivered',
      'add radia @it-desk: They’re a guest. Slack doesn’t allow guests in user groups.',
      `add edsger @it-desk: ${notTaken}`,
      'add margaret @it-desk: delivered',
      `add robo @it-desk: ${notTaken}`,
      'add katherine @it-desk: delivered',
    ]);
  });

  it('the last person stays in a user group that would be empty, and the initiator reads so', async () => {
    await using foyer = await startFoyer('http', {
      usergroups: [{ handle: 'phones', name: 'Phones', members: ['ada', 'margaret'] }],
    });
    await setUp(foyer);
    await link(foyer, LAPTOPS, '@phones');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    await becomeMember(foyer, 'margaret', 'VIEWER', `"${LAPTOPS}"`);
    await act(foyer, 'ada', 'Deactivate');
    await act(foyer, 'margaret', 'Deactivate');
    expect(inSlack(foyer, '@phones')).toEqual(['margaret']);
    const reason =
      'A user group in Slack can’t be empty, so they stay in @phones. Add someone else to it or disable it in Slack. Then type /invite sync.';
    expect((await membershipChanges(foyer)).slice(-2)).toEqual([
      'remove ada @phones: delivered',
      `remove margaret @phones: ${reason}`,
    ]);
    expect(failureNotices(foyer.slack.person('grace')).at(-1)).toContain(reason);
  });

  it.each([
    [
      { hasUserGroups: false },
      'This workspace’s Slack plan has no user groups. Unlink the user group, or link the group to a channel.',
    ],
    [
      { everyoneEditsUserGroups: false },
      'Only workspace admins can change this. A workspace admin can allow it in Slack’s settings. Then type /invite sync.',
    ],
  ])('a failure of user groups is reported where %j', async (settings, reason) => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '@teachers');
    Object.assign(foyer.slack.settings, settings);
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    expect(await membershipChanges(foyer)).toEqual([`add ada @teachers: ${reason}`]);
    expect(failureNotices(foyer.slack.person('grace')).at(-1)).toContain(reason);
  });

  it('a failure of a disabled user group is reported', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '@teachers');
    foyer.slack.changeUsergroup('teachers', { isDisabled: true });
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    expect(await membershipChanges(foyer)).toEqual([
      'add ada @teachers: The user group @teachers is gone from Slack, or disabled. Unlink it, or enable it in Slack and type /invite sync.',
    ]);
  });
});

describe('temporary failures', () => {
  it('a temporary failure is retried after as long as Slack asks', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#staff-room');
    foyer.slack.faults.next('conversations.invite', { kind: 'ratelimited', retryAfter: 600 });
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    expect(await membershipChanges(foyer)).toEqual(['add ada #staff-room: queued']);
    const put = await foyer.db.$queryRaw<unknown[]>`
      select 1 from graphile_worker.jobs
      where task_identifier like 'access:%' and attempts = 0 and run_at > now() + interval '590 seconds'`;
    expect(put).toHaveLength(1);
    await everythingSynced(foyer);
    expect(inSlack(foyer, '#staff-room')).toContain('ada');
    expect(await membershipChanges(foyer)).toEqual(['add ada #staff-room: delivered']);
  });

  it.each(['conversations.invite', 'conversations.kick', 'usergroups.users.update'])(
    'a retried change happens once where Slack’s answer to %s was lost',
    async method => {
      await using foyer = await startFoyer();
      await setUp(foyer);
      await link(foyer, LAPTOPS, '#staff-room');
      await link(foyer, LAPTOPS, '@teachers');
      if (method !== 'conversations.kick') foyer.slack.faults.next(method, { kind: 'drop-reply' });
      await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
      await everythingSynced(foyer);
      expect(inSlack(foyer, '#staff-room')).toEqual(['ada', 'grace', 'linus']);
      expect(inSlack(foyer, '@teachers')).toEqual(['ada', 'linus']);
      if (method === 'conversations.kick') foyer.slack.faults.next(method, { kind: 'drop-reply' });
      await act(foyer, 'ada', 'Deactivate');
      await everythingSynced(foyer);
      expect(inSlack(foyer, '#staff-room')).toEqual(['grace', 'linus']);
      expect(inSlack(foyer, '@teachers')).toEqual(['linus']);
      expect((await membershipChanges(foyer)).filter(line => !line.endsWith(': delivered'))).toEqual([]);
      expect(failureNotices(foyer.slack.person('grace'))).toEqual([]);
    },
  );

  it('a temporary failure that is retried without tries left fails, and its initiator gets a message', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#staff-room');
    foyer.slack.faults.always('conversations.invite', { kind: 'http', status: 503 });
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    expect(await membershipChanges(foyer)).toEqual(['add ada #staff-room: queued']);
    await foyer.db.$executeRaw`
      update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now()`;
    await foyer.slack.waitFor(() => failureNotices(foyer.slack.person('grace'))[0], 'word of it');
    expect(await membershipChanges(foyer)).toEqual([
      'add ada #staff-room: Foyer couldn’t reach Slack for half an hour.',
    ]);
    expect(failureNotices(foyer.slack.person('grace'))).toHaveLength(1);
  });

  it('a retried change fails where the program died during the last try', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#staff-room');
    foyer.slack.faults.next('conversations.invite', { kind: 'ratelimited', retryAfter: 600 });
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    await foyer.db
      .$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts, run_at = now()`;
    await foyer.slack.waitFor(() => failureNotices(foyer.slack.person('grace'))[0], 'word of it');
    expect(await membershipChanges(foyer)).toEqual([
      'add ada #staff-room: Foyer couldn’t reach Slack for half an hour.',
    ]);
  });

  it('a later change replaces an earlier one that still waits', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#staff-room');
    foyer.slack.faults.next('conversations.invite', { kind: 'ratelimited', retryAfter: 600 });
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    await changeGroups(foyer, 'ada', []);
    await foyer.db.$executeRaw`update graphile_worker._private_jobs set run_at = now()`;
    await everythingSynced(foyer);
    expect(await membershipChanges(foyer)).toEqual([
      'add ada #staff-room: delivered',
      'remove ada #staff-room: delivered',
    ]);
    expect(foyer.slack.calls.of('conversations.invite')).toHaveLength(1);
    expect(inSlack(foyer, '#staff-room')).toEqual(['grace', 'linus']);
  });
});

/** As after a long time: everything that waits is tried at once, and the rate limit is reset. */
async function everythingSynced(foyer: Foyer): Promise<void> {
  await untilIdle(foyer);
  while ((await foyer.db.delivery.count({ where: { message: 'access', status: 'queued' } })) > 0) {
    await foyer.db.rateLimit.deleteMany();
    await foyer.db.$executeRaw`
      update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now()`;
    await untilIdle(foyer);
  }
  await untilIdle(foyer);
}

import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createDirectory } from '../../src/slack/directory/directory.ts';
import { createWebClient } from '../../src/slack/web-api.ts';
import { emptyQueue } from '../faults/queue.ts';
import { until } from '../faults/until.ts';
import { homesFollow } from '../support/homes.ts';
import { invitationCard, runCommand, untilIdle } from '../support/story.ts';
import { foreignCalls, refusedCalls, startTwo, type Workspace } from './two-workspaces.ts';

const cardsOf = ({ slack }: Workspace, name: string) =>
  slack
    .person(name)
    .messages()
    .filter(message => message.plain().includes(' invites you to join '));

const hurry = ({ foyer: { db } }: Workspace) =>
  db.$executeRaw`update graphile_worker._private_jobs set run_at = now() where locked_at is null`;

/** The deliveries of a workspace that wait to be sent. */
const queuedIn = ({ foyer: { db }, organizationId }: Workspace) =>
  db.delivery.count({ where: { organizationId, status: 'queued' } });

/** An invitation whose message Slack did not take yet, when its process goes down. */
async function leaveWaiting(workspace: Workspace): Promise<void> {
  const { slack } = workspace;
  slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 600 });
  await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
  await slack.waitFor(() => refusedCalls(workspace).length > 0, 'Slack to be asked');
  // Nothing else of this workspace is left for later: nobody would do it.
  await homesFollow(workspace.foyer);
  await workspace.stop();
  slack.calls.clear();
}

describe('several workspaces on one database', () => {
  it('several workspaces on one database send, list and show with nobody’s token but their own', async () => {
    await using two = await startTwo();
    const { one, other } = two;
    const names = ['ada', 'linus', 'margaret'];
    for (const name of names) {
      await Promise.all(
        [one, other].map(({ slack }) => runCommand(slack.person('grace'), `/invite @${name} as VIEWER`)),
      );
    }
    await Promise.all([one, other].map(({ foyer }) => untilIdle(foyer)));
    for (const { slack, foyer } of [one, other]) {
      await slack.person('grace').openHome();
      await slack.person('ada').press(invitationCard(slack.person('ada')), 'Accept');
      await untilIdle(foyer);
    }
    await hurry(one);
    await Promise.all([one, other].map(({ foyer }) => untilIdle(foyer)));
    for (const [workspace, name] of [
      [one, 'Lovelace Labs'],
      [other, 'Hopper House'],
    ] as const) {
      expect(foreignCalls(workspace)).toEqual([]);
      expect(refusedCalls(workspace)).toEqual([]);
      for (const each of names) {
        const cards = cardsOf(workspace, each);
        expect(cards).toHaveLength(1);
        expect(cards[0]?.plain()).toContain(name);
      }
      expect(await queuedIn(workspace)).toBe(0);
    }
  });

  it('a workspace’s jobs wait for its own process: another sends nothing, ends nothing and gives nothing up for them', async () => {
    await using two = await startTwo();
    const { one, other } = two;
    const { db, clock } = one.foyer;
    await leaveWaiting(other);
    await db.organization.updateMany({ data: { invitationDays: 1 } });
    await db.invitation.updateMany({ data: { expiresAt: new Date(clock.now().getTime() - 1) } });
    await db.$executeRaw`update graphile_worker._private_jobs set run_at = now(), attempts = max_attempts`;
    await db.$executeRaw`select graphile_worker.add_job(name || ':' || ${one.id})
      from unnest(array['expire', 'dailyDigests', 'discard-drafts']) as name`;
    // A restart looks for given-up jobs, older jobs and what the clock brings, at once.
    await one.foyer.restart();
    await runCommand(one.slack.person('grace'), '/invite @linus as VIEWER');
    await one.slack.waitFor(() => cardsOf(one, 'linus')[0], 'the own message');
    expect(await queuedIn(other)).toBe(1);
    expect(
      await db.invitation.count({ where: { organizationId: other.organizationId, status: 'pending' } }),
    ).toBe(1);
    expect(await db.organization.findUniqueOrThrow({ where: { id: other.organizationId } })).toMatchObject({
      digestSentOn: null,
    });
    expect(foreignCalls(one)).toEqual([]);
    expect(other.slack.calls.of('api')).toEqual([]);
    await db.invitation.updateMany({ data: { expiresAt: null } });
    await db.$executeRaw`update graphile_worker._private_jobs set attempts = 0, run_at = now()`;
    await other.start();
    await other.slack.waitFor(() => cardsOf(other, 'ada')[0], 'the message that waited');
    await untilIdle(other.foyer);
    expect(foreignCalls(other)).toEqual([]);
    expect(cardsOf(other, 'ada')).toHaveLength(1);
  });

  it('any living process frees the jobs of a crashed one, whose own process then runs them', async () => {
    await using two = await startTwo();
    const { one, other } = two;
    const { db } = one.foyer;
    await leaveWaiting(other);
    await one.stop();
    await db.$executeRaw`
      update graphile_worker._private_jobs
      set run_at = now(), locked_by = 'a process that died', locked_at = now() - interval '1 minute'`;
    await one.start();
    await until(
      async () =>
        (
          await db.$queryRaw<unknown[]>`
          select 1 from graphile_worker._private_jobs where locked_by = 'a process that died'`
        ).length === 0,
      'the locks to be freed',
    );
    expect(await queuedIn(other)).toBe(1);
    expect(foreignCalls(one)).toEqual([]);
    await other.start();
    await other.slack.waitFor(() => cardsOf(other, 'ada')[0], 'the message that waited');
    await untilIdle(other.foyer);
    expect(cardsOf(other, 'ada')).toHaveLength(1);
    expect(foreignCalls(other)).toEqual([]);
  });

  it('jobs of an older version without a workspace are done, each by its own process; jobs without a subject are dropped', async () => {
    await using two = await startTwo();
    const { one, other } = two;
    const { db } = one.foyer;
    await leaveWaiting(one);
    await leaveWaiting(other);
    await db.$executeRaw`
      with older as (
        insert into graphile_worker._private_tasks (identifier) values ('send') on conflict (identifier)
        do update set identifier = excluded.identifier returning id
      )
      update graphile_worker._private_jobs set task_id = (select id from older), run_at = now()
      where task_id in (select id from graphile_worker._private_tasks where identifier like 'send:%')`;
    await db.$executeRaw`select graphile_worker.add_job('expire')`;
    await db.$executeRaw`
      select graphile_worker.add_job('refresh', json_build_object('invitationId', gen_random_uuid()))`;
    await one.start();
    await one.slack.waitFor(() => cardsOf(one, 'ada')[0], 'the message of the running process');
    expect(cardsOf(other, 'ada')).toEqual([]);
    expect(other.slack.calls.of('api')).toEqual([]);
    expect(foreignCalls(one)).toEqual([]);
    await other.start();
    await other.slack.waitFor(() => cardsOf(other, 'ada')[0], 'the message of the other');
    await Promise.all([one, other].map(({ foyer }) => untilIdle(foyer)));
    for (const workspace of [one, other]) {
      expect(cardsOf(workspace, 'ada')).toHaveLength(1);
      expect(foreignCalls(workspace)).toEqual([]);
    }
    await emptyQueue(db);
  });

  it('messages with the same channel and time in two workspaces stay apart', async () => {
    await using two = await startTwo();
    const { one, other } = two;
    const { db } = one.foyer;
    for (const { slack, foyer, organizationId } of [one, other]) {
      await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
      await untilIdle(foyer);
      await db.postedMessage.updateMany({ where: { organizationId }, data: { channelId: 'D1', ts: '1.1' } });
    }
    expect(await db.postedMessage.count({ where: { channelId: 'D1', ts: '1.1' } })).toBe(2);
  });

  it('several workspaces have their own user groups in one directory', async () => {
    await using two = await startTwo();
    const { slack, foyer, id } = two.one;
    const client = createWebClient({
      token: slack.botToken,
      slackApiUrl: slack.apiUrl,
      timeoutMs: 5_000,
      clock: systemClock,
    });
    const directory = createDirectory({ db: foyer.db, client, clock: foyer.clock });
    for (const workspaceId of [id, id, two.other.id, two.other.id]) await directory.userGroups(workspaceId);
    expect(slack.calls.of('usergroups.list')).toHaveLength(2);
  });
});

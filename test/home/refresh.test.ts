import type { HomeView } from '@slack/types';
import type { ViewsPublishArguments, WebClient } from '@slack/web-api';
import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { Transaction } from '../../src/database/client.ts';
import { emptyFanOut, type FanOut } from '../../src/delivery/fan-out/job.ts';
import { runFanOut } from '../../src/delivery/fan-out/run.ts';
import { queueHomes } from '../../src/delivery/home/queue.ts';
import { refreshHomes } from '../../src/delivery/home/refresh.ts';
import type { Delivery } from '../../src/delivery/slack-message.ts';
import { Changes } from '../../src/domain/changes.ts';
import type { Person as Actor, Domain } from '../../src/domain/domain.ts';
import { addGroups } from '../../src/domain/groups/manage.ts';
import { renameSelf } from '../../src/domain/members/rename-self.ts';
import { findPerson } from '../../src/domain/people/store.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { publishLatest } from '../../src/slack/home/publish.ts';
import { slackLogger } from '../../src/slack/slack-logger.ts';
import { createWebClient } from '../../src/slack/web-api.ts';
import { type Foyer, quietLog, startFoyer } from '../support/foyer.ts';
import { homeOf, homesFollow, openHome, publishings, waitingHomes } from '../support/homes.ts';
import { approvals, csv, paste, shown, withCrowd } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  modes,
  requestCard,
  revokesInvite,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
  untilListed,
} from '../support/story.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

async function actorOf({ db }: Foyer, person: Person): Promise<Actor> {
  const { workspaceId } = await db.slackPerson.findFirstOrThrow({ where: { slackUserId: person.id } });
  return (await findPerson(db, workspaceId, person.id)) ?? Promise.reject(new Error('Nobody.'));
}

const domainOf = ({ db, clock }: Foyer): Domain => ({ db, clock, commitChanges });

/** Runs everything now that waits for its time. */
async function hurryEverything(foyer: Foyer): Promise<void> {
  await foyer.db.$executeRaw`update graphile_worker._private_jobs set run_at = now() where locked_at is null`;
  await foyer.db.$executeRaw`select pg_notify('jobs:insert', '{"r":1,"count":1}')`;
  await untilIdle(foyer);
}

/** Whose homes an event would bring up to date; it leaves nothing behind. */
async function queuedBy(foyer: Foyer, job: Partial<FanOut>): Promise<string[]> {
  const { id: organizationId, workspaceId } = await foyer.db.organization.findFirstOrThrow();
  let queued: string[] = [];
  const undone = new Error('undone');
  const trial = foyer.db.$transaction(async tx => {
    const parts = { db: tx, clock: foyer.clock, workspaceId } as unknown as Delivery;
    await runFanOut(parts, { ...emptyFanOut(organizationId), ...job });
    queued = (await waitingHomes(tx)).map(({ slackUserId }) => slackUserId);
    throw undone;
  });
  await expect(trial).rejects.toBe(undone);
  return queued;
}

describe.each(modes)('App Home follows what happens, over %s', mode => {
  it('App Home counts right after inviting, accepting, revoking and rejecting, without a press on it', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    const text = async () => {
      await homesFollow(foyer);
      return homeOf(grace).plain();
    };
    expect((await openHome(grace)).plain()).toContain('0 pending');
    await runCommand(grace, '/invite @linus as VIEWER');
    await runCommand(grace, '/invite @margaret as VIEWER');
    expect(await text()).toContain('2 pending');
    const linus = foyer.slack.person('linus');
    await linus.press(invitationCard(linus), 'Accept');
    expect(await text()).toContain('1 pending');
    expect(await text()).toContain('2 active');
    await grace.command('/invite pending');
    await revokesInvite(grace, shown(grace));
    expect(await text()).toContain('0 pending');
    await grace.closeModal();
    await askToJoin(foyer, 'ada');
    expect(await text()).toContain('1 join request has been waiting for less than an hour');
    await grace.press(requestCard(grace), 'Reject');
    await grace.submit();
    expect(await text()).toContain('None waiting');
  });

  it('App Home shows the invitee, the requester and the member the new state', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const [grace, linus, ada] = [slack.person('grace'), slack.person('linus'), slack.person('ada')];
    for (const person of [linus, ada]) await openHome(person);
    await runCommand(grace, '/invite @linus as VIEWER');
    await homesFollow(foyer);
    expect(homeOf(linus).buttons()).toContain('Accept');
    await grace.command('/invite pending');
    await revokesInvite(grace, shown(grace));
    await grace.closeModal();
    await homesFollow(foyer);
    expect(homeOf(linus).buttons()).not.toContain('Accept');
    await askToJoin(foyer, 'ada');
    await homesFollow(foyer);
    expect(homeOf(ada).buttons()).toContain('Withdraw');
    await grace.press(requestCard(grace), 'Accept as VIEWER');
    await homesFollow(foyer);
    expect(homeOf(ada).plain()).toContain('You’re VIEWER.');
    await foyer.db.member.updateMany({ where: { slackUserId: ada.id }, data: { name: 'Countess' } });
    await grace.command('/invite members');
    await grace.press(shown(grace), 'Deactivate');
    await grace.submit();
    await homesFollow(foyer);
    expect(homeOf(ada).plain()).toContain('Your access is deactivated.');
  });

  it('App Home switches with the modal Organizations as well', async () => {
    await using foyer = await startFoyer(mode);
    const first = await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await openHome(grace);
    await grace.command('/invite org new');
    await grace.fill({ 'Organization name': 'Analytical Engines', Template: 'Senturo' });
    await grace.submit();
    await grace.closeModal();
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toContain('You’re Admin.');
    await grace.command('/invite org');
    await grace.press(shown(grace), `Switch to ${first.name}`);
    await foyer.slack.waitFor(() => homeOf(grace).plain().includes('You’re OWNER.'), 'the home follows');
    expect(homeOf(grace).buttons()).toContain('✓ Lovelace Labs');
  });
});

describe('updates of App Home', () => {
  it('App Home is updated when Foyer is set up', async () => {
    await using foyer = await startFoyer();
    const ada = foyer.slack.person('ada');
    expect((await openHome(ada)).plain()).toContain('Foyer isn’t set up in this Slack yet.');
    await setUp(foyer);
    await homesFollow(foyer);
    expect(homeOf(ada).buttons()).toEqual(['Ask to join', 'Help']);
  });

  it('App Home is updated when the organization gets another name, other groups or another role', async () => {
    await using foyer = await startFoyer();
    const organization = await setUp(foyer);
    const grace = foyer.slack.person('grace');
    const sam = foyer.slack.person('radia');
    expect((await openHome(grace)).plain()).toMatch(/Groups\W+2\b/u);
    await openHome(sam);
    const actor = await actorOf(foyer, grace);
    await addGroups(domainOf(foyer), actor, { organizationId: organization.id, groups: 'Phones' });
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toMatch(/Groups\W+3\b/u);
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Add role');
    await grace.fill({ Name: 'Helper' });
    await grace.submit();
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toContain('5 roles');
    await grace.closeModal();
    await grace.command('/invite settings');
    await grace.fill({ 'Organization name': 'Analytical Engines' });
    await grace.submit();
    await homesFollow(foyer);
    for (const person of [grace, sam]) expect(homeOf(person).plain()).toContain('Analytical Engines');
  });

  it('App Home is updated when Slack says that the person may now do what they could not', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const una = foyer.slack.person('una');
    expect((await openHome(una)).buttons()).toEqual(['Help']);
    await foyer.slack.changePerson('una', { isEmailConfirmed: true });
    await untilIdle(foyer);
    expect(homeOf(una).buttons()).toEqual(['Ask to join', 'Help']);
    const published = publishings(foyer, una);
    await foyer.slack.changePerson('una', { realName: 'Una Known' });
    await untilIdle(foyer);
    expect(publishings(foyer, una)).toBe(published);
  });

  it('App Home is never updated for people who have not opened it, nor, for counts, for people who opened it more than a day ago', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack } = foyer;
    const [grace, ada] = [slack.person('grace'), await becomeMember(foyer, 'ada', 'ADMIN')];
    await openHome(grace);
    await runCommand(grace, '/invite @linus as VIEWER');
    await homesFollow(foyer);
    expect(publishings(foyer, ada)).toBe(0);
    expect(publishings(foyer, slack.person('linus'))).toBe(0);
    await timePasses(foyer, DAY_MS + 1);
    const published = publishings(foyer, grace);
    await runCommand(grace, '/invite @margaret as VIEWER');
    await homesFollow(foyer);
    expect(publishings(foyer, grace)).toBe(published);
    expect((await openHome(grace)).plain()).toContain('2 pending');
  });

  it('App Home is updated by its last opening, which is noted once a minute', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { clock, db } = foyer;
    const grace = foyer.slack.person('grace');
    const openedAt = async () =>
      (await db.slackPerson.findFirstOrThrow({ where: { slackUserId: grace.id } })).homeOpenedAt;
    await openHome(grace);
    const first = clock.now();
    expect(await openedAt()).toEqual(first);
    await timePasses(foyer, 59_000);
    await openHome(grace);
    expect(await openedAt()).toEqual(first);
    await timePasses(foyer, 1_000);
    await openHome(grace);
    expect(await openedAt()).toEqual(clock.now());
  });

  it('App Home is updated when an invitation of a file could not be delivered, or a failed one is sent again', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await untilListed(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    await openHome(grace);
    const toAda = ({ channel }: Record<string, unknown>) => channel === slack.person('ada').id;
    slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 600 }, 1, toAda);
    slack.faults.next('chat.postMessage', { kind: 'error', error: 'messages_tab_disabled' }, 1, toAda);
    await paste(grace, csv('Email,Role', 'ada@lovelace.example,VIEWER', 'linus@lovelace.example,VIEWER'));
    await grace.submit();
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toContain('2 pending\n');
    await hurryEverything(foyer);
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toContain('1 invitation couldn’t be delivered');
    await timePasses(foyer, DAY_MS / 2);
    await grace.command('/invite pending');
    for (const nth of [0, 1]) await grace.press(shown(grace), 'Resend', { nth });
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toContain('2 pending\n');
  });

  it('App Home isn’t updated for members who see no counts', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    await openHome(ada);
    await homesFollow(foyer);
    const published = publishings(foyer, ada);
    await runCommand(foyer.slack.person('grace'), '/invite @linus as VIEWER');
    await homesFollow(foyer);
    expect(publishings(foyer, ada)).toBe(published);
  });

  it('App Home is updated once, however much happens within a moment', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await openHome(grace);
    await homesFollow(foyer);
    const published = publishings(foyer, grace);
    const event = { type: 'organization.changed', organizationId } as const;
    await foyer.db.$transaction(async tx => {
      await tx.organization.updateMany({ data: { name: 'Analytical Engines' } });
      for (let times = 0; times < 100; times += 1)
        await commitChanges(tx, new Changes(event), foyer.clock.now());
    });
    await homesFollow(foyer);
    expect(publishings(foyer, grace)).toBe(published + 1);
  });

  it('App Home is updated for at most fifty people who see counts, the latest openers, and also for the people concerned', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId, workspaceId } = await setUp(foyer);
    const { db, clock } = foyer;
    const roles = await db.role.findMany({ orderBy: { position: 'asc' } });
    const people = Array.from({ length: 60 }, (_, index) => ({
      slackUserId: `U${String(index).padStart(3, '0')}`,
      email: `${index}@lovelace.example`,
      name: `Person ${index}`,
    }));
    await db.slackPerson.createMany({
      data: people.map((person, index) => ({
        ...person,
        workspaceId,
        updatedAt: clock.now(),
        homeOpenedAt: new Date(clock.now().getTime() - index * 60_000),
      })),
    });
    await db.member.createMany({
      data: people.map((person, index) => ({
        ...person,
        organizationId,
        // Two of them are viewers, who see no counts.
        roleId: roles.at(index < 2 ? -1 : 1)?.id ?? '',
        joinedAt: clock.now(),
      })),
    });
    const last = await db.member.findFirstOrThrow({ where: { slackUserId: 'U059' } });
    const expected = [...people.slice(2, 52).map(({ slackUserId }) => slackUserId), 'U059'];
    expect(await queuedBy(foyer, { audience: 'counts', memberIds: [last.id] })).toEqual(expected);
    expect(await queuedBy(foyer, { audience: 'everybody' })).toEqual(
      people.slice(0, 50).map(({ slackUserId }) => slackUserId),
    );
  });

  it('App Home is updated for a group admin too, whose role has no rights', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const ada = await becomeMember(foyer, 'ada', '"Group Admin"', '"Teacher Laptops"');
    await openHome(ada);
    expect(await queuedBy(foyer, { audience: 'counts' })).toEqual([ada.id]);
  });

  it('App Home is updated for a file of a hundred people with a handful of statements', async () => {
    await using foyer = await startFoyer('http', { people: withCrowd(100), channels: approvals });
    const organization = await setUp(foyer);
    await untilListed(foyer);
    const { db, clock, slack } = foyer;
    const grace = slack.person('grace');
    await openHome(grace);
    const rows = Array.from(
      { length: 100 },
      (_, index) => `p${String(index).padStart(4, '0')}@x.example,VIEWER`,
    );
    await paste(grace, csv('Email,Role', ...rows));
    await grace.submit();
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toContain('100 pending');
    await db.slackPerson.updateMany({ data: { homeOpenedAt: clock.now() } });
    const { id: importId } = await db.import.findFirstOrThrow();
    let statements = 0;
    const undone = new Error('undone');
    const trial = db.$transaction(async tx => {
      const counted = counting(tx, () => {
        statements += 1;
      });
      const { workspaceId } = organization;
      const parts = { db: counted, clock, workspaceId } as unknown as Delivery;
      await runFanOut(parts, { ...emptyFanOut(organization.id), audience: 'counts', importIds: [importId] });
      expect(await waitingHomes(tx)).toHaveLength(101);
      throw undone;
    });
    await expect(trial).rejects.toBe(undone);
    expect(statements).toBeLessThanOrEqual(4);
  });

  it('App Home is updated after the pause that Slack asks for, and silently not at all where Slack has no home', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await openHome(grace);
    await homesFollow(foyer);
    slack.faults.next('views.publish', { kind: 'ratelimited', retryAfter: 30 });
    await runCommand(grace, '/invite @linus as VIEWER');
    await untilIdle(foyer);
    await hurryEverything(foyer);
    await untilIdle(foyer);
    const [home] = await waitingHomes(db);
    expect(home?.seconds).toBeGreaterThan(20);
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toContain('1 pending');

    const published = publishings(foyer, grace);
    slack.faults.always('views.publish', { kind: 'error', error: 'not_enabled' });
    await runCommand(grace, '/invite @margaret as VIEWER');
    await homesFollow(foyer);
    expect(publishings(foyer, grace)).toBe(published + 1);
    expect(await waitingHomes(db)).toEqual([]);
    expect(invitationCard(slack.person('margaret')).buttons()).toEqual(['Accept', 'Decline']);
  });

  it('App Home shows what eight people did at once, including the last one to commit', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const people = Array.from({ length: 8 }, (_, index) => `at-once-${index}`);
    for (const name of people) {
      await slack.addPerson({ name, realName: name, email: `${name}@lovelace.example` });
      await openHome(slack.person(name));
    }
    await openHome(grace);
    await Promise.all(people.map(name => runCommand(grace, `/invite @${name} as VIEWER`)));
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toContain('8 pending\n');
    await Promise.all(people.map(name => slack.person(name).press(homeOf(slack.person(name)), 'Accept')));
    await homesFollow(foyer);
    expect(await db.member.count({ where: { state: 'active' } })).toBe(9);
    expect(homeOf(grace).plain()).toContain('9 active\n');
    for (const name of people) expect(homeOf(slack.person(name)).plain()).toContain('You’re VIEWER.');
  });

  it('App Home isn’t published again when it shows the same as before', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId, workspaceId } = await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    for (const person of [grace, ada]) await openHome(person);
    await homesFollow(foyer);
    const [ofGrace, ofAda] = [publishings(foyer, grace), publishings(foyer, ada)];
    await queueHomes(db, workspaceId, [grace.id, ada.id]);
    await homesFollow(foyer);
    expect([publishings(foyer, grace), publishings(foyer, ada)]).toEqual([ofGrace, ofAda]);
    const actor = await actorOf(foyer, ada);
    await renameSelf(domainOf(foyer), actor, { organizationId, name: 'Countess' });
    await runCommand(grace, '/invite @linus as VIEWER');
    await homesFollow(foyer);
    expect([publishings(foyer, grace), publishings(foyer, ada)]).toEqual([ofGrace + 1, ofAda + 1]);
  });

  it('App Homes of several due jobs are all updated, those of an older version’s jobs too', async () => {
    await using foyer = await startFoyer();
    const { workspaceId } = await setUp(foyer);
    const { slack, db } = foyer;
    const people = ['grace', 'ada', 'linus', 'margaret'].map(name => slack.person(name));
    const [grace, ada, linus, margaret] = people.map(({ id }) => id) as [string, string, string, string];
    for (const person of people) await openHome(person);
    await db.$transaction(async tx => {
      await tx.organization.updateMany({ data: { name: 'Analytical Engines' } });
      for (const ids of [[grace, ada], [ada, linus], [linus]]) await queueHomes(tx, workspaceId, ids);
      await tx.$executeRaw`select graphile_worker.add_job(${`home:${workspaceId}`},
        ${JSON.stringify({ workspaceId, slackUserId: margaret })}::json)`;
    });
    await homesFollow(foyer);
    for (const person of people) expect(homeOf(person).plain()).toContain('Analytical Engines');
    expect(people.map(person => publishings(foyer, person))).toEqual([2, 2, 2, 2]);
  });

  it('App Home is updated after a Slack outage, and homes that Slack took aren’t published again', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    for (const person of [grace, ada]) await openHome(person);
    await homesFollow(foyer);
    const [ofGrace, ofAda] = [publishings(foyer, grace), publishings(foyer, ada)];
    const toAda = (args: Record<string, unknown>) => args.user_id === ada.id;
    slack.faults.next('views.publish', { kind: 'http', status: 503 }, 100, toAda);
    await runCommand(grace, '/invite @linus as VIEWER');
    await slack.waitFor(() => publishings(foyer, ada) > ofAda, 'a try');
    slack.faults.clear();
    await homesFollow(foyer);
    for (const person of [grace, ada]) expect(homeOf(person).plain()).toContain('1 pending');
    expect(publishings(foyer, grace)).toBe(ofGrace + 1);
  });

  it('App Home is rendered again when another rendering began while a job published it', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId, workspaceId } = await setUp(foyer);
    const { db, clock, slack } = foyer;
    const grace = slack.person('grace');
    await openHome(grace);
    await homesFollow(foyer);
    const actor = await actorOf(foyer, grace);
    await db.organization.updateMany({ data: { name: 'Analytical Engines' } });
    await queueHomes(db, workspaceId, [grace.id], { inMs: DAY_MS });
    const [job] = await db.$queryRaw<[{ id: string }]>`
      select id::text from graphile_worker.jobs where task_identifier like 'homes:%'`;
    const access = { token: slack.botToken, slackApiUrl: slack.apiUrl, logger: slackLogger(quietLog) };
    const web = createWebClient({ ...access, clock: systemClock, timeoutMs: 10_000 });
    // While the job's is on its way, a group is added and the home is rendered and published again.
    const publish = async (args: ViewsPublishArguments) => {
      await addGroups(domainOf(foyer), actor, { organizationId, groups: 'Phones' });
      await publishLatest({ domain: domainOf(foyer), client: web }, actor);
      return web.views.publish(args);
    };
    const client = { views: { publish } } as unknown as WebClient;
    const log = quietLog;
    const parts = { db, clock, workspaceId, client, commitChanges, log, retentionDays: null };
    await refreshHomes(parts, { id: job.id, attempts: 1 });
    await homesFollow(foyer);
    expect(homeOf(grace).plain()).toMatch(/Groups\W+3\b/u);
  });

  it('App Home shows the later of two renderings, in whatever order Slack gets them', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const domain = domainOf(foyer);
    const actor = await actorOf(foyer, foyer.slack.person('grace'));
    let permissions: HomeView | undefined;
    let isFirst = true;
    // While the first is on its way, a group is added and the home is rendered and published again.
    const publish = async ({ view }: { view: HomeView }) => {
      if (isFirst) {
        isFirst = false;
        await addGroups(domain, actor, { organizationId, groups: 'Phones' });
        await publishLatest({ domain, client }, actor);
      }
      permissions = view;
    };
    const client = { views: { publish } } as unknown as WebClient;
    await publishLatest({ domain, client }, actor);
    expect(JSON.stringify(permissions)).toMatch(/Groups\W+3\b/u);
  });
});

/** A transaction whose statements are counted. */
function counting(tx: Transaction, count: () => void): Transaction {
  const counted = (target: object): object =>
    new Proxy(target, {
      get(from, name) {
        const value: unknown = Reflect.get(from, name);
        if (typeof value === 'function') {
          return (...given: unknown[]) => {
            count();
            return value.apply(from, given);
          };
        }
        return typeof value === 'object' && value !== null ? counted(value) : value;
      },
    });
  return counted(tx) as Transaction;
}

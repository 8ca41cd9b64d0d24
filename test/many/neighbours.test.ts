import { defaultChannels, defaultUsergroups } from 'local-slack';
import type { LocalSlack, Outgoing, World } from 'local-slack/inside';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobs } from '../../src/delivery/jobs.ts';
import { usualAllowance } from '../../src/slack/person-limits.ts';
import { as } from '../attacks/forge.ts';
import { ownWords } from '../attacks/judge.ts';
import { people, prepare } from '../attacks/prepare.ts';
import { routeIds, routeOf } from '../attacks/route-ids.ts';
import { differences, Snapshots } from '../attacks/snapshot.ts';
import { chapters } from '../attacks/story/chapters.ts';
import { isDoneBySomebody, placeOf } from '../attacks/watch.ts';
import { setUp, untilIdle } from '../support/story.ts';
import { untilSent } from '../webhooks/receiver.ts';
import { foyerIn, install, type Many, startMany } from './stage.ts';

/** What the owner's organization alone has. */
const SECRET = /canary|annex/iu;

/** Kinds of calls in which Foyer says something. */
const FROM_FOYER = ['api', 'response_url', 'upload'];

/** Two workspaces whose people and channels have the very same ids, as Slack allows: only the team tells them apart. */
let many: Many;
let acme: LocalSlack;
let globex: LocalSlack;
let acmeId: string;
let globexId: string;
const snapshots = { current: undefined as Snapshots | undefined };
const faults: { route: string; what: string }[] = [];
const recorded = new Set<string>();

/** The rows of the first workspace that a replay changed. */
async function changedBy(run: () => Promise<void>): Promise<string[]> {
  const take = async () => (await snapshots.current?.take()) ?? [];
  // What the first workspace has waiting is its own change; so is how a call of its webhook ends.
  await untilSent(many);
  await shiftJobs('1 day');
  const before = await take();
  await run();
  await untilIdle(many);
  const after = await take();
  await shiftJobs('-1 day');
  return [...differences(before, after)].flatMap(([table, rows]) =>
    rows.filter(row => table !== 'jobs' && row.includes(acmeId)).map(row => `${table} ${row}`),
  );
}

/** Puts off the waiting jobs of the first workspace. */
const shiftJobs = (by: string) => many.db.$executeRaw`
  update graphile_worker._private_jobs set run_at = run_at + ${by}::interval
  where payload ->> 'workspaceId' = ${acmeId} and locked_by is null`;

/** Sends a request of the first workspace as the second one's, by the same person there. */
async function attack(world: World, route: string, outgoing: Outgoing): Promise<void> {
  recorded.add(route);
  const grace = globex.person('grace');
  const sender = { id: grace.id, name: 'grace', teamId: globex.teamId, inTeamId: globex.teamId };
  const forged = as(world, outgoing, sender);
  const { authorizations } = forged.payload as { authorizations?: object[] };
  if (authorizations) {
    // Slack names the installation that an event is for.
    forged.payload.authorizations = authorizations.map(each => ({ ...each, team_id: globex.teamId }));
  }
  const shown: string[] = [];
  const stop = many.cloud.calls.onCall(({ team, kind, args }) => {
    if (team === globex.teamId && FROM_FOYER.includes(kind)) shown.push(JSON.stringify(args));
  });
  const changed = await changedBy(async () => {
    const { status, text } = await world.outbox.send(forged);
    shown.push(text);
    if (status !== 200) faults.push({ route, what: `is answered ${status}` });
  });
  stop();
  const words = ownWords(outgoing).reduce((rest, own) => rest.replaceAll(own, ''), shown.join('\n'));
  if (SECRET.test(words))
    faults.push({
      route,
      what: `reads ${words.slice(Math.max(0, words.search(SECRET) - 100)).slice(0, 300)}`,
    });
  for (const row of changed) faults.push({ route, what: `changes ${row.slice(0, 300)}` });
}

/** Before each request of the first workspace is delivered, the second one sends it. */
function watch(): void {
  const { world } = acme;
  const slack = world.outbox;
  const seen = new Set<string>();
  let isAttacking = false;
  world.outbox = {
    send: async outgoing => {
      const route = isAttacking ? undefined : routeOf(outgoing);
      const place = `${route} ${placeOf(outgoing)}`;
      if (route && isDoneBySomebody(outgoing, world.app) && !seen.has(place)) {
        seen.add(place);
        isAttacking = true;
        await attack(globex.world, route, outgoing).finally(() => {
          isAttacking = false;
        });
      }
      return slack.send(outgoing);
    },
    deliver: sent => slack.deliver(sent),
    stop: () => slack.stop(),
  };
}

describe('another workspace', () => {
  beforeAll(async () => {
    many = await startMany({
      greets: true,
      rotates: false,
      allowance: { ...usualAllowance, refusalsAMinute: Number.MAX_SAFE_INTEGER / 1000 },
    });
    const shared = { rateLimits: false, people, channels: defaultChannels, usergroups: defaultUsergroups };
    const [one, other] = [
      many.cloud.addWorkspace({ ...shared, name: 'Acme' }),
      many.cloud.addWorkspace({ ...shared, name: 'Globex' }),
    ];
    [acme, globex] = [one as LocalSlack, other as LocalSlack];
    acmeId = await install(many, acme, 'grace');
    const foyer = foyerIn(many, acme);
    await prepare(foyer);
    globexId = await install(many, globex, 'grace');
    await setUp(foyerIn(many, globex), { template: 'Senturo', name: 'Hopper House', groups: 'Magpie 1' });
    await untilIdle(many);
    snapshots.current = new Snapshots(many.database.ownerUrl);
    await snapshots.current.open();
    watch();
    for (const play of chapters) await play(foyer);
  }, 1_800_000);

  afterAll(async () => {
    await snapshots.current?.close();
    await many?.[Symbol.asyncDispose]();
  });

  it.each(routeIds)('another workspace that sends the same request changes and reads nothing: %s', route => {
    expect(recorded.has(route), 'the story has this request').toBe(true);
    expect(faults.filter(fault => fault.route === route)).toEqual([]);
  });

  it('another workspace’s job about rows of this one changes nothing and sends nothing of it', async () => {
    const { db } = many;
    const organization = await db.organization.findFirstOrThrow({ where: { workspaceId: acmeId } });
    const organizationId = organization.id;
    const inIt = { where: { organizationId } };
    const [invitation, request, member, delivery, imported] = await Promise.all([
      db.invitation.findFirstOrThrow(inIt),
      db.joinRequest.findFirstOrThrow(inIt),
      db.member.findFirstOrThrow(inIt),
      db.delivery.findFirstOrThrow(inIt),
      db.import.findFirstOrThrow(inIt),
    ]);
    const payloads: Record<keyof typeof jobs, object[]> = {
      send: [{ deliveryId: delivery.id }],
      mail: [{ deliveryId: delivery.id }],
      'send-many': [{ organizationId, deliveryIds: [delivery.id] }],
      refresh: [
        { invitationId: invitation.id },
        { joinRequestId: request.id },
        { memberId: member.id },
        { importId: imported.id },
      ],
      access: [{ slackId: globex.channel('approvals').id }],
      webhooks: [{ endpointId: invitation.id }],
      sync: [{ organizationId, syncId: invitation.id, by: globex.person('grace').id, problems: [] }],
      batch: [{ organizationId, batchId: invitation.id }],
      'fan-out': [
        {
          organizationId,
          audience: 'everybody',
          links: [],
          moves: [],
          importIds: [imported.id],
          memberIds: [member.id],
          invitationIds: [invitation.id],
          joinRequestIds: [request.id],
        },
      ],
      homes: [{ slackUserIds: [acme.person('grace').id] }],
      home: [{ slackUserId: acme.person('grace').id }],
      'list-people': [{}],
      greet: [{}],
      greeting: [{ slackUserId: acme.person('grace').id }],
      remove: [{ organizationId, cards: [] }],
    };
    expect(Object.keys(payloads).sort()).toEqual(Object.keys(jobs).sort());
    await db.delivery.updateMany({ where: { id: delivery.id }, data: { status: 'queued' } });
    const shown: string[] = [];
    const stop = many.cloud.calls.onCall(({ team, kind, args }) => {
      if (team === globex.teamId && FROM_FOYER.includes(kind)) shown.push(JSON.stringify(args));
    });
    const changed = await changedBy(async () => {
      for (const [name, all] of Object.entries(payloads)) {
        for (const payload of all) {
          await db.$executeRaw`select graphile_worker.add_job(${`${name}:shared`},
            ${JSON.stringify({ ...payload, workspaceId: globexId })}::json, max_attempts := 1)`;
        }
      }
    });
    stop();
    expect(changed).toEqual([]);
    expect(shown.filter(args => SECRET.test(args))).toEqual([]);
  });
});

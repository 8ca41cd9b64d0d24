import { Writable } from 'node:stream';
import { defaultChannels, defaultUsergroups } from 'local-slack';
import type { LocalSlack, World } from 'local-slack/inside';
import { pino } from 'pino';
import { usualAllowance } from '../../src/slack/person-limits.ts';
import { type Foyer, type Mode, startFoyer } from '../support/foyer.ts';
import { untilSent } from '../webhooks/receiver.ts';
import type { Theirs } from './fill.ts';
import { people, prepare } from './prepare.ts';
import { differences, Snapshots } from './snapshot.ts';

/** Foyer with an organization and everybody who is no owner of it, before the owner begins to play. */
export interface Stage extends AsyncDisposable {
  foyer: Foyer;
  world: World;
  snapshots: Snapshots;
  /** What the program logged as an error, and the requests that failed. */
  errors: string[];
  /** The ids of another organization of this workspace, and of one of another workspace. */
  theirs: Theirs[];
}

/** The level of an error in pino's lines. */
const ERROR = 50;

export async function startStage(mode: Mode): Promise<Stage> {
  const errors: string[] = [];
  const sink = new Writable({
    write(line, _encoding, done) {
      const { level, outcome } = JSON.parse(String(line));
      if (level >= ERROR || outcome === 'failed') errors.push(String(line));
      done();
    },
  });
  const foyer = await startFoyer(mode, {
    allowance: { ...usualAllowance, refusalsAMinute: Number.MAX_SAFE_INTEGER / 1000 },
    log: pino({ level: 'info' }, sink),
    greets: true,
    // Where invite links lead.
    env: ({ clientId, clientSecret }) => ({
      PUBLIC_URL: 'http://127.0.0.1:9',
      SLACK_CLIENT_ID: clientId,
      SLACK_CLIENT_SECRET: clientSecret,
    }),
    people,
    channels: defaultChannels,
    usergroups: defaultUsergroups,
  });
  const world = (foyer.slack as unknown as LocalSlack).world;
  const snapshots = new Snapshots(foyer.database.ownerUrl);
  await snapshots.open();
  const theirs = await prepare(foyer);
  return {
    foyer,
    world,
    snapshots,
    errors,
    theirs,
    async [Symbol.asyncDispose]() {
      await snapshots.close();
      await foyer[Symbol.asyncDispose]();
    },
  };
}

/** What changes in the database during a call, by table; it is then restored. */
export async function whatChanges(
  { snapshots, foyer }: Stage,
  run: () => Promise<void>,
): Promise<Map<string, string[]>> {
  await untilSent(foyer);
  await putOffJobs(foyer);
  const before = await snapshots.take();
  await run();
  const changes = differences(before, await snapshots.take());
  if (changes.size > 0) await untilSent(foyer);
  await bringBackJobs(foyer);
  if (changes.size === 0) return changes;
  const after = differences(before, await snapshots.take());
  await snapshots.restore(before, after.keys());
  return new Map([...changes, ...after]);
}

/** What the story left for a moment later would otherwise come due in the middle, as if somebody's request did it. */
const putOffJobs = ({ db }: Foyer) => db.$executeRaw`
  update graphile_worker._private_jobs set run_at = run_at + interval '1 day' where locked_by is null`;

const bringBackJobs = ({ db }: Foyer) => db.$executeRaw`
  with back as (
    update graphile_worker._private_jobs set run_at = run_at - interval '1 day'
    where locked_by is null and run_at > now() + interval '12 hours' returning 1
  )
  select pg_notify('jobs:insert', '{"r":1,"count":1}') from back limit 1`;

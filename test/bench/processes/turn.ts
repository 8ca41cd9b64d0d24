import { cpus } from 'node:os';
import { acceptAction } from '../../../src/slack/invitations/actions.ts';
import type { Server } from '../postgres.ts';
import { commandRequest, pressRequest, type SlackRequest } from '../requests/payloads.ts';
import { GROUP, ROLE } from '../requests/place.ts';
import { type Watch, watch } from './database.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { type Spread, spreadSingly, spreadTogether } from './spread.ts';
import type { Size, Stage } from './stage.ts';

/** What so many processes did in one turn. */
export interface Turn {
  /** Invitations and acceptances committed, of several people at a time, and their acknowledgements in milliseconds. */
  changesPerSecond: number;
  together: number[];
  singly: number[];
  messagesPerSecond: number;
  /** The most at a time, of all processes. */
  connections: number;
  /** Megabytes of one process, on average. */
  memory: number;
  /** Parts of the machine's processors while several at a time were measured. */
  shares: { busy: number; foyer: number; load: number };
}

/** Starts that many processes on a database of their own, warms them up and measures them. */
export async function playTurn(
  server: Server,
  stage: Stage,
  size: Size,
  { count, round }: { count: number; round: number },
): Promise<Turn> {
  const url = await stage.copy(`bench_processes_${count}_${round}`);
  const database = await watch(url);
  const addresses = { DATABASE_URL: server.asProgram(url), DATABASE_OWNER_URL: url };
  const fleet = await startFleet(count, stage.slack, addresses).catch(async error => {
    await database.close();
    throw error;
  });
  try {
    return await measure(fleet, database, stage, { ...size, warmUp: count * size.warmUp });
  } finally {
    await fleet.stop();
    await database.close();
  }
}

async function measure(fleet: Fleet, database: Watch, stage: Stage, size: Size): Promise<Turn> {
  const { warmUp, together, singly, concurrency } = size;
  const people = [...stage.cast.crowd];
  const take = (count: number) => people.splice(0, count);
  const severally = (requests: SlackRequest[]) => spreadTogether(fleet.urls, requests, concurrency);
  const oneByOne = (requests: SlackRequest[]) => spreadSingly(fleet.urls, requests);
  await inviteAndAccept(stage, database, take(warmUp), oneByOne);

  const most = await watchConnections(database);
  const before = await useNow(fleet);
  const many = await inviteAndAccept(stage, database, take(together), severally);
  const after = await useNow(fleet);
  const alone = await inviteAndAccept(stage, database, take(singly), oneByOne);

  const start = performance.now();
  const messages = await database.letGo();
  await database.idle();
  const seconds = (performance.now() - start) / 1000;
  const asked = warmUp + together + singly;
  await database.check(asked, 2 * asked + messages);
  const share = (name: 'busy' | 'foyer' | 'load') => (after[name] - before[name]) / (after.all - before.all);
  return {
    changesPerSecond: (2 * together) / many.seconds,
    together: many.latencies,
    singly: alone.latencies,
    messagesPerSecond: messages / seconds,
    connections: await most(),
    memory: after.memory / fleet.urls.length,
    shares: { busy: share('busy'), foyer: share('foyer'), load: share('load') },
  };
}

/** Invites these people, waits for their messages, and accepts for them. */
async function inviteAndAccept(
  { slack, cast, card }: Stage,
  database: Watch,
  people: Stage['cast']['crowd'],
  send: (requests: SlackRequest[]) => Promise<Spread>,
): Promise<Spread> {
  const invited = await send(
    people.map(({ email }, index) => {
      const inviter = cast.inviters[index % cast.inviters.length];
      if (!inviter) throw new Error('Nobody invites.');
      return commandRequest(slack, inviter, `<mailto:${email}|${email}> as ${ROLE} in "${GROUP}"`);
    }),
  );
  // A machine that is too busy acknowledges first and says it later.
  const refused = invited.answers.find(answer => answer !== '' && !answer.includes('Invited'));
  if (refused) throw new Error(`An invitation was answered with: ${refused}`);
  await database.idle();
  const ids = await database.invitations(people.map(({ email }) => email));
  const accepted = await send(
    people.map((person, index) => {
      const value = acceptAction.encode({ invitationId: ids[index] ?? '' });
      return pressRequest(slack, person, { actionId: acceptAction.id, value, message: card });
    }),
  );
  await database.idle();
  return {
    latencies: [...invited.latencies, ...accepted.latencies],
    answers: [...invited.answers, ...accepted.answers],
    seconds: invited.seconds + accepted.seconds,
  };
}

/** Seconds of the processors: all there are, those in use, and those of Foyer and of this process, which is the load. */
async function useNow(fleet: Fleet) {
  const { cpu: foyer, memory } = await fleet.use();
  const load = process.cpuUsage();
  const times = cpus().flatMap(each => Object.entries(each.times));
  const sum = (of: typeof times) => of.reduce((total, [, ms]) => total + ms, 0) / 1000;
  const [all, busy] = [sum(times), sum(times.filter(([name]) => name !== 'idle'))];
  return { all, busy, foyer, load: (load.user + load.system) / 1e6, memory };
}

/** Counts the connections again and again; returns what ends that and says how many there were at most. */
async function watchConnections(database: Watch): Promise<() => Promise<number>> {
  let most = await database.connections();
  const look = async () => {
    most = Math.max(most, await database.connections());
  };
  const timer = setInterval(() => void look().catch(() => {}), 100);
  return async () => {
    clearInterval(timer);
    await look();
    return most;
  };
}

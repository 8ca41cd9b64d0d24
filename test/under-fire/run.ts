import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../faults/until.ts';
import { Random } from '../many/churn/random.ts';
import { runCommand } from '../support/story.ts';
import { Posted } from './cards.ts';
import { type Plague, plagues } from './plagues.ts';
import { guestOf, nameOf, openSite, type Site, type Size } from './site.ts';
import { lies } from './truth.ts';
import { type Ended, Worker } from './worker.ts';

/** A request whose person was told to wait goes on in its process, and nobody else sees it: longer than any does. */
const QUIET_MS = 10_000;

/** Who reads that something did not work waits a moment, so that most acts of a round come when all works again. */
const AGAIN_MS = 2_000;

export interface Plan extends Size {
  operations: number;
  rounds: number;
  /** How many processes are killed in each round, besides those of its plague. */
  killsEach: number;
  /** The rounds take these numbers of processes in turn. */
  processes: readonly number[];
  /** Only what has this in its name. */
  only?: string | undefined;
  progress(text: string): void;
}

/** What came of one round. */
export interface Round {
  plague: string;
  processes: number;
  ended: Ended[];
  /** What was not as it must be afterwards. */
  lies: string[];
  /** What the log says of requests whose person read that something went wrong. */
  unexplained: string[];
}

export interface Outcome {
  rounds: Round[];
  kills: number;
  /** Cards that came once more. */
  repeated: number;
  /** Answers of Slack that were lost or late after it had done what was asked: a message can come again. */
  lost: number;
  /** Why processes ended that nobody killed. */
  ends: string[];
  /** What could not be tried on this machine. */
  untried: string[];
}

/** People work while everything around them fails; after each round nothing may be lost, half done or false. */
export async function underFire(plan: Plan): Promise<Outcome> {
  const { operations, rounds, processes, killsEach, progress } = plan;
  await using site = await openSite(plan);
  const { fleet, db, random, slack } = site;
  const posted = new Posted(slack);
  let lost = 0;
  slack.calls.onCall(({ status }) => {
    if (status === 'dropped') lost += 1;
  });
  const workers = await startWorkers(site, plan);
  progress(`${plan.people} people are ready`);
  const possible = plagues.filter(
    ({ name, needsDisk }) => (!needsDisk || site.server.hasDisk) && name.includes(plan.only ?? ''),
  );
  const done: Round[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const plague = possible[n % possible.length] as Plague;
    const size = processes[n % processes.length] ?? 2;
    // Where nobody could go on for what is not known of their guests, later rounds make up for it.
    const left = operations - done.reduce((sum, round) => sum + round.ended.length, 0);
    await fleet.resize(size);
    const [ended] = await Promise.all([
      work(workers, Math.ceil(left / (rounds - n))),
      killOften(site, killsEach),
      soon(random).then(() => plague.run(site)),
    ]);
    await untilQuiet(site);
    const wrong = await lies(site, workers);
    const unexplained = fleet.unexplained();
    done.push({ plague: plague.name, processes: size, ended, lies: wrong, unexplained });
    const sure = ended.filter(({ acknowledged }) => acknowledged).length;
    progress(
      `round ${n + 1}, ${plague.name}, ${size} processes: ${ended.length} operations, ${sure} acknowledged, ${wrong.length} wrong`,
    );
    for (const line of [...wrong, ...unexplained]) progress(`  ${line}`);
  }
  return {
    rounds: done,
    kills: fleet.kills,
    repeated: await posted.repeated(db),
    lost,
    ends: fleet.ends,
    untried: plagues.filter(({ needsDisk }) => needsDisk && !site.server.hasDisk).map(({ name }) => name),
  };
}

/** One process after the other; the ones before start again in the meantime. */
async function killOften({ fleet, random }: Site, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await soon(random);
    await fleet.kill();
  }
}

/** In the first moments of a round, so that it still goes on afterwards. */
const soon = (random: Random) => pause(500 + random.below(2_000));

/** Grace invites everybody who works, and they accept. */
async function startWorkers(site: Site, { people, guests, seed }: Plan): Promise<Worker[]> {
  const { slack, random } = site;
  const grace = slack.person('grace');
  const all = Array.from({ length: people }, (_, person) => slack.person(nameOf(person)));
  for (const person of all) {
    await until(
      async () => (await runCommand(grace, `/invite @${person.spec.name} as ADMIN`)).includes('Invited '),
      `${person.spec.name} to be invited`,
    );
    const card = await slack.waitFor(
      () => person.messages().find(message => message.buttons().includes('Accept')),
      'an invitation',
    );
    await person.press(card, 'Accept');
  }
  await untilQuiet(site);
  return all.map((person, index) => {
    const own = Array.from({ length: guests }, (_, guest) => slack.person(guestOf(index, guest)));
    return new Worker(
      { grace: person, groups: ['Laptops', 'Phones'], random: new Random(seed + random.below(1_000_000)) },
      own,
    );
  });
}

/** Everybody does something, again and again, until so much was tried. */
async function work(workers: readonly Worker[], count: number): Promise<Ended[]> {
  const ended: Ended[] = [];
  let left = count;
  await Promise.all(
    workers.map(async worker => {
      while (left > 0) {
        left -= 1;
        const did = await worker.act();
        if (!did) return;
        ended.push(did);
        if (!did.acknowledged) await pause(AGAIN_MS);
      }
    }),
  );
  return ended;
}

/** All is well again, and everything that was waiting is done. */
async function untilQuiet({ slack, fleet, db }: Site): Promise<void> {
  slack.faults.clear();
  await fleet.whole();
  await fleet.setClocksRight();
  let [last, since] = ['', performance.now()];
  await until(async () => {
    await slack.settled();
    const now = await workLeft(db).catch(() => 'no answer');
    if (now !== last) [last, since] = [now, performance.now()];
    await pause(200);
    return now.startsWith('0 ') && performance.now() - since > QUIET_MS;
  }, 'nothing to happen any more');
}

/** The number of jobs, which all run at once, and how much was ever done. */
async function workLeft(db: Site['db']): Promise<string> {
  const [{ now }] = await db.$queryRaw<[{ now: string }]>`
    with sooner as (
      update graphile_worker._private_jobs set run_at = now()
      where run_at > now() and attempts between 1 and max_attempts - 1 and locked_at is null
    )
    select concat_ws(' ',
      (select count(*) from graphile_worker._private_jobs where attempts < max_attempts),
      (select count(*) from audit_entries), (select count(*) from deliveries where status <> 'queued')) as now`;
  return now;
}

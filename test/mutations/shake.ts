import fc from 'fast-check';
import type { Outgoing } from 'local-slack/inside';
import { type Stage, whatChanges } from '../attacks/stage.ts';
import { post } from '../support/wire.ts';
import { untilSent } from '../webhooks/receiver.ts';
import { type Body, bodies } from './bodies.ts';
import { mutatedPayload } from './payloads.ts';
import { keepSlack } from './undisturbed.ts';

/** What is wrong with how a mutated request was taken. */
export interface Fault {
  /** The number of the mutation at its place. */
  nth: number;
  body: string;
  what: string[];
}

/** How the requests of one place were answered. */
export interface Shaken {
  statuses: number[];
  times: number[];
  faults: Fault[];
}

/** Mutations that are made and sent before all is put back. */
const AT_ONCE = 225;
const LANES = 8;
/** Not a limit of the answer: it ends a request that nobody would ever answer. */
const NEVER_MS = 60_000;

/** Numbers below 2^31 from a text, always the same. */
const numberOf = (text: string) => [...text].reduce((sum, each) => (sum * 31 + each.charCodeAt(0)) | 0, 7);

interface Asked {
  /** From the command's seed and the name of the place. */
  seed: number;
  place: string;
  nths: readonly number[];
}

/** Sends mutations of a request in its place, then puts the database and Slack back as they were. */
export async function shake(
  stage: Stage,
  posted: Parameters<typeof keepSlack>[1],
  outgoing: Outgoing,
  { seed, place, nths }: Asked,
): Promise<Shaken> {
  const ids = await idsBeside(stage);
  const made = bodies(mutatedPayload(outgoing.payload, ids));
  const shaken: Shaken = { statuses: [], times: [], faults: [] };
  for (const [chunk, numbers] of Map.groupBy(nths, nth => Math.floor(nth / AT_ONCE))) {
    // The first ones are the same, however many are made.
    const numRuns = Math.max(...numbers.map(nth => nth % AT_ONCE)) + 1;
    const samples = fc.sample(made, { numRuns, seed: (seed + numberOf(`${place} ${chunk}`)) | 0 });
    const asked = numbers.flatMap(nth => {
      const body = samples[nth % AT_ONCE];
      return body ? [{ nth, body }] : [];
    });
    const together = await inPlace(stage, posted, () => send(stage, outgoing, asked));
    shaken.statuses.push(...together.statuses);
    shaken.times.push(...together.times);
    shaken.faults.push(...together.faults, ...(await whoFailed(together.logged, asked)));
  }
  return shaken;

  /** The log doesn't say which request of many failed, so both halves are sent again, until it is one. */
  async function whoFailed(logged: string[], among: readonly Numbered[]): Promise<Fault[]> {
    const [first] = among;
    if (logged.length === 0 || !first) return [];
    if (among.length === 1) return [{ nth: first.nth, body: first.body.body, what: logged }];
    const middle = Math.ceil(among.length / 2);
    const found: Fault[] = [];
    for (const half of [among.slice(0, middle), among.slice(middle)]) {
      const again = await inPlace(stage, posted, () => send(stage, outgoing, half));
      found.push(...(await whoFailed(again.logged, half)));
    }
    // Only together: the first of them leads to it.
    return found.length > 0 ? found : [{ nth: first.nth, body: first.body.body, what: logged }];
  }
}

/** A mutation and its number at its place. */
interface Numbered {
  nth: number;
  body: Body;
}

type Sent = Shaken & { logged: string[] };

async function inPlace(
  stage: Stage,
  posted: Parameters<typeof keepSlack>[1],
  run: () => Promise<Sent>,
): Promise<Sent> {
  const { world, foyer, errors } = stage;
  // What the story itself still sends belongs to it.
  await untilSent(foyer);
  const putBack = keepSlack(world, posted);
  const before = errors.length;
  let sent: Sent = { statuses: [], times: [], faults: [], logged: [] };
  await whatChanges(stage, async () => {
    const [{ last }] = await foyer.db.$queryRaw<[{ last: bigint }]>`
      select coalesce(max(id), 0) as last from graphile_worker._private_jobs`;
    sent = await run();
    await foyer.app.settled();
    await untilSent(foyer);
    await foyer.db
      .$executeRaw`delete from graphile_worker._private_jobs where id > ${last} and locked_by is null`;
  });
  putBack();
  return { ...sent, logged: errors.splice(before) };
}

async function send(
  { foyer, world }: Stage,
  { payload }: Outgoing,
  asked: readonly Numbered[],
): Promise<Sent> {
  const sent: Sent = { statuses: [], times: [], faults: [], logged: [] };
  const { user, user_id, view } = payload as {
    user?: { id: string };
    user_id?: string;
    view?: { id: string; type: string };
  };
  const by = user?.id ?? user_id ?? '';
  const queue = asked.values();
  const lane = async () => {
    for (const { nth, body } of queue) {
      const fresh = world.triggers.create(by, view?.type === 'modal' ? view.id : undefined);
      const text = withFresh(body.body, payload, { trigger_id: fresh, event_id: `Ev${fresh}` });
      const began = performance.now();
      const { status, text: said } = await Promise.race([post(foyer, text, body), never()]);
      sent.times.push(performance.now() - began);
      sent.statuses.push(status as number);
      if (typeof status === 'number' && status < 500) continue;
      sent.faults.push({ nth, body: text, what: [`is answered ${status} ${said}`] });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return sent;
}

/** Slack hands each trigger and each event's id out once. */
function withFresh(body: string, payload: Outgoing['payload'], fresh: Record<string, string>): string {
  return Object.entries(fresh).reduce((text, [name, value]) => {
    const was = payload[name];
    return typeof was === 'string' ? text.replaceAll(was, value) : text;
  }, body);
}

async function never() {
  const { promise, resolve } = Promise.withResolvers<{ status: 'timeout'; text: string }>();
  setTimeout(() => resolve({ status: 'timeout', text: '' }), NEVER_MS).unref();
  return promise;
}

/** Two ids of each table, and those of Slack's people and channels. */
async function idsBeside({ snapshots, world }: Stage): Promise<string[]> {
  const rows = await snapshots.take();
  const byTable = Map.groupBy(rows, ({ table }) => table);
  const ofTables = [...byTable.values()].flatMap(some =>
    some.slice(0, 2).flatMap(({ whole }) => /"id": "([^"]+)"/u.exec(whole)?.[1] ?? []),
  );
  return [
    ...ofTables,
    ...world.people.all().map(({ id }) => id),
    world.team.id,
    'T0CURIE',
    world.app.botUserId,
  ];
}

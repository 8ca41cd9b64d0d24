import fc from 'fast-check';
import type { Outgoing } from 'local-slack/inside';
import { type Stage, whatChanges } from '../attacks/stage.ts';
import { untilSent } from '../webhooks/receiver.ts';
import { bodies } from './bodies.ts';
import { mutatedPayload } from './payloads.ts';
import { type Fault, type Numbered, type Sent, type Shaken, send } from './sending.ts';
import { keepSlack } from './undisturbed.ts';

/** Mutations that are made and sent before all is put back. */
const AT_ONCE = 225;
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

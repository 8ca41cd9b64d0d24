import type { Goal } from '../goals.ts';
import { markdown, ms, number, ratio } from '../markdown.ts';
import type { Measured, Options } from '../part.ts';
import type { Server } from '../postgres.ts';
import { median, percentile } from '../statistics.ts';
import { type BesideImport, measureBesideImport } from './beside-import.ts';
import { type Grown, measureGrowing } from './growing.ts';
import type { Took } from './invitations.ts';
import { measureQueues, type Taking } from './queues.ts';
import { setStage } from './stage.ts';

const WITHIN = 1.5;
/** People invited before the ones beside the import. */
const INVITED = 100;

/** One process that serves many workspaces beside one that serves one: what to print. */
export async function measureWorkspaces(server: Server, { quick, progress }: Options): Promise<Measured> {
  const sizes = quick ? [1, 3, 6] : [1, 100, 1_000];
  const invitations = quick ? 5 : 60;
  const stage = await setStage(server, sizes, { small: 1_000, large: quick ? 50 : 10_000 });
  progress(`set up ${number(Math.max(...sizes))} workspaces`);
  try {
    const size = { starts: 1, requests: quick ? 12 : 1_000, invitations };
    const { measured, last, stop } = await measureGrowing(stage, size);
    progress('started, asked and invited');
    try {
      const times = quick ? { alone: 5, forMs: 1_000 } : { alone: 30, forMs: 20_000 };
      const beside = await measureBesideImport(stage, last, { ...times, from: INVITED });
      progress('invited beside an import');
      const taking = await measureQueues(server, quick ? [0, 10] : [0, 1_000, 5_000], quick ? 5 : 200);
      return {
        lines: [...growingTable(measured), ...besideTable(beside), ...takingTable(taking)],
        goals: goalsOf(measured, beside),
      };
    } finally {
      await stop();
    }
  } finally {
    await stage.stop();
  }
}

const row = (name: string, values: number[], write: (value: number) => string) => {
  const [one = Number.NaN] = values;
  return [name, ...values.map(write), ratio(values.at(-1) ?? Number.NaN, one)];
};

const of = (took: Took[], what: keyof Took, p: number) =>
  percentile(
    took.map(each => each[what]),
    p,
  );

function growingTable(measured: Grown[]): string[] {
  const each = (name: string, value: (one: Grown) => number, write = ms) =>
    row(name, measured.map(value), write);
  const mb = (value: number) => value.toFixed(0);
  const invited = (what: keyof Took, p: number) => (one: Grown) => of(one.invitations, what, p);
  return [
    markdown(
      ['workspaces that one process serves', ...measured.map(one => number(one.workspaces)), 'last to first'],
      [
        each('from start to ready (ms)', one => median(one.starts)),
        each('memory after the start (MB)', one => median(one.afterStart), mb),
        each('memory after the requests (MB)', one => one.afterRequests, mb),
        each('an invitation in one of them, acknowledged: p50 (ms)', invited('acknowledged', 0.5)),
        each('an invitation in one of them, acknowledged: p95 (ms)', invited('acknowledged', 0.95)),
        each('until the direct message is there: p50 (ms)', invited('delivered', 0.5)),
        each('until the direct message is there: p95 (ms)', invited('delivered', 0.95)),
      ],
    ),
    'Each row in turns; every process gets the same number of requests, spread over its workspaces.',
  ];
}

function besideTable(beside: BesideImport): string[] {
  const { rows, alone, whileReadAndSent, whileDelivered, tookToRead, tookToSend, delivered } = beside;
  const line = (name: string, took: Took[]) => [
    name,
    ...(['acknowledged', 'delivered'] as const).flatMap(what => [0.5, 0.95].map(p => ms(of(took, what, p)))),
  ];
  const beside1 = (name: string, took: Took[]) => [
    name,
    ...(['acknowledged', 'delivered'] as const).flatMap(what =>
      [0.5, 0.95].map(p => ratio(of(took, what, p), of(alone, what, p))),
    ),
  ];
  return [
    markdown(
      [
        'an invitation in a small workspace',
        'acknowledged: p50 (ms)',
        'p95 (ms)',
        'direct message: p50 (ms)',
        'p95 (ms)',
      ],
      [
        line('alone', alone),
        line('while another workspace’s file is read and sent', whileReadAndSent),
        line('while the messages of that file go out', whileDelivered),
        beside1('while read and sent, to alone', whileReadAndSent),
        beside1('while the messages go out, to alone', whileDelivered),
      ],
    ),
    `The file has ${number(rows)} rows: ${(tookToRead / 1000).toFixed(1)} s to read and check it, ${(tookToSend / 1000).toFixed(1)} s to send it, then ${delivered} of its messages at Slack’s pace while this was measured. ${alone.length}, ${whileReadAndSent.length} and ${whileDelivered.length} invitations.`,
  ];
}

function takingTable(taking: Taking[]): string[] {
  const [none] = taking;
  return [
    markdown(
      ['taking a job of a named queue', 'p50 (ms)', 'p95 (ms)', 'written (KB)', 'p50 to none'],
      taking.map(({ queues, times, written }) => [
        `beside ${number(queues)} other queues`,
        ms(median(times)),
        ms(percentile(times, 0.95)),
        written.toFixed(1),
        ratio(median(times), median(none?.times ?? [])),
      ]),
    ),
    'Foyer deletes queues that no job uses every five minutes when there are more than 100.',
  ];
}

function goalsOf(measured: Grown[], { alone, whileReadAndSent, whileDelivered }: BesideImport): Goal[] {
  const [one] = measured;
  const many = measured.at(-1);
  if (!one || !many) return [];
  const count = number(many.workspaces);
  const besideOne = (name: string, value: (each: Grown) => number): Goal => ({
    name: `${count} workspaces beside one: ${name}`,
    most: WITHIN,
    measured: value(many) / value(one),
  });
  const besideImport = (name: string, took: Took[], what: keyof Took): Goal => ({
    name: `a small workspace’s invitation ${name}, ${what}, p50`,
    most: WITHIN,
    measured: of(took, what, 0.5) / of(alone, what, 0.5),
  });
  return [
    besideOne('start', each => median(each.starts)),
    besideOne('memory after the start', each => median(each.afterStart)),
    besideOne('memory after the requests', each => each.afterRequests),
    besideOne('an invitation, p50', each => of(each.invitations, 'acknowledged', 0.5)),
    besideImport('while a file is read and sent', whileReadAndSent, 'acknowledged'),
    besideImport('while a file is read and sent', whileReadAndSent, 'delivered'),
    besideImport('while its messages go out', whileDelivered, 'acknowledged'),
    besideImport('while its messages go out', whileDelivered, 'delivered'),
  ];
}

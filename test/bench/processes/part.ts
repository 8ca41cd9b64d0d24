import { cpus } from 'node:os';
import type { Plot } from '../../reports/plot.ts';
import { markdown, ms, number, ratio } from '../markdown.ts';
import type { Measured, Options } from '../part.ts';
import type { Server } from '../postgres.ts';
import { median, percentile } from '../statistics.ts';
import { type Size, setStage } from './stage.ts';
import { playTurn, type Turn } from './turn.ts';

const counts = [1, 2, 4, 8];
/** On a busy machine there are fewer rounds. */
const LAST_ROUND_STARTS_MS = 120_000;
const full: Size = {
  counts,
  rounds: 5,
  warmUp: 20,
  together: 160,
  singly: 40,
  concurrency: 16,
  waiting: 300,
};
const short: Size = {
  counts: [1, 2],
  rounds: 1,
  warmUp: 2,
  together: 8,
  singly: 4,
  concurrency: 4,
  waiting: 10,
};

/** Several processes on one PostgreSQL beside one, in turns: what to print. */
export async function measureProcesses(server: Server, { quick, progress }: Options): Promise<Measured> {
  const size = quick ? short : full;
  const stage = await setStage(server, size);
  const turns = new Map<number, Turn[]>(size.counts.map(count => [count, []]));
  try {
    const started = performance.now();
    for (let round = 0; round < size.rounds; round += 1) {
      if (performance.now() - started > LAST_ROUND_STARTS_MS) break;
      // Another number begins each round.
      const from = round % size.counts.length;
      for (const count of [...size.counts.slice(from), ...size.counts.slice(0, from)]) {
        turns.get(count)?.push(await playTurn(server, stage, size, { count, round }));
        progress(`${count} processes, round ${round + 1} of ${size.rounds},`);
      }
    }
  } finally {
    await stage.stop();
  }
  const columns = [...turns].map(([count, played]) => ({ count, ...figuresOf(played) }));
  return {
    lines: linesOf(columns, { ...size, rounds: turns.get(size.counts[0] ?? 0)?.length ?? 0 }),
    plots: plotsOf(columns),
  };
}

/** Latencies of all rounds together, medians of the rest. */
function figuresOf(turns: Turn[]) {
  const of = (value: (turn: Turn) => number) => median(turns.map(value));
  const [together, singly] = [turns.flatMap(turn => turn.together), turns.flatMap(turn => turn.singly)];
  return {
    changes: of(turn => turn.changesPerSecond),
    messages: of(turn => turn.messagesPerSecond),
    together: [0.5, 0.95, 0.99].map(p => percentile(together, p)),
    singly: [0.5, 0.95].map(p => percentile(singly, p)),
    connections: Math.max(...turns.map(turn => turn.connections)),
    memory: of(turn => turn.memory),
    busy: of(turn => turn.shares.busy),
    foyer: of(turn => turn.shares.foyer),
    load: of(turn => turn.shares.load),
  };
}

type Column = { count: number } & ReturnType<typeof figuresOf>;

function linesOf(columns: Column[], size: Size): string[] {
  const row = (name: string, value: (column: Column) => number, write: (value: number) => string) => [
    name,
    ...columns.map(column => write(value(column))),
    ratio(value(columns.at(-1) as Column), value(columns[0] as Column)),
  ];
  const whole = (value: number) => value.toFixed(0);
  const part = (value: number) => value.toFixed(2);
  const at = (name: 'together' | 'singly', place: number) => (column: Column) =>
    column[name][place] ?? Number.NaN;
  const { rounds, together, singly, concurrency, waiting, warmUp } = size;
  return [
    markdown(
      ['processes on one PostgreSQL', ...columns.map(({ count }) => `${count}`), 'last to first'],
      [
        row('invitations and acceptances committed a second', column => column.changes, whole),
        row(`acknowledged, ${concurrency} at a time: p50 (ms)`, at('together', 0), ms),
        row(`acknowledged, ${concurrency} at a time: p95 (ms)`, at('together', 1), ms),
        row(`acknowledged, ${concurrency} at a time: p99 (ms)`, at('together', 2), ms),
        row('acknowledged, one at a time: p50 (ms)', at('singly', 0), ms),
        row('acknowledged, one at a time: p95 (ms)', at('singly', 1), ms),
        row('waiting messages delivered a second', column => column.messages, whole),
        row('connections of all processes, at most', column => column.connections, whole),
        row('memory of one process (MB)', column => column.memory, whole),
        row('processors in use, of all', column => column.busy, part),
        row('by the processes of Foyer', column => column.foyer, part),
        row('by the load', column => column.load, part),
      ],
    ),
    `${cpus().length} processors run the processes, PostgreSQL, the local Slack and the load, so more processes share them and can’t do more. This shows what processes cost each other, not what they would do on machines of their own.`,
    `Rounds: ${rounds}, in turns, each with fresh processes on a copy of one database. Each process makes ${warmUp} invitations and acceptances first. Then ${together} of each come ${concurrency} at a time of ${concurrency} people, with their messages, and ${singly} of each one at a time. Each process gets as many. At last ${number(waiting)} messages that waited go out. Latencies are of all rounds together, connections the most, the rest medians. Parts of the processors are those of ${concurrency} at a time.`,
    'Checked after each turn: everything acknowledged is there once, and every message was delivered.',
  ];
}

function plotsOf(columns: Column[]): Record<string, Plot> {
  const line = (name: string, value: (column: Column) => number | undefined) => ({
    name,
    points: columns.map(column => [column.count, value(column) ?? 0] as const),
  });
  const x = 'processes on one PostgreSQL, all on one machine';
  return {
    'processes-rates': {
      title: 'What several processes do in a second',
      x,
      y: 'a second',
      logarithmic: true,
      lines: [
        line('invitations and acceptances', column => column.changes),
        line('messages', column => column.messages),
      ],
    },
    'processes-latencies': {
      title: 'Until a request is acknowledged, 16 at a time',
      x,
      y: 'ms',
      logarithmic: true,
      lines: ['p50', 'p95', 'p99'].map((name, place) => line(name, column => column.together[place])),
    },
  };
}

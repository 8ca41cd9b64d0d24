import { inWorkspace } from '../../../src/database/workspace-scope.ts';
import type { Plot } from '../../reports/plot.ts';
import { markdown, ms, number, ratio } from '../markdown.ts';
import type { Measured, Options } from '../part.ts';
import type { Server } from '../postgres.ts';
import { percentile } from '../statistics.ts';
import { type Reading, readings } from './readings.ts';
import { furnishQueries, type Place } from './stage.ts';

/** Milliseconds of every reading of one list, by place. */
type Samples = number[][];

/** What the picture shows: lists that stay as fast, and those that grow most. */
const drawn = [
  'Current users: page one',
  'Current users: search of a rare name',
  'Current users: search of one letter',
  'Current users: of a group-scoped admin',
  'Audit trail: page one',
  'App Home: everything on it',
];

/** Reads the lists of a small organization, a larger and a very large one, in turns: what to print. */
export async function measureLists(server: Server, { quick, progress }: Options): Promise<Measured> {
  const sizes = quick ? [1_000, 5_000, 20_000] : [1_000, 32_000, 1_000_000];
  const [warmUps, rounds] = quick ? [0, 2] : [5, 100];
  const { places, took, close } = await furnishQueries(server, sizes, 'bench_lists');
  progress(`generated organizations of ${sizes.map(number).join(', ')}`);
  try {
    const measured = new Map<string, Samples>();
    for (const reading of readings)
      measured.set(reading.name, await measure(reading, places, warmUps, rounds));
    progress(`lists, ${rounds} rounds each`);
    const [small, large] = [Math.min(...sizes), Math.max(...sizes)].map(number);
    const lines = [
      markdown(
        [
          'list',
          `p50, ${small} (ms)`,
          `p95, ${small} (ms)`,
          `p50, ${large} (ms)`,
          `p95, ${large} (ms)`,
          'p95 to p95',
        ],
        [...measured].map(rowOf),
      ),
      `${rounds} readings of each in turns, right, reach and count included, in ${sizes.length} organizations of one database, the largest with ${large} members, as many pending invitations with a delivery each, as many audit entries, in ${took.toFixed(0)} s. Where there is no page ten thousand, it is the one in the middle.`,
    ];
    return { lines, plots: { 'lists-growth': growth(sizes, measured) } };
  } finally {
    await close();
  }
}

async function measure(
  { prepare, read }: Reading,
  places: Place[],
  warmUps: number,
  rounds: number,
): Promise<Samples> {
  const samples: Samples = places.map(() => []);
  for (const place of places) await inWorkspace(place.workspaceId, async () => prepare?.(place));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [index, place] of places.entries()) {
      const start = performance.now();
      await inWorkspace(place.workspaceId, () => read(place));
      if (round >= 0) samples[index]?.push(performance.now() - start);
    }
  }
  return samples;
}

function growth(sizes: number[], measured: Map<string, Samples>): Plot {
  return {
    title: 'Lists of organizations of a thousand to a million members, p50',
    x: 'members, as many pending invitations and audit entries',
    y: 'ms',
    logarithmic: true,
    lines: drawn.map(name => ({
      name,
      points: (measured.get(name) ?? []).map((samples, index) => [
        sizes[index] ?? 0,
        percentile(samples, 0.5),
      ]),
    })),
  };
}

function rowOf([name, samples]: [string, Samples]): string[] {
  const [small = [], large = []] = [samples.at(0), samples.at(-1)];
  const [few, many] = [percentile(small, 0.95), percentile(large, 0.95)];
  return [name, ms(percentile(small, 0.5)), ms(few), ms(percentile(large, 0.5)), ms(many), ratio(many, few)];
}

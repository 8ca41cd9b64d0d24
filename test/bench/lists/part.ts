import { inWorkspace } from '../../../src/database/workspace-scope.ts';
import { markdown, ms, number, ratio } from '../markdown.ts';
import type { Server } from '../postgres.ts';
import { percentile } from '../statistics.ts';
import { type Reading, readings } from './readings.ts';
import { furnishQueries, type Place } from './stage.ts';

/** Milliseconds of every reading of one list, by place. */
type Samples = number[][];

/** Reads the lists of a small organization and of a very large one, in turns: what to print. */
export async function measureLists(
  server: Server,
  { quick, progress }: { quick: boolean; progress: (text: string) => void },
): Promise<string[]> {
  const sizes = quick ? [1_000, 20_000] : [1_000, 1_000_000];
  const [warmUps, rounds] = quick ? [0, 2] : [5, 100];
  const { places, took, close } = await furnishQueries(server, sizes, 'bench_lists');
  progress(`generated organizations of ${sizes.map(number).join(' and ')}`);
  try {
    const rows: string[][] = [];
    for (const reading of readings)
      rows.push(rowOf(reading, await measure(reading, places, warmUps, rounds)));
    progress(`lists, ${rounds} rounds each`);
    const [small, large] = sizes.map(number);
    return [
      markdown(
        [
          'list',
          `p50, ${small} (ms)`,
          `p95, ${small} (ms)`,
          `p50, ${large} (ms)`,
          `p95, ${large} (ms)`,
          'p95 to p95',
        ],
        rows,
      ),
      `${rounds} readings of each in turns, right, reach and count included, in two organizations of one database: ${large} members, as many pending invitations with a delivery each, as many audit entries, in ${took.toFixed(0)} s. In the small one, page ten thousand is the one in the middle.`,
    ];
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

function rowOf({ name }: Reading, [small = [], large = []]: Samples): string[] {
  const [few, many] = [percentile(small, 0.95), percentile(large, 0.95)];
  return [name, ms(percentile(small, 0.5)), ms(few), ms(percentile(large, 0.5)), ms(many), ratio(many, few)];
}

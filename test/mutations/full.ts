import { describeEnvironment } from '../bench/environment.ts';
import { percentile } from '../bench/statistics.ts';
import { plot } from '../reports/plot.ts';
import { writeReport } from '../reports/report.ts';
import { EVERY, growthOf, type Held, heldNow, MOST_GROWTH } from './memory.ts';
import { mutateStory, type Outcome } from './story.ts';

/** What the command asks for. */
export interface FullRun {
  count: number;
  seed: number;
  only?: string | undefined;
  /** Is the report written? */
  writes: boolean;
}

/** Sends many mutations, looks at the memory in between, and says on the terminal how it goes. */
export async function runFull({ count, seed, only, writes }: FullRun): Promise<string[]> {
  const began = performance.now();
  const held: Held[] = [];
  let environment = '';
  const print = (text: string) => process.stdout.write(`${text}\n`);
  print(`seed ${seed}`);
  const outcome = await mutateStory({
    count,
    seed,
    only,
    async started({ database }) {
      environment = await describeEnvironment(database.ownerUrl);
    },
    progress(sent, faults) {
      for (const fault of faults) print(fault);
      if (sent < (held.length + 1) * EVERY) return;
      const megabytes = heldNow();
      held.push([sent, megabytes]);
      print(`${sent} sent after ${seconds(began)} s, ${megabytes.toFixed(1)} MB held`);
    },
  });
  const lines = linesOf(outcome, { held, seed, seconds: seconds(began) });
  print(lines.join('\n\n'));
  if (writes) {
    const picture = plot({
      title: 'Memory held after a garbage collection',
      x: 'requests sent',
      y: 'MB',
      lines: [{ name: 'Foyer and the local Slack, in one process', points: held }],
    });
    await writeReport('mutations', {
      title: 'Mutated requests',
      command: `npm run mutations -- --count ${count} --seed ${seed}`,
      environment,
      lines: [...lines, '![Memory over requests](mutations.svg)'],
      plots: { mutations: picture },
    });
  }
  const growth = growthOf(held);
  return [
    ...outcome.faults,
    ...(growth > MOST_GROWTH ? [`The memory grew to ${growth.toFixed(2)} times what it was.`] : []),
  ];
}

const seconds = (began: number) => ((performance.now() - began) / 1000).toFixed(0);

function linesOf(
  { routes, places, statuses, times, faults }: Outcome,
  ran: { held: readonly Held[]; seed: number; seconds: string },
): string[] {
  const sorted = [...statuses].sort(([one], [other]) => one - other);
  const at = (share: number) => percentile(times, share).toFixed(0);
  return [
    `An owner’s story uses every route of Slack’s door. Before each request of it, mutations of the same request are sent, signed: with values removed, of other types, empty, very long, with NUL and half pairs, with ids of other things, with unknown keys, and with broken bodies. Then the database and Slack are put back, and the story goes on. ${times.length.toLocaleString('en')} requests at ${places} places, ${routes.size} routes, in ${ran.seconds} s, seed ${ran.seed}.`,
    [
      '| Status | Requests |',
      '|---|---|',
      ...sorted.map(([status, count]) => `| ${status} | ${count.toLocaleString('en')} |`),
    ].join('\n'),
    `${faults.length} failed: answered with 5xx or not at all, logged as an error, or ended as “failed”.`,
    `Answered within ${at(0.5)} ms (p50), ${at(0.95)} ms (p95), ${at(0.99)} ms (p99), ${at(1)} ms at most, eight at once, by a process that also is the local Slack. Slack waits 3 s.`,
    `Memory: the last third holds ${growthOf(ran.held).toFixed(3)} times what the first third held, medians after the first fifth. Flat means at most ${MOST_GROWTH}.`,
  ];
}

import { peopleFor, playRound, type Round, type Size } from './contest.ts';
import { describeEnvironment, timeCommits } from './environment.ts';
import { checkOutcome } from './outcome.ts';
import { setStage } from './stage.ts';
import { percentile } from './statistics.ts';
import { acknowledgementTable } from './table.ts';

/** The time from Slack's request to its acknowledgement, beside a bare Bolt app; `--quick` only shows that it runs. */
const quick = process.argv.includes('--quick');
const full: Size = { rounds: 6, singly: 100, together: 150, concurrency: 16 };
/** On a busy machine there are fewer rounds, so that the whole ends after about two minutes. */
const LAST_ROUND_STARTS_MS = 100_000;
const size: Size = quick ? { rounds: 2, singly: 5, together: 10, concurrency: 4 } : full;

const progress = (text: string) => process.stderr.write(`${text}\n`);
const started = performance.now();
const stage = await setStage(peopleFor(size));
try {
  const environment = await describeEnvironment(stage.db);
  progress(environment);
  const rounds: Round[] = [];
  for (let round = 0; round < size.rounds; round += 1) {
    if (round > 1 && performance.now() - started > LAST_ROUND_STARTS_MS) break;
    rounds.push(await playRound(stage, size, round));
    progress(
      `round ${round + 1} of ${size.rounds}${round === 0 ? ' (warm-up, not counted)' : ''} after ${seconds()} s`,
    );
  }
  const [, ...counted] = rounds;
  const commits = await timeCommits(stage.databaseUrl, quick ? 20 : 500);
  const outcome = await checkOutcome(stage, peopleFor({ ...size, rounds: rounds.length }));
  const print = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n\n`);
  print(acknowledgementTable(counted, size));
  print(
    `One at a time for p50 and p99 (${counted.length * size.singly} requests a row), ${size.concurrency} at a time for requests a second (median of ${counted.length} rounds of ${size.together}). ` +
      'Signed HTTP on loopback; the load, Foyer, bare Bolt, PostgreSQL and the local Slack are processes of their own; Foyer sends the direct messages meanwhile, as it does in life.',
    `One committed insert in this PostgreSQL alone: p50 ${percentile(commits, 0.5).toFixed(2)} ms, p99 ${percentile(commits, 0.99).toFixed(2)} ms.`,
    outcome,
    `${environment}, taken before the first request.`,
    `The whole benchmark took ${seconds()} s.`,
  );
} finally {
  await stage.stop();
}

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}

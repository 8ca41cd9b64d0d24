import type { Server } from '../postgres.ts';
import { peopleFor, playRound, type Round, type Size } from './contest.ts';
import { checkOutcome } from './outcome.ts';
import { setStage } from './stage.ts';
import { acknowledgementTable } from './table.ts';

const full: Size = { rounds: 6, singly: 100, together: 150, concurrency: 16 };
/** On a busy machine there are fewer rounds, so that the part ends after about two minutes. */
const LAST_ROUND_STARTS_MS = 100_000;

/** The time from Slack's request to its acknowledgement, beside a bare Bolt app: what to print. */
export async function measureRequests(
  server: Server,
  { quick, progress }: { quick: boolean; progress: (text: string) => void },
): Promise<string[]> {
  const size: Size = quick ? { rounds: 2, singly: 5, together: 10, concurrency: 4 } : full;
  const started = performance.now();
  const stage = await setStage(server, peopleFor(size));
  try {
    const rounds: Round[] = [];
    for (let round = 0; round < size.rounds; round += 1) {
      if (round > 1 && performance.now() - started > LAST_ROUND_STARTS_MS) break;
      rounds.push(await playRound(stage, size, round));
      const isWarmUp = round === 0;
      progress(`requests ${round + 1} of ${size.rounds}${isWarmUp ? ' (warm-up, not counted)' : ''}`);
    }
    const [, ...counted] = rounds;
    return [
      acknowledgementTable(counted, size),
      `One at a time for p50 and p99 (${counted.length * size.singly} requests a row), ${size.concurrency} at a time for requests a second (median of ${counted.length} rounds of ${size.together}). ` +
        'Signed HTTP on loopback; the load, Foyer, bare Bolt, PostgreSQL and the local Slack are processes of their own; Foyer sends the direct messages meanwhile, as it does in life.',
      await checkOutcome(stage, peopleFor({ ...size, rounds: rounds.length })),
    ];
  } finally {
    await stage.stop();
  }
}

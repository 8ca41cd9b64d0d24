import type { Goal } from '../goals.ts';
import type { Measured, Options } from '../part.ts';
import type { Server } from '../postgres.ts';
import { checkOutcome } from './committed.ts';
import { peopleFor, playRound, type Round, type Size } from './contest.ts';
import { latencies } from './latencies.ts';
import { setStage } from './stage.ts';
import { type FiguresOf, figuresOf, type Kind, requestsTable } from './table.ts';

const full: Size = { rounds: 7, singly: 60, together: 160, concurrency: 16 };
/** On a busy machine there are fewer rounds, so that the part ends after about three minutes. */
const LAST_ROUND_STARTS_MS = 150_000;

/** The time from Slack's request to its acknowledgement, beside what one would use without Foyer: what to print. */
export async function measureRequests(server: Server, { quick, progress }: Options): Promise<Measured> {
  const size: Size = quick ? { rounds: 2, singly: 5, together: 12, concurrency: 4 } : full;
  const started = performance.now();
  const stage = await setStage(server, { inviters: size.concurrency, people: peopleFor(size) });
  progress('requests begin');
  try {
    const rounds: Round[] = [];
    for (let round = 0; round < size.rounds; round += 1) {
      if (round > 1 && performance.now() - started > LAST_ROUND_STARTS_MS) break;
      rounds.push(await playRound(stage, size, round));
      const isWarmUp = round === 0;
      progress(`requests ${round + 1} of ${size.rounds}${isWarmUp ? ' (warm-up, not counted)' : ''}`);
    }
    const [, ...counted] = rounds;
    const measured = figuresOf(counted);
    const lines = [
      requestsTable(measured, size),
      `One at a time for p50 and p99 (${counted.length * size.singly} requests a row, one to each app in turn), ${size.concurrency} at a time of ${size.concurrency} people for requests a second (median of ${counted.length} rounds of ${size.together}). ` +
        'Signed HTTP on loopback, from sending a request to the last byte of its acknowledgement, which all but bare Bolt give after their commit. ' +
        'Every app, PostgreSQL, the local Slack and the load are processes of their own. Foyer sends its direct messages too: before the next request of one at a time, and at the same time where several are.',
      'Written by hand (`test/bench/floor`): Node and `pg` on a copy of Foyer’s database, one transaction of nine prepared statements with rights, lock, duplicates, invitation, grant, audit, delivery and job. ' +
        'better-auth (`test/bench/better-auth`): its own functions behind the same server, sessions from the signed cookie; it has no groups, audit, deliveries or jobs.',
      await checkOutcome(stage, peopleFor({ ...size, rounds: rounds.length })),
    ];
    const plots = {
      'requests-invitation': latencies(counted, 'command'),
      'requests-acceptance': latencies(counted, 'press'),
    };
    return { lines, goals: goalsOf(measured), plots };
  } finally {
    await stage.stop();
  }
}

function goalsOf({ command, press }: Record<Kind, FiguresOf>): Goal[] {
  const p50 = ({ foyer }: FiguresOf, other: { p50: number }) => foyer.p50 / other.p50;
  return [
    {
      name: 'invitation, p50 beside the one written by hand',
      most: 2,
      measured: p50(command, command.floor),
    },
    { name: 'acceptance, p50 beside the one written by hand', most: 2.5, measured: p50(press, press.floor) },
    { name: 'invitation, p50 beside better-auth', most: 1, measured: p50(command, command.betterAuth) },
    {
      name: 'invitations a second of 16 people, beside those written by hand',
      least: 0.4,
      measured: command.foyer.rate / command.floor.rate,
    },
  ];
}

import { expect, it } from 'vitest';
import { plagues } from './plagues.ts';
import { underFire } from './run.ts';

// The short form of `npm run faults`.
const seed = Number(process.env.FAULTS_SEED ?? 15);

it('nothing acknowledged is lost or half done, no delivery is lost and every card is true when processes are killed, and PostgreSQL, Slack and clocks fail', {
  timeout: 1_200_000,
}, async () => {
  const outcome = await underFire({
    operations: 14 * plagues.length,
    rounds: plagues.length,
    killsEach: 1,
    people: 6,
    guests: 6,
    processes: [2],
    seed,
    progress: text => process.stdout.write(`${text}\n`),
  });
  const { rounds, kills, repeated, lost, untried } = outcome;
  expect(rounds.flatMap(({ lies }) => lies)).toEqual([]);
  expect(rounds.map(({ plague }) => plague)).toEqual(
    expect.arrayContaining(plagues.map(({ name }) => name).filter(name => !untried.includes(name))),
  );
  expect(rounds.flatMap(({ ended }) => ended).filter(({ acknowledged }) => acknowledged)).not.toEqual([]);
  // A message can come once more after a kill, or when Slack's answer was lost.
  expect(repeated).toBeLessThanOrEqual(kills + lost);
});

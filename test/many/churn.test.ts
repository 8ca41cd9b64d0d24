import { expect, it } from 'vitest';
import { usualAllowance } from '../../src/slack/person-limits.ts';
import { untilIdle } from '../support/story.ts';
import { acts } from './churn/acts.ts';
import { belongingsOf } from './churn/belongings.ts';
import { Calls } from './churn/calls.ts';
import { Driver } from './churn/driver.ts';
import { startFront } from './churn/front.ts';
import { addPlaces, type Place, seed } from './churn/place.ts';
import { Random } from './churn/random.ts';
import { mixedRows, references } from './churn/rows.ts';
import { startSecond } from './churn/second.ts';
import { startMany } from './stage.ts';

/** In each workspace. */
const OPERATIONS = 500;
const REMOVALS = 5;
const ROUNDS = 10;
const PER_ROUND = OPERATIONS / ROUNDS;
/** Tokens live twelve hours, and are replaced in the last two: each round begins with another one. */
const ROUND_MS = 11 * 60 * 60_000;

it('two processes serve three workspaces that remove and install Foyer: no row and no call of one is another’s, and nothing acknowledged is lost', {
  timeout: 900_000,
}, async () => {
  process.stdout.write(`CHURN_SEED=${seed} chooses the same operations again.\n`);
  const random = new Random(seed);
  await using front = await startFront(all => random.pick(all));
  const allowance = { ...usualAllowance, refusalsAMinute: Number.MAX_SAFE_INTEGER / 1000 };
  await using many = await startMany({ publicUrl: front.url, allowance });
  await using second = await startSecond(many, allowance);
  front.to = [many.app.url, second.url];
  const places = await addPlaces(many);
  await untilIdle(many);
  const belongings = belongingsOf(places);
  const calls = new Calls(many, places, belongings);
  const drivers = places.map(place => ({
    driver: new Driver(many, place, calls),
    removals: removalsOf(place),
  }));

  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(
      drivers.map(async ({ driver, removals }) => {
        for (let n = round * PER_ROUND; n < (round + 1) * PER_ROUND; n += 1)
          await (removals.has(n) ? driver.actDuringRemoval() : driver.act());
      }),
    );
    // Slack's clock doesn't jump: nothing is on its way when this one does.
    await many.cloud.settled();
    many.clock.advance(ROUND_MS);
    await second.advance(ROUND_MS);
  }
  await untilIdle(many);

  expect(calls.faults).toEqual([]);
  expect(await references(many)).not.toEqual([]);
  expect((await references(many)).filter(({ astray }) => astray > 0)).toEqual([]);
  expect(await mixedRows(many, places, belongings)).toEqual([]);
  for (const { driver } of drivers) {
    expect(await driver.forgotten()).toEqual([]);
    expect([...driver.counts.keys()]).toEqual(expect.arrayContaining(Object.keys(acts)));
  }
  for (const url of front.to) expect(front.counts.get(url)).toBeGreaterThan(OPERATIONS);
});

/** The operations during which Foyer is removed: in every other round one, often the first after the tokens grew old. */
function removalsOf({ random }: Place): Set<number> {
  const rounds = random.shuffled(Array.from({ length: ROUNDS }, (_, round) => round)).slice(0, REMOVALS);
  return new Set(rounds.map(round => round * PER_ROUND + (random.below(2) ? random.below(PER_ROUND) : 0)));
}

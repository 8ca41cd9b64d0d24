import { expect, it } from 'vitest';
import { routeIds } from '../attacks/route-ids.ts';
import { runFull } from './full.ts';
import { mutateStory } from './story.ts';

/** Set by main.ts: the long run. */
const asked = process.env.MUTATIONS;

it.skipIf(asked)('no request of Slack that is wrong in some way makes Foyer fail, at any route', async () => {
  const { faults, routes } = await mutateStory({ count: 1_500, seed: 15 });
  expect(faults).toEqual([]);
  expect(routeIds.filter(route => !routes.has(route))).toEqual([]);
});

it.runIf(asked)(
  'a hundred thousand wrong requests make nothing fail, and the memory stays flat',
  async () => {
    expect(await runFull(JSON.parse(asked ?? '{}'))).toEqual([]);
  },
  10 * 60 * 60 * 1000,
);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeIds } from './route-ids.ts';
import { type Stage, startStage } from './stage.ts';
import { chapters } from './story/chapters.ts';
import { type Watch, watch } from './watch.ts';

describe('a request of an owner, sent by a lesser person', () => {
  let stage: Stage;
  let watched: Watch;

  beforeAll(async () => {
    stage = await startStage('http');
    watched = watch(stage);
    for (const play of chapters) await play(stage.foyer);
  }, 1_800_000);

  afterAll(() => stage?.[Symbol.asyncDispose]());

  it.each(routeIds)(
    'a request of an owner, sent by a lesser person, changes and shows nothing that isn’t theirs: %s',
    route => {
      expect(watched.recorded.has(route), 'the story has this request').toBe(true);
      expect(watched.faults.filter(fault => fault.route === route)).toEqual([]);
    },
  );
});

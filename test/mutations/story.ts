import type { Outgoing } from 'local-slack/inside';
import { routeIds, routeOf } from '../attacks/route-ids.ts';
import { startStage } from '../attacks/stage.ts';
import { chapters } from '../attacks/story/chapters.ts';
import { isDoneBySomebody, placeOf } from '../attacks/watch.ts';
import type { Foyer } from '../support/foyer.ts';
import { invitationCard, runCommand, untilIdle } from '../support/story.ts';
import { shake } from './shake.ts';
import { noteMessages } from './undisturbed.ts';

/** Which mutations of the story are sent. */
export interface Choice {
  /** About so many, the same number at each place. */
  count: number;
  seed: number;
  /** One mutation alone, as “button member.edit modal:17”. */
  only?: string | undefined;
  /** Called before the story. */
  started?: (foyer: Foyer) => Promise<void>;
  /** Called after each place with how many requests were sent by then, and what is wrong there. */
  progress?: (sent: number, faults: readonly string[]) => void;
}

/** What became of them. */
export interface Outcome {
  routes: Set<string>;
  /** A route that is reached from a message and from a modal is in two. */
  places: number;
  statuses: Map<number, number>;
  /** In milliseconds, each. */
  times: number[];
  faults: string[];
}

/**
 * Plays an owner's story, which uses every route. Before a request is delivered that has not been there, mutations of
 * it are sent in its place, and all is put back. The story then goes on, so nothing was lost.
 */
export async function mutateStory({
  count,
  seed,
  only,
  started = async () => {},
  progress = () => {},
}: Choice): Promise<Outcome> {
  await using stage = await startStage('http');
  const { world, foyer } = stage;
  await started(foyer);
  const slack = world.outbox;
  const posted = noteMessages(world);
  const outcome: Outcome = { routes: new Set(), places: 0, statuses: new Map(), times: [], faults: [] };
  const seen = new Set<string>();
  const each = Math.ceil(count / routeIds.length);
  const mutate = async (route: string, place: string, outgoing: Outgoing) => {
    const nths = only ? numbersOf(only, place) : Array.from({ length: each }, (_, nth) => nth);
    const { statuses, times, faults } = await shake(stage, posted, outgoing, { seed, place, nths });
    outcome.routes.add(route);
    outcome.places += 1;
    outcome.times.push(...times);
    for (const status of statuses) outcome.statuses.set(status, (outcome.statuses.get(status) ?? 0) + 1);
    const found = faults.map(
      ({ nth, body, what }) =>
        `--seed ${seed} --only '${place}:${nth}' ${what.join('\n')}\n${body.slice(0, 4_000)}`,
    );
    outcome.faults.push(...found);
    progress(outcome.times.length, found);
  };
  world.outbox = {
    async send(outgoing) {
      const route = routeOf(outgoing);
      const place = `${route} ${placeOf(outgoing)}`.trim();
      if (route && isDoneBySomebody(outgoing, world.app) && !seen.has(place)) {
        seen.add(place);
        await mutate(route, place, outgoing);
      }
      return slack.send(outgoing);
    },
    deliver: sent => slack.deliver(sent),
    stop: () => slack.stop(),
  };
  for (const play of chapters) await play(foyer);
  await inviteOneMore(foyer);
  return outcome;
}

/** After it all, somebody is invited and accepts. */
async function inviteOneMore(foyer: Foyer): Promise<void> {
  const { slack, db } = foyer;
  const newton = slack.person('newton');
  await runCommand(slack.person('otto'), '/invite @newton as Remote');
  await untilIdle(foyer);
  await newton.press(invitationCard(newton), 'Accept');
  await untilIdle(foyer);
  await db.member.findFirstOrThrow({ where: { slackUserId: newton.id, state: 'active' } });
}

function numbersOf(only: string, place: string): number[] {
  const at = only.lastIndexOf(':');
  return only.slice(0, at) === place ? [Number(only.slice(at + 1))] : [];
}

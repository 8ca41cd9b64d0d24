import type { Outgoing, World } from 'local-slack/inside';
import { asOthers } from './as-others.ts';
import type { Fault } from './judge.ts';
import { replay } from './replay.ts';
import { routeOf } from './route-ids.ts';
import type { Stage } from './stage.ts';
import { withOthersIds } from './with-others-ids.ts';

export interface Watch {
  faults: Fault[];
  /** By route: a request of the story that everybody sent. */
  recorded: Map<string, Outgoing>;
}

/**
 * Intercepts requests between Slack and the program: before a request of the story is delivered, each kind of lesser
 * person sends the same one, in the same state of the database, and so does the owner with ids of others in it. Every
 * change is restored; then the story continues.
 */
export function watch(stage: Stage): Watch {
  const { world } = stage;
  const slack = world.outbox;
  const faults: Fault[] = [];
  const recorded = new Map<string, Outgoing>();
  const seen = new Set<string>();
  let isAttacking = false;
  const attack = async (route: string, outgoing: Outgoing) => {
    isAttacking = true;
    recorded.set(route, outgoing);
    const send = (forged: Outgoing, isAnswered: boolean) => replay(stage, slack, forged, isAnswered);
    try {
      faults.push(...(await asOthers(stage, send, route, outgoing)));
      faults.push(...(await withOthersIds(stage, send, route, outgoing)));
    } finally {
      isAttacking = false;
    }
  };
  world.outbox = {
    send: async outgoing => {
      const route = isAttacking ? undefined : routeOf(outgoing);
      const place = `${route} ${placeOf(outgoing)}`;
      if (route && isDoneBySomebody(outgoing, world.app) && !seen.has(place)) {
        seen.add(place);
        await attack(route, outgoing);
      }
      return slack.send(outgoing);
    },
    deliver: sent => slack.deliver(sent),
    stop: () => slack.stop(),
  };
  return { faults, recorded };
}

/** A route is attacked once for each kind of place from which it is reached. */
export function placeOf({ payload }: Outgoing): string {
  const view = payload.view as { type: string } | undefined;
  return view ? view.type : 'message' in payload ? 'message' : '';
}

/** Of all messages, somebody else could send only a person's file; the app gets its own as well. */
export function isDoneBySomebody({ name, payload }: Outgoing, { botUserId }: World['app']): boolean {
  if (name !== 'message') return true;
  const event = payload.event as { user?: string; files?: unknown };
  return event.files !== undefined && event.user !== botUserId;
}

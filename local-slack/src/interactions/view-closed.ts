import { viewObject } from '../objects/view-object.ts';
import type { PersonRecord } from '../people.ts';
import type { ActResult } from '../person.ts';
import type { ViewRecord } from '../views.ts';
import type { World } from '../world.ts';
import { envelope, notSent, resultOf } from './envelope.ts';

async function tell(
  world: World,
  person: PersonRecord,
  view: ViewRecord,
  isCleared: boolean,
): Promise<ActResult> {
  if (!view.body.notify_on_close) return notSent();
  const payload = {
    ...envelope(world, 'view_closed', person),
    view: viewObject(world, view),
    is_cleared: isCleared,
  };
  const name = view.body.callback_id;
  const url = world.app.interactivityUrl();
  return resultOf(await world.outbox.send({ kind: 'view_closed', name, payload, url }));
}

/** Presses ×: the whole stack closes, and the app gets an event for its root view if that one asked for it. */
export async function closeStack(
  world: World,
  person: PersonRecord,
  stack: ViewRecord[],
): Promise<ActResult> {
  const [root] = stack;
  if (!root) throw new Error('There is no modal to close.');
  world.views.closeAll(person.id);
  world.changes.announce({ kind: 'modal', person: person.id });
  return await tell(world, person, root, true);
}

/** Presses the close button: the top view closes, or all with `clear_on_close`. */
export async function closeTop(world: World, person: PersonRecord, top: ViewRecord): Promise<ActResult> {
  if (top.body.clear_on_close) world.views.closeAll(person.id);
  else world.views.close(top);
  world.changes.announce({ kind: 'modal', person: person.id });
  return await tell(world, person, top, top.body.clear_on_close);
}

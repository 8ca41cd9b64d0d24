import type { PersonRecord } from '../people.ts';
import type { ActResult } from '../person.ts';
import type { World } from '../world.ts';
import { actionTs, envelope, isAccepted, resultOf, userOf } from './envelope.ts';

/** Runs a global shortcut. Throws when the manifest has none with that callback id, or interactivity is off. */
export async function runShortcut(
  world: World,
  person: PersonRecord,
  callbackId: string,
): Promise<ActResult> {
  if (!world.app.globalShortcut(callbackId)) throw new Error(`The app has no global shortcut ${callbackId}.`);
  if (!world.app.isInteractive) throw new Error('The app has interactivity switched off.');
  const { name: _name, ...user } = userOf(world, person);
  const payload = {
    ...envelope(world, 'shortcut', person),
    user,
    action_ts: actionTs(world),
    callback_id: callbackId,
    trigger_id: world.triggers.create(person.id),
  };
  const url = world.app.interactivityUrl();
  const answer = await world.outbox.send({ kind: 'shortcut', name: callbackId, payload, url });
  const shown = isAccepted(answer) ? {} : { error: 'This shortcut did not work. Try again?' };
  return resultOf(answer, shown);
}

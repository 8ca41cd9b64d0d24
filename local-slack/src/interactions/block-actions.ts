import type { PersonRecord } from '../people.ts';
import type { ActResult } from '../person.ts';
import type { World } from '../world.ts';
import { actionTs, envelope, isAccepted, notSent, resultOf, troubleText } from './envelope.ts';
import type { Source } from './source.ts';
import { placeOf, stateOf } from './source.ts';

/** One entry of `actions`: the element's ids and the chosen value. */
export interface Action {
  type: string;
  block_id: string;
  action_id: string;
  [key: string]: unknown;
}

/** Sends a press or a choice to the app. */
export async function sendBlockAction(
  world: World,
  person: PersonRecord,
  source: Source,
  action: Action,
): Promise<ActResult> {
  if (!world.app.isInteractive) {
    return notSent({ error: 'This app is not configured to handle interactive responses.' });
  }
  const isView = 'view' in source;
  const payload: Record<string, unknown> = {
    ...envelope(world, 'block_actions', person),
    ...placeOf(world, source),
    trigger_id: world.triggers.create(person.id, isView ? source.view.id : undefined),
    ...(isView ? {} : { state: { values: stateOf(source, person) } }),
    actions: [{ ...action, action_ts: actionTs(world) }],
  };
  if (!isView) {
    const { message, channel } = source;
    const url = {
      personId: person.id,
      channel: channel.id,
      messageTs: message.ts,
      threadTs: message.threadTs,
    };
    payload.response_url = `${world.url}${world.responseUrls.create(world.team.id, url)}`;
  }
  const url = world.app.interactivityUrl();
  const answer = await world.outbox.send({ kind: 'block_actions', name: action.action_id, payload, url });
  return resultOf(answer, isAccepted(answer) ? {} : { error: troubleText });
}

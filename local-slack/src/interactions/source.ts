import type { Block } from '../block-kit/block.ts';
import type { ChannelRecord } from '../channels.ts';
import type { StateValues } from '../inputs.ts';
import { initialState } from '../inputs.ts';
import type { MessageRecord } from '../messages.ts';
import { messageObject } from '../objects/message-object.ts';
import { viewObject } from '../objects/view-object.ts';
import type { PersonRecord } from '../people.ts';
import type { ViewRecord } from '../views.ts';
import type { World } from '../world.ts';

/** The message or view in which a person acts. */
export type Source = { message: MessageRecord; channel: ChannelRecord } | { view: ViewRecord };

export function blocksOf(source: Source): Block[] {
  return 'view' in source ? source.view.body.blocks : source.message.blocks;
}

/** The input there; in a message, this person's. */
export function stateOf(source: Source, person: PersonRecord): StateValues {
  if ('view' in source) return source.view.state;
  const existing = source.message.state.get(person.id);
  if (existing) return existing;
  const fresh = initialState(source.message.blocks);
  source.message.state.set(person.id, fresh);
  return fresh;
}

function channelNameOf(channel: ChannelRecord): string {
  return channel.isIm ? 'directmessage' : channel.isPrivate ? 'privategroup' : channel.name;
}

/** `container` and the fields it names, as payloads have them; an ephemeral message's content isn't included. */
export function placeOf(world: World, source: Source): Record<string, unknown> {
  if ('view' in source) {
    return { container: { type: 'view', view_id: source.view.id }, view: viewObject(world, source.view) };
  }
  const { message, channel } = source;
  const isEphemeral = message.ephemeralTo !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: channel.id, name: channelNameOf(channel) },
    ...(isEphemeral ? {} : { message: messageObject(world, message) }),
  };
}

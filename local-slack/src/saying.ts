import type { ChannelRecord } from './channels.ts';
import type { FileChoice } from './files/sharing.ts';
import { noteShares, uploadAs } from './files/sharing.ts';
import { notSent, resultOf } from './interactions/envelope.ts';
import { escapeCommandText } from './mrkdwn.ts';
import { messageEvent } from './objects/message-object.ts';
import type { PersonRecord } from './people.ts';
import type { ActResult } from './person.ts';
import { eventTypeOf } from './posting.ts';
import type { World } from './world.ts';

/** Writes a message as a person, with or without files. Throws when the composer is closed. */
export async function say(
  world: World,
  person: PersonRecord,
  channel: ChannelRecord,
  typed: string,
  attached: FileChoice[] = [],
): Promise<ActResult> {
  const { app } = world;
  if (typed.startsWith('/')) throw new Error('A text that starts with / is a command: use `command`.');
  if (channel.isIm && (!app.hasMessagesTab || app.isMessagesTabReadOnly)) {
    throw new Error('Sending messages to this app has been turned off.');
  }
  if (typed.trim() === '' && attached.length === 0) throw new Error('There is nothing to send.');
  const directory = {
    user: (handle: string) => {
      if (handle === app.name.toLowerCase()) return { id: app.botUserId, name: handle };
      const found = world.people.find(handle);
      return found && { id: found.id, name: found.spec.name };
    },
    channel: (label: string) => world.channels.byName(label),
  };
  const text = escapeCommandText(typed, directory, true).replace(/<(@[UW][A-Z0-9]+)\|[^>]*>/g, '<$1>');
  const files = attached.map(file => uploadAs(world, person, file).id);
  const content = { text, blocks: [], attachments: [], ...(files.length > 0 ? { files } : {}) };
  const message = world.messages.post({ ...content, channel: channel.id, user: person.id, isFromApp: false });
  noteShares(world, channel, message);
  world.changes.announce({ kind: 'message', channel: channel.id });
  if (!channel.appIsMember) return notSent();
  const object = messageEvent(world, message);
  if (text.includes(`<@${app.botUserId}>`) && !channel.isIm) {
    await world.events.emit('app_mention', { ...object, type: 'app_mention', channel: channel.id });
  }
  const { subscription, channelType } = eventTypeOf(channel);
  const place = { channel: channel.id, channel_type: channelType };
  const answer = await world.events.emit(subscription, { ...object, ...place, event_ts: message.ts });
  return answer ? resultOf(answer) : notSent();
}

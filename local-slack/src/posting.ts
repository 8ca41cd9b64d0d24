import { ApiError } from './api-error.ts';
import type { ChannelRecord } from './channels.ts';
import type { Content } from './content.ts';
import { noteShares } from './files/sharing.ts';
import type { MessageRecord, NewMessage } from './messages.ts';
import { pingsOf } from './mrkdwn.ts';
import { messageEvent, messageObject } from './objects/message-object.ts';
import type { World } from './world.ts';

function recordPings(world: World, channel: ChannelRecord, message: MessageRecord): void {
  const found = pingsOf({ text: message.text, blocks: message.blocks });
  const present = message.ephemeralTo ? [message.ephemeralTo] : [...channel.members];
  const ping = (person: string, mention: string) =>
    world.pings.push({ person, channel: channel.id, ts: message.ts, mention });
  // Named people count wherever they are: Slack offers to invite people who aren't in the channel.
  for (const user of found.users) if (world.people.get(user)) ping(user, `<@${user}>`);
  for (const range of found.broadcasts) for (const person of present) ping(person, `<!${range}>`);
  for (const group of found.groups) for (const person of present) ping(person, `<!subteam^${group}>`);
}

/** The subscription for messages in a channel, and the event's name for the channel's type. */
export function eventTypeOf(channel: ChannelRecord): { subscription: string; channelType: string } {
  if (channel.isIm) return { subscription: 'message.im', channelType: 'im' };
  if (channel.isPrivate) return { subscription: 'message.groups', channelType: 'group' };
  return { subscription: 'message.channels', channelType: 'channel' };
}

function tellApp(world: World, channel: ChannelRecord, event: Record<string, unknown>): void {
  if (!channel.appIsMember) return;
  const { subscription, channelType } = eventTypeOf(channel);
  const done = world.traffic.begin();
  void world.events
    .emit(subscription, { type: 'message', channel: channel.id, channel_type: channelType, ...event })
    .finally(done);
}

/** Posts a message to a channel: people see it, its mentions notify them, and the app gets it if it subscribed. */
export function post(
  world: World,
  channel: ChannelRecord,
  message: Omit<NewMessage, 'channel'>,
): MessageRecord {
  const posted = world.messages.post({ ...message, channel: channel.id });
  if (message.isFromApp) recordPings(world, channel, posted);
  world.changes.announce({ kind: 'message', channel: channel.id, person: message.ephemeralTo });
  if (!message.ephemeralTo) tellApp(world, channel, messageEvent(world, posted));
  noteShares(world, channel, posted);
  return posted;
}

/** Changes a message's content. */
export function edit(world: World, channel: ChannelRecord, message: MessageRecord, content: Content): void {
  const previous = messageObject(world, message);
  message.text = content.text;
  message.blocks = content.blocks;
  message.attachments = content.attachments;
  message.metadata = content.metadata;
  message.state.clear();
  message.editedTs = world.messages.nextTs();
  world.changes.announce({ kind: 'message_changed', channel: channel.id, person: message.ephemeralTo });
  if (message.ephemeralTo) return;
  const current = messageObject(world, message);
  tellApp(world, channel, {
    subtype: 'message_changed',
    message: current,
    previous_message: previous,
    hidden: true,
    ts: message.editedTs,
  });
}

export function remove(world: World, channel: ChannelRecord, message: MessageRecord): void {
  world.messages.delete(message);
  world.changes.announce({ kind: 'message_deleted', channel: channel.id, person: message.ephemeralTo });
  if (message.ephemeralTo) return;
  tellApp(world, channel, {
    subtype: 'message_deleted',
    previous_message: messageObject(world, message),
    hidden: true,
    deleted_ts: message.ts,
    ts: world.messages.nextTs(),
  });
}

/** The parent's ts of a reply; throws `thread_not_found` when there is no such message. */
export function threadOf(world: World, channel: ChannelRecord, ts: unknown): string | undefined {
  if (typeof ts !== 'string' || ts === '') return undefined;
  const parent = world.messages.find(channel.id, ts);
  if (!parent || parent.ephemeralTo) throw new ApiError('thread_not_found');
  return parent.threadTs ?? parent.ts;
}

import { ApiError } from '../api-error.ts';
import type { ChannelRecord } from '../channels.ts';
import type { World } from '../world.ts';
import type { Values } from './method.ts';
import { text } from './method.ts';
import { requireScope } from './scopes.ts';

const scopeOfType: Record<string, string> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

/** Slack's name for a conversation's type. */
function typeOf(channel: ChannelRecord): string {
  if (channel.isIm) return 'im';
  return channel.isPrivate ? 'private_channel' : 'public_channel';
}

/** Throws `missing_scope` unless the app may read this kind of conversation. */
export function requireReading(world: World, channel: ChannelRecord): void {
  requireScope(world, [scopeOfType[typeOf(channel)] ?? 'channels:read']);
}

/**
 * The conversation, if the app can see it: public ones, and private ones and DMs it is in. Throws `channel_not_found`.
 */
export function visibleChannel(world: World, id: string): ChannelRecord {
  const channel = world.channels.get(id);
  if (!channel || (channel.isPrivate && !channel.appIsMember)) throw new ApiError('channel_not_found');
  return channel;
}

/** The conversations of the requested `types` that the app can see. Throws `invalid_types` and `missing_scope`. */
export function listedChannels(world: World, values: Values): ChannelRecord[] {
  const types = (text(values, 'types') || 'public_channel').split(',').map(type => type.trim());
  for (const type of types) {
    const scope = scopeOfType[type];
    if (!scope) throw new ApiError('invalid_types');
    requireScope(world, [scope]);
  }
  return world.channels
    .all()
    .filter(channel => types.includes(typeOf(channel)))
    .filter(channel => !channel.isPrivate || channel.appIsMember)
    .filter(channel => !(values.exclude_archived && channel.isArchived));
}

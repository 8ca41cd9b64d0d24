import { ApiError } from '../api-error.ts';
import type { ChannelRecord } from '../channels.ts';
import { channelObject } from '../objects/channel-object.ts';
import type { World } from '../world.ts';
import { listedChannels, requireReading, visibleChannel } from './conversation-types.ts';
import type { Method, Values } from './method.ts';
import { flag, number, optionalText, requiredText, text } from './method.ts';
import { page } from './pages.ts';
import { requireScope } from './scopes.ts';

/**
 * The app's DM with a user id, as conversations.open opens it. Throws Slack's errors for people who can't get messages.
 */
function openDm(world: World, userId: string): ChannelRecord {
  const person = world.people.get(userId);
  if (userId === world.app.botUserId) throw new ApiError('cannot_dm_bot');
  if (!person) throw new ApiError('user_not_found');
  if (person.spec.isBot) throw new ApiError('cannot_dm_bot');
  if (person.spec.isStranger) throw new ApiError('user_not_visible');
  if (person.spec.deactivated) throw new ApiError('user_disabled');
  return world.channels.dm(userId);
}

function openByUsers(world: World, values: Values): Values {
  const users = text(values, 'users')
    .split(',')
    .map(user => user.trim())
    .filter(Boolean);
  if (users.length === 0) throw new ApiError('users_list_not_supplied');
  if (users.length > 8) throw new ApiError('too_many_users');
  if (users.length > 1) {
    requireScope(world, ['mpim:write']);
    throw new ApiError('method_not_supported_for_channel_type');
  }
  requireScope(world, ['im:write']);
  const [user = ''] = users;
  const existing = world.channels.existingDm(user);
  if (!existing && values.prevent_creation) throw new ApiError('channel_not_found');
  const channel = openDm(world, user);
  const details = values.return_im ? channelObject(world, channel) : { id: channel.id };
  return { ...(existing ? { no_op: true, already_open: true } : {}), channel: details };
}

export const conversationsMethods: Record<string, Method> = {
  'conversations.open': {
    arguments: { channel: optionalText, users: optionalText, return_im: flag, prevent_creation: flag },
    scopes: ['channels:manage', 'groups:write', 'im:write', 'mpim:write'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const id = text(values, 'channel');
      if (!id) return openByUsers(world, values);
      const channel = world.channels.get(id);
      if (!channel?.isIm) throw new ApiError('channel_not_found');
      const details = values.return_im ? channelObject(world, channel) : { id };
      return { no_op: true, already_open: true, channel: details };
    },
  },
  'conversations.info': {
    arguments: { channel: requiredText, include_locale: flag, include_num_members: flag },
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      const channel = visibleChannel(world, text(values, 'channel'));
      requireReading(world, channel);
      const { num_members: count, ...object } = channelObject(world, channel);
      const members = channel.isIm ? 2 : count;
      return { channel: values.include_num_members ? { ...object, num_members: members } : object };
    },
  },
  'conversations.list': {
    arguments: {
      cursor: optionalText,
      exclude_archived: flag,
      limit: number,
      team_id: optionalText,
      types: optionalText,
    },
    needsTeam: true,
    scopes: [],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      const { items, next_cursor } = page(listedChannels(world, values), channel => channel.id, values, 100);
      return {
        channels: items.map(channel => channelObject(world, channel)),
        response_metadata: { next_cursor },
      };
    },
  },
  'conversations.members': {
    arguments: { channel: requiredText, cursor: optionalText, limit: number },
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      const channel = visibleChannel(world, text(values, 'channel'));
      requireReading(world, channel);
      const ids = [...channel.members, ...(channel.appIsMember ? [world.app.botUserId] : [])];
      const { items, next_cursor } = page(ids, id => id, values, 100);
      return { members: items, response_metadata: { next_cursor } };
    },
  },
};

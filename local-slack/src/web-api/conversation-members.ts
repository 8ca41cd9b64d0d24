import { ApiError } from '../api-error.ts';
import { addMembers, isInSomeChannel, removeMembers } from '../channel-members.ts';
import type { ChannelRecord } from '../channels.ts';
import { channelObject } from '../objects/channel-object.ts';
import { isOfOtherCompany } from '../team-of.ts';
import type { World } from '../world.ts';
import { visibleChannel } from './conversation-types.ts';
import type { Method, Values } from './method.ts';
import { flag, optionalText, requiredText, text } from './method.ts';
import { requireScope } from './scopes.ts';

/** The arguments' table of conversations.invite says 100, although its usage notes still say 1000. */
const mostInvited = 100;

const toInvite = {
  public: ['channels:manage', 'channels:write.invites'],
  private: ['groups:write', 'groups:write.invites'],
};
const toKick = { public: ['channels:manage'], private: ['groups:write'] };

/** A channel whose members the app may change. Throws an error of the channel, or of the app's membership in it. */
function ownChannel(
  world: World,
  values: Values,
  scopes: { public: string[]; private: string[] },
): ChannelRecord {
  const channel = visibleChannel(world, text(values, 'channel'));
  if (channel.isIm) throw new ApiError('method_not_supported_for_channel_type');
  requireScope(world, channel.isPrivate ? scopes.private : scopes.public);
  if (channel.isArchived) throw new ApiError('is_archived');
  if (!channel.appIsMember) throw new ApiError('not_in_channel');
  return channel;
}

/** The channel in these methods' answers: without the number of members. */
function answered(world: World, channel: ChannelRecord): Values {
  const { num_members: _count, ...object } = channelObject(world, channel);
  return object;
}

/** Why a user can't be added to a channel. The reference has no code for deactivated people: `cant_invite` fits. */
function refusalOf(world: World, channel: ChannelRecord, user: string): string | undefined {
  if (user === world.app.botUserId) return 'cant_invite_self';
  if (user === 'USLACKBOT') return 'cant_invite';
  const person = world.people.get(user);
  if (!person) return 'user_not_found';
  const { deactivated, isGuest, isUltraGuest } = person.spec;
  if (deactivated) return 'cant_invite';
  if (channel.members.has(user)) return 'already_in_channel';
  if (isOfOtherCompany(person.spec)) return 'no_external_invite_permission';
  if (isUltraGuest && isInSomeChannel(world, user)) return 'ura_max_channels';
  if ((isGuest || isUltraGuest) && !world.settings.everyoneInvitesGuests) return 'user_is_restricted';
  return world.settings.everyoneInvitesToChannels ? undefined : 'no_permission';
}

/**
 * Adds users. One who can't be added stops all others, unless `force` is given, or the refused ones are deactivated
 * ("the others will be invited, an error response will be returned": usage notes of conversations.invite).
 */
function invite(world: World, channel: ChannelRecord, users: string[], isForced: boolean): Values {
  const errors = users.flatMap(user => {
    const error = refusalOf(world, channel, user);
    return error ? [{ user, ok: false, error }] : [];
  });
  const isOthersWay = errors.every(({ user }) => world.people.get(user)?.spec.deactivated);
  const possible = users.filter(user => !errors.some(error => error.user === user));
  const added = isForced || isOthersWay ? possible : [];
  if (added.length > 0) addMembers(world, channel, added, world.app.botUserId);
  const [first] = errors;
  if (!first) return { channel: answered(world, channel) };
  // With `force` a success may also contain errors: the reference lists both in its output.
  if (!isForced || added.length === 0) throw new ApiError(first.error, { errors });
  return { channel: answered(world, channel), errors };
}

function kick(world: World, channel: ChannelRecord, user: string): void {
  const { people, settings, app } = world;
  const person = people.get(user);
  if (user === app.botUserId) throw new ApiError('cant_kick_self');
  if (!person && user !== 'USLACKBOT') throw new ApiError('user_not_found');
  if (channel.isGeneral) throw new ApiError('cant_kick_from_general');
  const isAllowed = channel.isPrivate
    ? settings.everyoneRemovesFromPrivateChannels
    : settings.everyoneRemovesFromPublicChannels;
  if (!isAllowed) throw new ApiError('restricted_action');
  if (!channel.members.has(user)) throw new ApiError('not_in_channel');
  const isTheirOnlyOne = person?.spec.isUltraGuest && !isInSomeChannel(world, user, channel);
  // The reference doesn't say which users: strangers belong to another workspace, single-channel guests to this
  // channel.
  if ((person && isOfOtherCompany(person.spec)) || isTheirOnlyOne) throw new ApiError('not_supported');
  removeMembers(world, channel, [user]);
}

/** The members of a channel: the app adds people, removes them, and joins. */
export const conversationMembersMethods: Record<string, Method> = {
  'conversations.invite': {
    arguments: { channel: requiredText, users: optionalText, force: flag },
    scopes: [...toInvite.public, ...toInvite.private, 'im:write', 'mpim:write'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const channel = ownChannel(world, values, toInvite);
      const named = text(values, 'users').split(',');
      const users = [...new Set(named.map(user => user.trim()).filter(Boolean))];
      if (users.length === 0) throw new ApiError('no_user');
      if (users.length > mostInvited) throw new ApiError('too_many_users');
      return invite(world, channel, users, values.force === true);
    },
  },
  'conversations.kick': {
    arguments: { channel: requiredText, user: optionalText },
    scopes: [...toKick.private, ...toKick.public],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      kick(world, ownChannel(world, values, toKick), text(values, 'user'));
      return { errors: {} };
    },
  },
  'conversations.join': {
    arguments: { channel: requiredText },
    scopes: ['channels:join'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const channel = visibleChannel(world, text(values, 'channel'));
      if (channel.isPrivate) throw new ApiError('method_not_supported_for_channel_type');
      if (channel.isArchived) throw new ApiError('is_archived');
      if (channel.appIsMember) {
        const response_metadata = { warnings: ['already_in_channel'] };
        return { channel: answered(world, channel), response_metadata };
      }
      channel.appIsMember = true;
      world.changes.announce({ kind: 'channel', channel: channel.id });
      return { channel: answered(world, channel) };
    },
  },
};

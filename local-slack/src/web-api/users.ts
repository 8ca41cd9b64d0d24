import { ApiError } from '../api-error.ts';
import { channelObject } from '../objects/channel-object.ts';
import { botUserObject, slackbotObject, userObject } from '../objects/user-object.ts';
import type { World } from '../world.ts';
import { listedChannels } from './conversation-types.ts';
import type { Method, Values } from './method.ts';
import { flag, number, optionalText, requiredText, text } from './method.ts';
import { page } from './pages.ts';

/** Above this many people users.list requires a limit; Slack gives no number for "large teams". */
const largeTeam = 1000;

function requireOwnTeam(world: World, values: Values): void {
  const asked = text(values, 'team_id');
  if (asked && asked !== world.team.id) throw new ApiError('team_not_found');
}

function findUser(world: World, id: string): Values | undefined {
  if (id === world.app.botUserId) return botUserObject(world);
  if (id === 'USLACKBOT') return slackbotObject(world);
  const person = world.people.get(id);
  return person && userObject(world, person, seesEmail(world));
}

/** The user's language only for a call that asks for it. */
function spokenIf({ include_locale }: Values, { locale, ...user }: Values): Values {
  return include_locale && locale !== undefined ? { ...user, locale } : user;
}

function seesEmail(world: World): boolean {
  return world.app.scopes.includes('users:read.email');
}

export const usersMethods: Record<string, Method> = {
  'users.list': {
    arguments: { cursor: optionalText, include_locale: flag, limit: number, team_id: optionalText },
    needsTeam: true,
    scopes: ['users:read'],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      requireOwnTeam(world, values);
      const withEmail = seesEmail(world);
      const people = world.people.all();
      if (!values.limit && people.length > largeTeam) throw new ApiError('limit_required');
      const ids = ['USLACKBOT', world.app.botUserId, ...people.map(person => person.id)];
      const { items, next_cursor } = page(ids, id => id, values, largeTeam);
      const members = items.map(id => {
        const person = world.people.get(id);
        const user = person ? userObject(world, person, withEmail) : findUser(world, id);
        return user && spokenIf(values, user);
      });
      const cache_ts = Math.floor(world.clock.now().getTime() / 1000);
      return { members, cache_ts, response_metadata: { next_cursor } };
    },
  },
  'users.info': {
    arguments: { user: requiredText, include_locale: flag },
    scopes: ['users:read'],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      const user = findUser(world, text(values, 'user'));
      if (!user) throw new ApiError('user_not_found');
      return { user: spokenIf(values, user) };
    },
  },
  'users.lookupByEmail': {
    arguments: { email: requiredText },
    scopes: ['users:read.email'],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      const person = world.people.byEmail(text(values, 'email'));
      // Deactivated people and people of other workspaces aren't found this way.
      if (!person) throw new ApiError('users_not_found');
      return { user: spokenIf({}, userObject(world, person, true)) };
    },
  },
  'users.conversations': {
    arguments: {
      cursor: optionalText,
      exclude_archived: flag,
      exclude_muted: flag,
      limit: number,
      team_id: optionalText,
      types: optionalText,
      user: optionalText,
    },
    needsTeam: true,
    scopes: [],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      requireOwnTeam(world, values);
      const user = text(values, 'user') || world.app.botUserId;
      if (!findUser(world, user)) throw new ApiError('user_not_found');
      const isOwn = user === world.app.botUserId;
      const channels = listedChannels(world, values).filter(channel =>
        isOwn ? channel.appIsMember : channel.members.has(user),
      );
      const { items, next_cursor } = page(channels, channel => channel.id, values, 100);
      // This method's answer omits membership and the number of members.
      const objects = items.map(channel => {
        const { is_member: _member, num_members: _number, ...object } = channelObject(world, channel);
        return object;
      });
      return { channels: objects, response_metadata: { next_cursor } };
    },
  },
};

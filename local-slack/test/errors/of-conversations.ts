import type { Stage } from '../recording-app.ts';
import type { Causes } from './causes.ts';
import { channel, reinstall, scopes, user } from './causes.ts';

const inRoom = (stage: Stage, users = 'ada') => ({
  channel: channel(stage, 'staff-room'),
  users: users
    .split(' ')
    .map(name => user(stage, name))
    .join(','),
});
const archived = (stage: Stage, name: string) => {
  stage.slack.changeChannel(name, { isArchived: true });
  return channel(stage, name);
};
const dmWith = async (stage: Stage) => {
  const { channel: dm } = await stage.call('conversations.open', { users: user(stage, 'ada') });
  return (dm as { id: string }).id;
};
const withoutScopes = <T>(stage: Stage, args: T): T => {
  reinstall(stage, ['commands']);
  return args;
};
const ofPages: Causes[string] = {
  invalid_cursor: () => ({ cursor: 'nowhere' }),
  invalid_limit: () => ({ limit: 1001 }),
};
const ofLists: Causes[string] = {
  ...ofPages,
  invalid_types: () => ({ types: 'public_channel,den' }),
  missing_scope: stage => withoutScopes(stage, {}),
};

export const ofConversations: Causes = {
  'conversations.info': {
    channel_not_found: () => ({ channel: 'C000' }),
    missing_scope: stage => withoutScopes(stage, { channel: channel(stage, 'general') }),
  },
  'conversations.invite': {
    already_in_channel: stage => inRoom(stage, 'grace'),
    cant_invite: stage => inRoom(stage, 'edsger'),
    cant_invite_self: stage => ({ ...inRoom(stage), users: stage.slack.botUserId }),
    channel_not_found: stage => ({ ...inRoom(stage), channel: 'C000' }),
    is_archived: stage => ({ ...inRoom(stage), channel: archived(stage, 'staff-room') }),
    method_not_supported_for_channel_type: async stage => ({
      channel: await dmWith(stage),
      users: user(stage, 'grace'),
    }),
    missing_scope: stage => withoutScopes(stage, inRoom(stage)),
    no_external_invite_permission: stage => inRoom(stage, 'sam'),
    no_permission: stage => {
      stage.slack.settings.everyoneInvitesToChannels = false;
      return inRoom(stage);
    },
    no_user: stage => ({ ...inRoom(stage), users: '' }),
    not_in_channel: stage => ({ ...inRoom(stage), channel: channel(stage, 'random') }),
    ura_max_channels: async stage => {
      await stage.slack.addPerson({ name: 'gus', realName: 'Gus', isUltraGuest: true });
      await stage.call('conversations.invite', inRoom(stage, 'gus'));
      return { ...inRoom(stage, 'gus'), channel: channel(stage, 'approvals') };
    },
    user_is_restricted: stage => {
      stage.slack.settings.everyoneInvitesGuests = false;
      return inRoom(stage, 'radia');
    },
    user_not_found: stage => ({ ...inRoom(stage), users: 'U000' }),
  },
  'conversations.join': {
    channel_not_found: () => ({ channel: 'C000' }),
    is_archived: stage => ({ channel: archived(stage, 'random') }),
    method_not_supported_for_channel_type: stage => ({ channel: channel(stage, 'staff-room') }),
    missing_scope: stage => withoutScopes(stage, { channel: channel(stage, 'random') }),
  },
  'conversations.kick': Object.fromEntries(
    Object.entries<(stage: Stage) => Record<string, unknown> | Promise<Record<string, unknown>>>({
      cant_kick_from_general: async stage => {
        await stage.call('conversations.join', { channel: channel(stage, 'general') });
        return { channel: channel(stage, 'general') };
      },
      cant_kick_self: stage => ({ user: stage.slack.botUserId }),
      channel_not_found: () => ({ channel: 'C000' }),
      method_not_supported_for_channel_type: async stage => ({ channel: await dmWith(stage) }),
      missing_scope: stage => withoutScopes(stage, {}),
      not_in_channel: stage => ({ user: user(stage, 'ada') }),
      not_supported: stage => {
        stage.slack.changeChannel('staff-room', { add: ['sam'] });
        return { user: user(stage, 'sam') };
      },
      restricted_action: stage => {
        stage.slack.settings.everyoneRemovesFromPrivateChannels = false;
        return {};
      },
      user_not_found: () => ({ user: 'U000' }),
    }).map(([code, cause]) => [
      code,
      async (stage: Stage) => ({
        channel: channel(stage, 'staff-room'),
        user: user(stage, 'linus'),
        ...(await cause(stage)),
      }),
    ]),
  ),
  'conversations.list': ofLists,
  'conversations.members': {
    channel_not_found: () => ({ channel: 'C000' }),
    invalid_cursor: stage => ({ channel: channel(stage, 'general'), cursor: 'nowhere' }),
    invalid_limit: stage => ({ channel: channel(stage, 'general'), limit: 1001 }),
    missing_scope: stage => withoutScopes(stage, { channel: channel(stage, 'general') }),
  },
  'conversations.open': {
    channel_not_found: () => ({ channel: 'D000' }),
    method_not_supported_for_channel_type: stage => ({
      users: `${user(stage, 'ada')},${user(stage, 'grace')}`,
    }),
    missing_scope: stage => {
      const users = user(stage, 'ada');
      reinstall(
        stage,
        scopes.filter(scope => scope !== 'im:write'),
      );
      return { users };
    },
    too_many_users: () => ({ users: 'U1,U2,U3,U4,U5,U6,U7,U8,U9' }),
    user_disabled: stage => ({ users: user(stage, 'edsger') }),
    user_not_found: () => ({ users: 'U000' }),
    user_not_visible: stage => ({ users: user(stage, 'sam') }),
    users_list_not_supplied: () => ({}),
  },
  'users.conversations': ofLists,
  'users.info': { user_not_found: () => ({ user: 'U000' }) },
  'users.list': {
    invalid_cursor: () => ({ cursor: 'nowhere' }),
    limit_required: async stage => {
      for (let index = 0; index < 1000; index += 1) {
        await stage.slack.addPerson({ name: `p${index}`, realName: `Person ${index}` });
      }
      return {};
    },
  },
  'users.lookupByEmail': { users_not_found: () => ({ email: 'nobody@lovelace.example' }) },
  'team.info': {
    team_not_found: () => ({ team: 'T000' }),
    team_not_on_enterprise: () => ({ domain: 'elsewhere' }),
  },
  'bots.info': {
    bot_not_found: () => ({ bot: 'B000' }),
    team_not_found: stage => ({ bot: stage.slack.botId, team_id: 'T000' }),
  },
};

import { ApiError } from '../api-error.ts';
import { usergroupObject } from '../objects/usergroup-object.ts';
import { isOfOtherCompany } from '../team-of.ts';
import { replaceUsers, switchUsergroup } from '../usergroup-changes.ts';
import type { UsergroupRecord } from '../usergroups.ts';
import type { World } from '../world.ts';
import type { Method, Values } from './method.ts';
import { flag, requiredText, texts } from './method.ts';

function requirePlan(world: World): void {
  if (!world.settings.hasUserGroups) throw new ApiError('plan_upgrade_required');
}

function findGroup(world: World, values: Values): UsergroupRecord {
  const group = world.usergroups.get(String(values.usergroup));
  if (!group) throw new ApiError('no_such_subteam');
  return group;
}

/** A group that the app may change. A bot may when everyone may, and nobody may when Slack keeps the list itself. */
function changeable(world: World, values: Values): UsergroupRecord {
  requirePlan(world);
  if (!world.settings.everyoneEditsUserGroups) throw new ApiError('permission_denied');
  const group = findGroup(world, values);
  if (group.autoType) throw new ApiError('permission_denied');
  return group;
}

/** The number of users is a text in the reference's examples, except for usergroups.users.update. */
function counted(group: UsergroupRecord, values: Values): Values {
  return values.include_count ? { user_count: String(group.users.length) } : {};
}

/** Why a user can't be in a group; strangers are "not in the workspace where this usergroup exists". */
function refusalOf(world: World, user: string): string | undefined {
  const person = world.people.get(user);
  if (!person) return 'invalid_users';
  const { isUltraGuest, isGuest, isBot, deactivated } = person.spec;
  if (isOfOtherCompany(person.spec)) return 'failed_for_some_users';
  if (isUltraGuest) return 'single_channel_guests_cannot_be_added';
  // The usage notes say `invalid_user` for guests and bots, which the table of errors doesn't contain.
  return isGuest || isBot || deactivated ? 'invalid_users' : undefined;
}

function checkedUsers(world: World, values: Values): string[] {
  const users = [...new Set(texts(values, 'users'))];
  if (users.length === 0) throw new ApiError('no_users_provided');
  for (const user of users) {
    const error = refusalOf(world, user);
    if (error) throw new ApiError(error);
  }
  return users;
}

function switching(isDisabled: boolean): Method {
  return {
    arguments: { usergroup: requiredText, include_count: flag },
    needsTeam: true,
    scopes: ['usergroups:write'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const group = changeable(world, values);
      switchUsergroup(world, group, isDisabled, world.app.botUserId);
      return { usergroup: { ...usergroupObject(world, group), ...counted(group, values) } };
    },
  };
}

export const usergroupsMethods: Record<string, Method> = {
  'usergroups.list': {
    arguments: { include_count: flag, include_disabled: flag, include_users: flag },
    needsTeam: true,
    scopes: ['usergroups:read'],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      requirePlan(world);
      const listed = world.usergroups.all().filter(group => group.deleted === 0 || values.include_disabled);
      const usergroups = listed.map(group => ({
        ...usergroupObject(world, group),
        ...counted(group, values),
        ...(values.include_users ? { users: group.users } : {}),
      }));
      return { usergroups };
    },
  },
  'usergroups.users.list': {
    arguments: { usergroup: requiredText, include_disabled: flag },
    needsTeam: true,
    scopes: ['usergroups:read'],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      requirePlan(world);
      const group = findGroup(world, values);
      if (group.deleted > 0 && !values.include_disabled) throw new ApiError('no_such_subteam');
      return { users: group.users };
    },
  },
  'usergroups.users.update': {
    arguments: {
      usergroup: requiredText,
      users: { type: 'list' },
      include_count: flag,
      // Both are accepted and do nothing: they concern default channels and sections of the side bar.
      additional_channels: { type: 'list' },
      is_shared: flag,
    },
    needsTeam: true,
    scopes: ['usergroups:write'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const group = changeable(world, values);
      // The reference says nothing about disabled groups; they have to be enabled first ("to reactivate … use
      // usergroups.enable").
      if (group.deleted > 0) throw new ApiError('no_such_subteam');
      const users = checkedUsers(world, values);
      replaceUsers(world, group, users, world.app.botUserId);
      const count = values.include_count ? { user_count: users.length } : {};
      return { usergroup: { ...usergroupObject(world, group), users, ...count } };
    },
  },
  'usergroups.enable': switching(false),
  'usergroups.disable': switching(true),
};

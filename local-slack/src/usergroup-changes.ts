import { usergroupObject } from './objects/usergroup-object.ts';
import type { UsergroupRecord } from './usergroups.ts';
import type { World } from './world.ts';

function tellApp(world: World, event: Record<string, unknown> & { type: string }): void {
  const done = world.traffic.begin();
  void world.events.emit(event.type, event).finally(done);
}

function tellOfUpdate(world: World, group: UsergroupRecord): void {
  const subteam = { ...usergroupObject(world, group), users: group.users, user_count: group.users.length };
  tellApp(world, { type: 'subteam_updated', subteam });
}

/** Someone replaces the users of a group, by ids; the app gets an event if it subscribed. */
export function replaceUsers(world: World, group: UsergroupRecord, users: string[], by: string): void {
  const { users: before, updated: date_previous_update } = group;
  world.usergroups.setUsers(group, users, by);
  const added_users = users.filter(user => !before.includes(user));
  const removed_users = before.filter(user => !users.includes(user));
  tellApp(world, {
    type: 'subteam_members_changed',
    subteam_id: group.id,
    team_id: world.team.id,
    date_previous_update,
    date_update: group.updated,
    added_users,
    added_users_count: String(added_users.length),
    removed_users,
    removed_users_count: String(removed_users.length),
  });
  tellOfUpdate(world, group);
}

/** Someone enables or disables a group; its list of users stays. */
export function switchUsergroup(world: World, group: UsergroupRecord, isDisabled: boolean, by: string): void {
  world.usergroups.setDisabled(group, isDisabled, by);
  tellOfUpdate(world, group);
}

/** A user group as the workspace's people see it. */
export interface UsergroupInfo {
  id: string;
  /** Without @. */
  handle: string;
  name: string;
  /** Ids of the people in it. */
  users: string[];
  isDisabled: boolean;
}

export function usergroupInfo({ id, handle, name, users, deleted }: UsergroupRecord): UsergroupInfo {
  return { id, handle, name, users: [...users], isDisabled: deleted > 0 };
}

/** What someone changes in a user group by hand; people by name or id. */
export interface UsergroupPatch {
  add?: string[];
  remove?: string[];
  isDisabled?: boolean;
}

/** Changes a user group as an administrator would in Slack's client. Throws for an unknown person. */
export function changeUsergroup(world: World, group: UsergroupRecord, patch: UsergroupPatch): void {
  const by = group.createdBy;
  const { add = [], remove = [], isDisabled } = patch;
  if (add.length + remove.length > 0) {
    const gone = world.people.idsOf(remove);
    const users = new Set([...group.users, ...world.people.idsOf(add)]);
    replaceUsers(
      world,
      group,
      [...users].filter(user => !gone.includes(user)),
      by,
    );
  }
  if (isDisabled !== undefined) switchUsergroup(world, group, isDisabled, by);
}

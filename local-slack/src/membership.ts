import { userObject } from './objects/user-object.ts';
import type { PersonRecord } from './people.ts';
import type { PersonSpec } from './person.ts';
import { isOfOtherCompany } from './team-of.ts';
import { replaceUsers } from './usergroup-changes.ts';
import type { World } from './world.ts';

function user(world: World, person: PersonRecord): Record<string, unknown> {
  return userObject(world, person, world.app.scopes.includes('users:read.email'));
}

/** Someone joins the workspace, and #general unless they are a guest, a bot or a stranger. */
export async function join(world: World, spec: PersonSpec): Promise<PersonRecord> {
  const person = world.people.add(spec);
  const isMember =
    !spec.isGuest && !spec.isUltraGuest && !spec.isBot && !isOfOtherCompany(spec) && !spec.deactivated;
  const general = world.channels.all().find(channel => channel.isGeneral);
  if (general && isMember) general.members.add(person.id);
  world.changes.announce({ kind: 'person', person: person.id });
  await world.events.emit('team_join', { type: 'team_join', user: user(world, person) });
  if (general?.appIsMember && isMember) {
    const place = { channel: general.id, channel_type: 'C', team: world.team.id };
    await world.events.emit('member_joined_channel', {
      type: 'member_joined_channel',
      user: person.id,
      ...place,
    });
  }
  return person;
}

/** A person's account changes; a deactivated person leaves all channels and user groups and loses their open modals. */
export async function change(world: World, person: PersonRecord, patch: Partial<PersonSpec>): Promise<void> {
  world.people.change(person, patch);
  if (patch.deactivated) {
    for (const channel of world.channels.all()) if (!channel.isIm) channel.members.delete(person.id);
    for (const group of world.usergroups.all()) {
      const users = group.users.filter(user => user !== person.id);
      if (users.length < group.users.length) replaceUsers(world, group, users, 'USLACKBOT');
    }
    world.views.closeAll(person.id);
  }
  world.changes.announce({ kind: 'person', person: person.id });
  const cache_ts = person.updated;
  await world.events.emit('user_change', { type: 'user_change', user: user(world, person), cache_ts });
}

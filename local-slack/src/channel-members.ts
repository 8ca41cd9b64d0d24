import type { Sharing } from './cast.ts';
import type { ChannelRecord } from './channels.ts';
import { idOf } from './ids.ts';
import type { World } from './world.ts';

/** Sends the app joins and leaves of its channels, if it subscribed. */
function tellApp(world: World, channel: ChannelRecord, type: string, user: string, inviter?: string): void {
  if (!channel.appIsMember) return;
  const place = { channel: channel.id, channel_type: channel.isPrivate ? 'G' : 'C', team: world.team.id };
  const done = world.traffic.begin();
  void world.events.emit(type, { type, user, ...place, ...(inviter ? { inviter } : {}) }).finally(done);
}

/** Adds people to a channel. `inviter` is the id of the person who added them. */
export function addMembers(world: World, channel: ChannelRecord, users: string[], inviter?: string): void {
  for (const user of users) {
    channel.members.add(user);
    tellApp(world, channel, 'member_joined_channel', user, inviter);
  }
  world.changes.announce({ kind: 'channel', channel: channel.id });
}

/** Removes people from a channel. */
export function removeMembers(world: World, channel: ChannelRecord, users: string[]): void {
  for (const user of users) {
    channel.members.delete(user);
    tellApp(world, channel, 'member_left_channel', user);
  }
  world.changes.announce({ kind: 'channel', channel: channel.id });
}

/** Is the person in any channel, besides this one? */
export function isInSomeChannel(world: World, user: string, besides?: ChannelRecord): boolean {
  return world.channels
    .all()
    .some(channel => !channel.isIm && channel !== besides && channel.members.has(user));
}

/** What someone changes in a channel by hand; people by name or id. */
export interface ChannelPatch {
  add?: string[];
  remove?: string[];
  appIsMember?: boolean;
  isArchived?: boolean;
  /** Null: with nobody. */
  shared?: Sharing | null;
}

/** The app gets an event when a company joins a channel and when it leaves (docs.slack.dev: channel_shared). */
function share(world: World, channel: ChannelRecord, shared: Sharing | undefined): void {
  const was = channel.shared;
  channel.shared = shared;
  const team = idOf('T', 'partner');
  const place = { channel: channel.id };
  const done = world.traffic.begin();
  const emit = () => {
    if (shared === 'external' && was !== 'external') {
      return world.events.emit('channel_shared', {
        type: 'channel_shared',
        connected_team_id: team,
        ...place,
      });
    }
    if (shared !== 'external' && was === 'external') {
      const gone = { previously_connected_team_id: team, is_ext_shared: false };
      return world.events.emit('channel_unshared', { type: 'channel_unshared', ...gone, ...place });
    }
    return Promise.resolve();
  };
  void emit().finally(done);
}

/** Changes a channel as its people would. Throws for an unknown person. */
export function changeChannel(world: World, channel: ChannelRecord, patch: ChannelPatch): void {
  channel.appIsMember = patch.appIsMember ?? channel.appIsMember;
  channel.isArchived = patch.isArchived ?? channel.isArchived;
  if (patch.shared !== undefined) share(world, channel, patch.shared ?? undefined);
  addMembers(world, channel, world.people.idsOf(patch.add ?? []));
  removeMembers(world, channel, world.people.idsOf(patch.remove ?? []));
}

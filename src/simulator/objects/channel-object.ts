import type { ChannelRecord } from '../channels.ts';
import type { World } from '../world.ts';

/** A conversation as conversations.* give it; `is_member` tells of the app. */
export function channelObject(world: World, channel: ChannelRecord): Record<string, unknown> {
  const updated = channel.created * 1000;
  if (channel.isIm) {
    return {
      id: channel.id,
      created: channel.created,
      is_archived: false,
      is_im: true,
      is_org_shared: false,
      context_team_id: world.team.id,
      updated,
      user: channel.user,
      is_user_deleted: world.people.get(channel.user ?? '')?.spec.deactivated ?? false,
      is_open: true,
      priority: 0,
    };
  }
  const isShared = [...channel.members].some(id => world.people.get(id)?.spec.isStranger);
  const blank = { value: '', creator: '', last_set: 0 };
  return {
    id: channel.id,
    name: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate,
    created: channel.created,
    is_archived: channel.isArchived,
    is_general: channel.isGeneral,
    unlinked: 0,
    name_normalized: channel.name,
    is_shared: isShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: world.team.id,
    updated,
    creator: [...channel.members][0] ?? '',
    is_ext_shared: isShared,
    shared_team_ids: [world.team.id],
    is_member: channel.appIsMember,
    topic: blank,
    purpose: blank,
    previous_names: [],
    num_members: channel.members.size + (channel.appIsMember ? 1 : 0),
  };
}

import type { ChannelRecord } from '../channels.ts';
import { idOf } from '../ids.ts';
import { isOfOtherCompany } from '../team-of.ts';
import type { World } from '../world.ts';

/** Who shares a channel, in Slack's fields (docs.slack.dev: conversation object). */
function sharingOf({ team, people }: World, channel: ChannelRecord): Record<string, unknown> {
  const holdsStrangers = [...channel.members].some(id => isOfOtherCompany(people.get(id)?.spec ?? nobody));
  const shared = channel.shared ?? (holdsStrangers ? 'external' : undefined);
  const partner = idOf('T', 'partner');
  const sister = idOf('T', 'sister');
  switch (shared) {
    case 'external':
      return {
        is_shared: true,
        is_ext_shared: true,
        shared_team_ids: [team.id, partner],
        connected_team_ids: [partner],
        internal_team_ids: [team.id],
        pending_connected_team_ids: [],
      };
    case 'pending':
      return {
        is_shared: false,
        is_ext_shared: false,
        is_pending_ext_shared: true,
        pending_shared: [partner],
        pending_connected_team_ids: [partner],
        shared_team_ids: [team.id],
      };
    case 'org':
      return {
        is_shared: true,
        is_org_shared: true,
        is_ext_shared: false,
        shared_team_ids: [team.id, sister],
        internal_team_ids: [team.id, sister],
        connected_team_ids: [],
        pending_connected_team_ids: [],
      };
    default:
      return { is_shared: false, is_ext_shared: false, shared_team_ids: [team.id] };
  }
}

const nobody = { name: '', realName: '' };

/** A conversation as conversations.* return it; `is_member` is about the app. */
export function channelObject(world: World, channel: ChannelRecord): Record<string, unknown> {
  return world.oddities.apply('channel', usualChannel(world, channel));
}

function usualChannel(world: World, channel: ChannelRecord): Record<string, unknown> {
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
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: world.team.id,
    updated,
    creator: [...channel.members][0] ?? '',
    is_member: channel.appIsMember,
    topic: blank,
    purpose: blank,
    previous_names: [],
    ...sharingOf(world, channel),
    num_members: channel.members.size + (channel.appIsMember ? 1 : 0),
  };
}

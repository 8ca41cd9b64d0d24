import type { UsergroupRecord } from '../usergroups.ts';
import type { World } from '../world.ts';

/** A user group as usergroups.* and events return it, without its users and their number. */
export function usergroupObject(world: World, group: UsergroupRecord): Record<string, unknown> {
  return world.oddities.apply('usergroup', {
    id: group.id,
    team_id: world.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: group.description,
    handle: group.handle,
    is_external: false,
    date_create: group.created,
    date_update: group.updated,
    date_delete: group.deleted,
    auto_type: group.autoType,
    auto_provision: false,
    enterprise_subteam_id: '',
    created_by: group.createdBy,
    updated_by: group.updatedBy,
    deleted_by: group.deletedBy,
    prefs: { channels: [], groups: [] },
  });
}

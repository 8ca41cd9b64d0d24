import type { PersonSpec } from './cast.ts';
import { idOf } from './ids.ts';
import type { World } from './world.ts';

/** Does the person belong to another company, whose workspace shares channels with this one (Slack Connect)? */
export function isOfOtherCompany({ isStranger, isExternal }: PersonSpec): boolean {
  return (isStranger ?? false) || (isExternal ?? false);
}

/** The id of the workspace that a person belongs to. */
export function teamIdOf(world: World, spec: PersonSpec): string {
  if (isOfOtherCompany(spec)) return idOf('T', 'partner');
  return spec.isOfSisterWorkspace ? idOf('T', 'sister') : world.team.id;
}

/** A person's fields on Enterprise Grid; empty elsewhere (reference/objects/user-object). */
export function enterpriseUserOf(world: World, spec: PersonSpec): Record<string, unknown> | undefined {
  const { enterprise } = world.team;
  if (!enterprise || isOfOtherCompany(spec)) return undefined;
  return {
    id: idOf('W', spec.name),
    enterprise_id: enterprise.id,
    enterprise_name: enterprise.name,
    is_admin: spec.isOrgAdmin ?? false,
    is_owner: false,
    is_primary_owner: false,
    teams: [teamIdOf(world, spec)],
  };
}

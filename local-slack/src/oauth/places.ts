import { AuthorizationRefused } from '../authorization-request.ts';
import type { PersonRecord } from '../people.ts';
import type { WorkspaceSettings } from '../settings.ts';
import type { World } from '../world.ts';
import type { Installation } from './installation.ts';
import { whyNotInstaller } from './installer.ts';
import type { OAuth } from './oauth.ts';

/** Where the app can be installed: a workspace, or a whole organization. */
export interface Place {
  /** The id of the team or of the organization. */
  id: string;
  name: string;
  isOrganization: boolean;
  /** The workspace's; an organization's admins grant everything. */
  settings?: WorkspaceSettings;
  installation: Installation;
  /** Those who may install it there, by id. */
  installers: Map<string, PersonRecord>;
  /** Throws for a person who may not. */
  refuse(personId: string): never;
}

function refuser(worlds: World[], why: (world: World, person: PersonRecord) => string | undefined) {
  return (personId: string): never => {
    const found = worlds.flatMap(world => {
      const person = world.people.get(personId);
      return person ? [why(world, person)] : [];
    });
    throw new AuthorizationRefused(found[0] ?? 'OAuth Error: account_inactive');
  };
}

function workspace(oauth: OAuth, world: World): Place {
  // An app that isn't distributed belongs to one workspace, here the first.
  const isForeign = !oauth.isDistributed && oauth.worlds[0] !== world;
  const why = (place: World, person: PersonRecord) =>
    isForeign ? 'OAuth Error: invalid_team_for_non_distributed_app' : whyNotInstaller(place, person);
  const able = world.people.all().filter(person => why(world, person) === undefined);
  return {
    id: world.team.id,
    name: world.team.name,
    isOrganization: false,
    settings: world.settings,
    installation: world.app.own,
    installers: new Map(able.map(person => [person.id, person])),
    refuse: refuser([world], why),
  };
}

/** Only its own admins install an app in a whole organization (docs.slack.dev, Organization-ready apps). */
function whyNotOrganization(world: World, person: PersonRecord): string | undefined {
  if (person.spec.isOrgAdmin && !person.spec.deactivated) return undefined;
  return `Only admins of ${world.team.enterprise?.name} can install apps there.`;
}

function organizations(oauth: OAuth): Place[] {
  if (!oauth.configuration.manifest?.settings?.org_deploy_enabled) return [];
  const byId = Map.groupBy(
    oauth.worlds.filter(world => world.team.enterprise),
    world => world.team.enterprise?.id ?? '',
  );
  return [...byId.values()].flatMap(worlds => {
    const enterprise = worlds[0]?.team.enterprise;
    if (!enterprise) return [];
    const able = worlds.flatMap(world =>
      world.people.all().filter(person => whyNotOrganization(world, person) === undefined),
    );
    return {
      ...enterprise,
      isOrganization: true,
      installation: oauth.organization(enterprise),
      installers: new Map(able.map(person => [person.id, person])),
      refuse: refuser(worlds, whyNotOrganization),
    };
  });
}

/** Where a person can install the app: in the workspace that the link names, or anywhere. */
export function placesFor(oauth: OAuth, team: string | undefined): Place[] {
  const named = oauth.worlds.filter(world => world.team.id === team);
  if (named.length > 0) return named.map(world => workspace(oauth, world));
  return [...oauth.worlds.map(world => workspace(oauth, world)), ...organizations(oauth)];
}

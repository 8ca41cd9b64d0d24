import { addTo, install, type LastEvents, removeFrom, uninstall } from '../oauth/install.ts';
import type { Installation } from '../oauth/installation.ts';
import type { OAuth } from '../oauth/oauth.ts';
import { placesFor } from '../oauth/places.ts';
import type { World } from '../world.ts';

/** Installs the app in the organization with that id; `by` is the name or id of one of its admins. */
export function installInOrganization(oauth: OAuth, id: string, by: string): Record<string, unknown> {
  const place = placesFor(oauth, undefined).find(each => each.isOrganization && each.id === id);
  if (!place) throw new Error(`${id} is no organization that can install the app (org_deploy_enabled).`);
  const installers = [...place.installers.values()];
  const installer = installers.find(person => person.id === by || person.spec.name === by);
  if (!installer) throw new Error(`${by} is no admin of ${place.name}.`);
  const scopes = oauth.configuration.manifest?.oauth_config?.scopes?.bot ?? [];
  return install(oauth, place.installation, scopes, installer.id);
}

export async function addToWorkspaces(oauth: OAuth, worlds: World[]): Promise<void> {
  for (const { app, team } of worlds) {
    if (app.own.isActive) throw new Error(`${team.name} has installed the app itself: remove it first.`);
  }
  for (const [installation, own] of byOrganization(oauth, worlds)) await addTo(oauth, installation, own);
}

export async function removeFromWorkspaces(oauth: OAuth, worlds: World[]): Promise<void> {
  for (const [installation, own] of byOrganization(oauth, worlds)) await removeFrom(oauth, installation, own);
}

/**
 * Removes the app from the organization, and before that from each of its workspaces, as Slack wants it (seen:
 * github.com/slackapi/bolt-js issue 2560).
 */
export async function uninstallFromOrganization(
  oauth: OAuth,
  id: string,
  events?: LastEvents,
): Promise<void> {
  const installation = oauth.activeOrganization(id);
  if (!installation) throw new Error(`The app is not installed in ${id}.`);
  if (installation.worlds.size > 0) await removeFrom(oauth, installation, [...installation.worlds]);
  await uninstall(oauth, installation, events);
}

/** The workspaces by the installation of their organization; throws where the app isn't installed. */
function byOrganization(oauth: OAuth, worlds: World[]): Map<Installation, World[]> {
  return Map.groupBy(worlds, ({ team }) => {
    const found = team.enterprise && oauth.activeOrganization(team.enterprise.id);
    if (!found) throw new Error(`The app is not installed in the organization of ${team.name}.`);
    return found;
  });
}

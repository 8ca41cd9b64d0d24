import type { PersonRecord } from '../people.ts';
import { isOfOtherCompany } from '../team-of.ts';
import type { World } from '../world.ts';

/** Why the person can't install an app in the workspace, in a sentence; undefined when they can. */
export function whyNotInstaller({ settings, team }: World, { spec }: PersonRecord): string | undefined {
  if (spec.isBot || spec.deactivated) return `${spec.realName} can’t sign in to ${team.name}.`;
  if (isOfOtherCompany(spec) || spec.isOfSisterWorkspace) {
    return `${spec.realName} isn’t a member of ${team.name}.`;
  }
  if (spec.isGuest || spec.isUltraGuest) return `Guests can’t install apps on ${team.name}.`;
  if (settings.onlyAdminsInstall && !spec.isAdmin && !spec.isOwner) {
    return `Only admins can install apps on ${team.name}.`;
  }
  return undefined;
}

/** The person who installs, by name or id; by default, an owner of the workspace. Throws when they may not. */
export function requireInstaller(world: World, nameOrId: string | undefined): PersonRecord {
  const people = world.people.all();
  const able = people.filter(person => whyNotInstaller(world, person) === undefined);
  const person =
    nameOrId === undefined
      ? (able.find(({ spec }) => spec.isOwner) ?? able.find(({ spec }) => spec.isAdmin) ?? able[0])
      : world.people.find(nameOrId);
  if (!person)
    throw new Error(`There is no person ${nameOrId ?? 'to install the app'} in ${world.team.name}.`);
  const why = whyNotInstaller(world, person);
  if (why !== undefined) throw new Error(why);
  return person;
}

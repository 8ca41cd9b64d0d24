import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Group } from '../groups/store.ts';
import { Names } from '../names.ts';
import type { Organization, Role } from '../organizations/store.ts';
import { actorProblem } from '../people/rules.ts';

const known = new WeakMap<readonly object[], Names<Group | Role>>();

/** The index of a list's names, which many entries of a file or a list are compared with. */
function namesOf<Named extends Group | Role>(all: readonly Named[]): Names<Named> {
  const names = known.get(all) ?? new Names<Group | Role>(all);
  known.set(all, names);
  return names as Names<Named>;
}

/** Matches by id, then by name, then by the only name that differs just in case. */
function match<Named extends Group | Role>(value: string, all: readonly Named[]): Named | null {
  const chosen = all.find(({ id }) => id === value);
  if (chosen) return chosen;
  const found = namesOf(all).match(value);
  return found.kind === 'unknown' ? null : found.named;
}

/** Finds the role that was typed or chosen. @throws DomainError unknown-role, with the nearest one */
export function matchRole(value: string, organization: Pick<Organization, 'roles'>): Role {
  const found = match(value, organization.roles);
  if (found) return found;
  const names = namesOf(organization.roles);
  const roles = [...names.all];
  throw new DomainError('unknown-role', { value, roles, nearest: names.nearest(value) }, 'role');
}

/**
 * Finds the groups that were typed or chosen, each once.
 * @param field the input that contains them
 * @param nameable the groups that a refusal may name
 * @throws DomainError unknown-group, with the nearest
 */
export function matchGroups(
  values: readonly string[],
  all: readonly Group[],
  field = 'groups',
  nameable = all,
): Group[] {
  const found = values.map(value => {
    const group = match(value, all);
    if (group) return group;
    const names = namesOf(nameable);
    const groups = [...names.all];
    throw new DomainError('unknown-group', { value, groups, nearest: names.nearest(value) }, field);
  });
  return [...new Set(found)];
}

/**
 * Refuses a role that acts inside particular groups when no group is chosen: its members could do nothing.
 * @throws DomainError role-needs-groups
 */
export function assertGroupsFor(role: Pick<Role, 'name' | 'groupLevel'>, groupCount: number): void {
  if (role.groupLevel === 'admin' && groupCount === 0) {
    throw new DomainError('role-needs-groups', { role: role.name }, 'groups');
  }
}

/**
 * Refuses people Slack knows but who can't be invited.
 * @throws DomainError uninvitable-person for bots, deactivated users and people of another workspace
 */
export function assertInvitable(person: Person): void {
  const reason = actorProblem(person);
  if (reason) throw new DomainError('uninvitable-person', { who: person.name, reason }, 'email');
}

/**
 * The person who certainly has an address: anybody can write an unconfirmed address into their profile. For people who
 * can't be invited, Slack doesn't always say whether it is confirmed.
 */
export function holderOf(person: Person | null | undefined): Person | null {
  return person && (person.isEmailConfirmed || actorProblem(person)) ? person : null;
}

/** Is the invitation for this person: by its Slack user once known, else by its address? */
export function isFor(invitation: { email: string; slackUserId: string | null }, person: Person): boolean {
  if (invitation.slackUserId) return invitation.slackUserId === person.slackUserId;
  return person.email === invitation.email && person.isEmailConfirmed;
}

/** Has it expired, even if nobody has recorded that yet? */
export function isOver(pending: { status: string; expiresAt: Date | null }, now: Date): boolean {
  return pending.status === 'pending' && pending.expiresAt !== null && pending.expiresAt <= now;
}

import leven from 'leven';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Group } from '../groups/store.ts';
import type { Organization, Role } from '../organizations/store.ts';

/** The name nearest to what was written, or null when nothing is near: within a third of its length. */
export function nearest(value: string, names: readonly string[]): string | null {
  const wanted = value.toLowerCase();
  let best: { name: string; distance: number } | null = null;
  for (const name of names) {
    const distance = leven(wanted, name.toLowerCase());
    if (distance <= Math.max(2, name.length / 3) && (!best || distance < best.distance)) {
      best = { name, distance };
    }
  }
  return best?.name ?? null;
}

/**
 * Finds what was written among things with an id and a name: by id, by exact name, else by the only name
 * that differs in case alone.
 */
function match<Named extends { id: string; name: string }>(
  value: string,
  all: readonly Named[],
): Named | undefined {
  const exact = all.find(({ id, name }) => id === value || name === value);
  if (exact) return exact;
  const near = all.filter(({ name }) => name.toLowerCase() === value.toLowerCase());
  return near.length === 1 ? near[0] : undefined;
}

/** The role that was written or chosen. @throws DomainError unknown-role, with the nearest one */
export function matchRole(value: string, organization: Pick<Organization, 'roles'>): Role {
  const found = match(value, organization.roles);
  if (found) return found;
  const roles = organization.roles.map(role => role.name);
  throw new DomainError('unknown-role', { value, roles, nearest: nearest(value, roles) }, 'role');
}

/**
 * The groups that were written or chosen, each once.
 * @param field the input that they stand in
 * @throws DomainError unknown-group, with the nearest
 */
export function matchGroups(values: readonly string[], all: readonly Group[], field = 'groups'): Group[] {
  const found = values.map(value => {
    const group = match(value, all);
    if (group) return group;
    const groups = all.map(({ name }) => name);
    throw new DomainError('unknown-group', { value, groups, nearest: nearest(value, groups) }, field);
  });
  return [...new Set(found)];
}

/**
 * Refuses a role that acts inside particular groups when no group is chosen: its holder could do nothing.
 * @throws DomainError role-needs-groups
 */
export function assertGroupsFor(role: Pick<Role, 'name' | 'groupLevel'>, groupCount: number): void {
  if (role.groupLevel === 'admin' && groupCount === 0) {
    throw new DomainError('role-needs-groups', { role: role.name }, 'groups');
  }
}

/**
 * Refuses people whom Slack knows but who cannot be invited.
 * @throws DomainError uninvitable-person for bots, deactivated users and people of another workspace
 */
export function assertInvitable(person: Person): void {
  const reason = person.isBot
    ? 'bot'
    : person.isDeactivated
      ? 'deactivated'
      : person.isStranger
        ? 'stranger'
        : null;
  if (reason) throw new DomainError('uninvitable-person', { who: person.name, reason }, 'email');
}

/** Whose address it is: until it is confirmed, anybody may have written it into their profile. */
export function holderOf(person: Person | null | undefined): Person | null {
  return person && (person.isEmailConfirmed || person.isBot || person.isDeactivated) ? person : null;
}

/** Is this person the one whom the invitation is for: its Slack user once known, else its address. */
export function isFor(invitation: { email: string; slackUserId: string | null }, person: Person): boolean {
  if (invitation.slackUserId) return invitation.slackUserId === person.slackUserId;
  return person.email === invitation.email && person.isEmailConfirmed;
}

/** Is the time over in which it could be answered, though nobody has noted that yet? */
export function isOver(pending: { status: string; expiresAt: Date | null }, now: Date): boolean {
  return pending.status === 'pending' && pending.expiresAt !== null && pending.expiresAt <= now;
}

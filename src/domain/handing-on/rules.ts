import type { Member } from '../access/store.ts';
import type { Organization, Role } from '../organizations/store.ts';
import type { Grant } from '../roles.ts';

/** The groups that a member keeps under another role: a level that isn't the usual one of their role stays. */
export function grantsUnder(
  role: Pick<Role, 'groupLevel'>,
  { role: had, grants }: Pick<Member, 'role' | 'grants'>,
): Grant[] {
  return grants.map(({ groupId, level }) => ({
    groupId,
    level: level === had.groupLevel ? role.groupLevel : level,
  }));
}

/** The roles that a holder of the top role can have afterwards, the next one first. */
export function rolesAfterwards({ roles }: Organization, { grants }: Pick<Member, 'grants'>): Role[] {
  return roles.slice(1).filter(({ groupLevel }) => groupLevel !== 'admin' || grants.length > 0);
}

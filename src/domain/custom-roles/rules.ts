import { DomainError } from '../errors.ts';
import { parseName } from '../organizations/rules.ts';
import type { Organization, Role } from '../organizations/store.ts';
import { type Capability, capabilities, holdsEverywhere, mayGrantRole, type Standing } from '../roles.ts';
import type { WrittenRole } from './store.ts';

/** Slack shows at most 100 options where a role is chosen; half of that is more than anybody tells apart. */
export const ROLES_MOST = 50;
/** Slack's limit for the description of an option. */
export const DESCRIPTION_MOST = 75;

/** The rights that somebody may give a role: those that they hold; the top role alone owns the organization. */
export function rightsToGive(standing: Standing): Capability[] {
  return capabilities.filter(each => each !== 'organization:own' && holdsEverywhere(standing, each));
}

/**
 * Reads a role as it was written, within the editor's own rights.
 * @throws DomainError invalid-name, text-too-long, duplicate-role, beyond-reach
 */
export function parseRole(
  written: { name: string; description: string; capabilities: readonly Capability[] },
  { organization, standing, except }: { organization: Organization; standing: Standing; except?: Role },
): WrittenRole {
  const name = parseName(written.name, 'role', 'name');
  const description = written.description.replace(/\s+/gu, ' ').trim() || name;
  if (description.length > DESCRIPTION_MOST) {
    const { length } = description;
    throw new DomainError('text-too-long', { length, most: DESCRIPTION_MOST }, 'description');
  }
  const namesake = organization.roles.find(
    role => role.id !== except?.id && role.name.toLowerCase() === name.toLowerCase(),
  );
  if (namesake) throw new DomainError('duplicate-role', { role: namesake.name }, 'name');
  const rights = capabilities.filter(each => written.capabilities.includes(each));
  const allowed = rightsToGive(standing);
  if (rights.some(each => !allowed.includes(each))) {
    throw new DomainError('beyond-reach', { role: name, reason: 'role' }, 'capabilities');
  }
  return { name, description, capabilities: rights };
}

/**
 * Refuses to change a role that holds more than the editor does.
 * @throws DomainError beyond-reach
 */
export function assertMayChange(standing: Standing, role: Role): void {
  if (!mayGrantRole(standing, role)) {
    throw new DomainError('beyond-reach', { role: role.name, reason: 'role' });
  }
}

/** Is it the role that keeps all of its rights and is never removed? */
export function isTopRole(role: Pick<Role, 'position'>): boolean {
  return role.position === 0;
}

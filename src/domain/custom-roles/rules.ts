import { clear } from '../characters.ts';
import { DistinctNames } from '../distinct-names.ts';
import { DomainError } from '../errors.ts';
import { parseName } from '../names.ts';
import type { Organization, Role } from '../organizations/store.ts';
import { type Capability, canGrantRole, capabilities, hasEverywhere, type Permissions } from '../roles.ts';
import type { WrittenRole } from './store.ts';

/** Slack shows at most 100 options in a select; half of that is already more than people can tell apart. */
export const MAX_ROLES = 50;
/** Slack's limit for the description of an option. */
export const MAX_DESCRIPTION = 75;

/** The rights that somebody can give to a role: their own. Only the top role owns the organization. */
export function rightsToGive(permissions: Permissions): Capability[] {
  return capabilities.filter(each => each !== 'organization:own' && hasEverywhere(permissions, each));
}

/**
 * Reads a role as typed and checks that its rights are within the editor's own.
 * @throws DomainError invalid-name, unclear-name, duplicate-role, name-looks-alike, text-too-long, cannot-grant
 */
export function parseRole(
  written: { name: string; description: string; capabilities: readonly Capability[] },
  {
    organization,
    permissions,
    except,
  }: { organization: Organization; permissions: Permissions; except?: Role },
): WrittenRole {
  const name = written.name === except?.name ? except.name : roleName(written.name, organization, except);
  const description = clear(written.description) || name;
  if (description.length > MAX_DESCRIPTION) {
    const { length } = description;
    throw new DomainError('text-too-long', { length, most: MAX_DESCRIPTION }, 'description');
  }
  const rights = capabilities.filter(each => written.capabilities.includes(each));
  const allowed = rightsToGive(permissions);
  if (rights.some(each => !allowed.includes(each))) {
    throw new DomainError('cannot-grant', { role: name, reason: 'role' }, 'capabilities');
  }
  return { name, description, capabilities: rights };
}

/** Reads a role's new name. A name that the role already has stays valid, even if today's rules would refuse it. */
function roleName(written: string, { roles }: Organization, except: Role | undefined): string {
  const name = parseName(written, 'role', 'name');
  const others = roles.filter(({ id }) => id !== except?.id);
  new DistinctNames(
    'role',
    others.map(role => role.name),
  ).add(name, 'name');
  return name;
}

/**
 * Refuses to change a role that has more rights than the editor.
 * @throws DomainError cannot-grant
 */
export function assertMayChange(permissions: Permissions, role: Role): void {
  if (!canGrantRole(permissions, role)) {
    throw new DomainError('cannot-grant', { role: role.name, reason: 'role' });
  }
}

/** Is this the top role, which keeps all its rights and is never removed? */
export function isTopRole(role: Pick<Role, 'position'>): boolean {
  return role.position === 0;
}

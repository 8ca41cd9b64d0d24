import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { RightsReader } from '../locks.ts';
import { organizationHere } from '../organizations/organization-here.ts';
import type { Organization } from '../organizations/store.ts';
import { type Capability, can, type Permissions } from '../roles.ts';
import { isActiveFor } from './active.ts';
import { findOwnMember, type Member } from './store.ts';

/** A person's membership in one organization, read again for each check of a right. */
export interface ActingMember {
  organization: Organization;
  member: Member;
  permissions: Permissions;
}

/** A member's permissions, in the form that the rules use. */
export function permissionsOf(organization: Organization, member: Member): Permissions {
  return {
    role: { ...member.role, capabilities: member.role.capabilities as Capability[] },
    grants: member.grants,
    groupAdminCapabilities: organization.template.groupAdminCapabilities,
  };
}

/**
 * The actor's membership, if they are active and have the capability. An operation calls it under its locks: a
 * transaction without locks is no RightsReader.
 * @throws DomainError organization-not-found, not-allowed with the actor's role (null when they are no active member)
 */
export async function authorise(
  db: RightsReader,
  actor: Person,
  organizationId: string,
  capability: Capability,
): Promise<ActingMember> {
  const organization = await organizationHere(db, actor, organizationId);
  const member = await findOwnMember(db, organizationId, actor);
  return requireCapability(organization, member, capability, actor);
}

/** A member together with their organization and permissions. */
export function actingMemberOf(organization: Organization, member: Member): ActingMember {
  return { organization, member, permissions: permissionsOf(organization, member) };
}

/**
 * Checks a membership that was already loaded: it must be active, have the capability and belong to a person who hasn't
 * left Slack.
 * @throws DomainError not-allowed with their role (null when they are no active member)
 */
export function requireCapability(
  organization: Organization,
  member: Member | null,
  capability: Capability,
  actor: Pick<Person, 'isGuest'>,
): ActingMember {
  const isGuest = actor.isGuest && member?.state === 'active';
  const refused = (role: string | null) =>
    new DomainError('not-allowed', {
      capability,
      organizationId: organization.id,
      role,
      ...(isGuest && { guestIn: organization.name }),
    });
  if (!isActiveFor(member, actor)) throw refused(null);
  const acting = actingMemberOf(organization, member);
  if (!can(acting.permissions, capability)) throw refused(acting.permissions.role.name);
  return acting;
}

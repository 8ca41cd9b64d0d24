import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { RightsReader } from '../locks.ts';
import { organizationHere } from '../organizations/organization-here.ts';
import type { Organization } from '../organizations/store.ts';
import { type Capability, can, type Permissions } from '../roles.ts';
import { findOwnMember, type Member } from './store.ts';

/** A person's place in one organization, read afresh where a right is asked for. */
export interface ActingMember {
  organization: Organization;
  member: Member;
  permissions: Permissions;
}

/** What a member holds, as the rules see it. */
export function permissionsOf(organization: Organization, member: Member): Permissions {
  return {
    role: { ...member.role, capabilities: member.role.capabilities as Capability[] },
    grants: member.grants,
    groupAdminCapabilities: organization.template.groupAdminCapabilities,
  };
}

/**
 * The actor's membership, if they are active and hold the capability. An operation asks under its locks: a
 * transaction that has taken none is no RightsReader.
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
  return requireCapability(organization, member, capability);
}

/** A member's place in their organization. */
export function actingMemberOf(organization: Organization, member: Member): ActingMember {
  return { organization, member, permissions: permissionsOf(organization, member) };
}

/**
 * The membership of somebody who was read already, if they are active and hold the capability.
 * @throws DomainError not-allowed with their role (null when they are no active member)
 */
export function requireCapability(
  organization: Organization,
  member: Member | null,
  capability: Capability,
): ActingMember {
  const refused = (role: string | null) =>
    new DomainError('not-allowed', { capability, organizationId: organization.id, role });
  if (member?.state !== 'active') throw refused(null);
  const acting = actingMemberOf(organization, member);
  if (!can(acting.permissions, capability)) throw refused(acting.permissions.role.name);
  return acting;
}

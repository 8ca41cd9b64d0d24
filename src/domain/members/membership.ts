import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { RightsReader } from '../locks.ts';
import { organizationHere } from '../organizations/organization-here.ts';
import type { Organization } from '../organizations/store.ts';
import { type Capability, can, type Standing } from '../roles.ts';
import { findOwnMember, type Member } from './store.ts';

/** A person's place in one organization, read afresh where a right is asked for. */
export interface Membership {
  organization: Organization;
  member: Member;
  standing: Standing;
}

/** What a member holds, as the rules see it. */
export function standingOf(organization: Organization, member: Member): Standing {
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
): Promise<Membership> {
  const organization = await organizationHere(db, actor, organizationId);
  const member = await findOwnMember(db, organizationId, actor);
  const refused = (role: string | null) =>
    new DomainError('not-allowed', { capability, organizationId, role });
  if (member?.state !== 'active') throw refused(null);
  const standing = standingOf(organization, member);
  if (!can(standing, capability)) throw refused(standing.role.name);
  return { organization, member, standing };
}

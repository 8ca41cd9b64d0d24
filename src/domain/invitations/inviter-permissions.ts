import type { Transaction } from '../../database/client.ts';
import { DomainError } from '../errors.ts';
import { permissionsOf } from '../members/acting-member.ts';
import { findMemberById, type Member } from '../members/store.ts';
import type { Organization } from '../organizations/store.ts';
import { type Access, assertCanGrant, type Capability, can, type Grant, type Permissions } from '../roles.ts';
import type { Invitation } from './store.ts';

/** What an invitation promises, as the rules see it. */
export function accessOf(
  { role, grants }: Pick<Invitation, 'role' | 'grants'>,
  organization: Organization,
): Access {
  return {
    role: { ...role, capabilities: role.capabilities as Capability[] },
    grants,
    blankMeansAll: organization.template.blankGroups === 'all',
  };
}

/**
 * Could this inviter give that now? Whoever was deactivated, was demoted, or administers other groups by now could
 * not, and what they promised is not honoured without an approver.
 * Source: product.md, Rules for every template ("again at the moment of acceptance")
 */
export async function inviterCanStillGrant(
  tx: Transaction,
  organization: Organization,
  inviterId: string,
  access: Access,
): Promise<boolean> {
  return canStillGrant(organization, await findMemberById(tx, inviterId), access);
}

/** The same of an inviter who was read already. */
export function canStillGrant(organization: Organization, inviter: Member | null, access: Access): boolean {
  return inviter?.state === 'active' && isWithin(permissionsOf(organization, inviter), access);
}

/** Could somebody with that standing invite a person with this? */
export function isWithin(permissions: Permissions, access: Access): boolean {
  if (!can(permissions, 'invitation:create')) return false;
  try {
    assertCanGrant(permissions, 'invitation:create', access);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** Grants without more than that: the same for a member as for an invitation. */
export function grantsOf({ grants }: { grants: readonly Grant[] }): Grant[] {
  return grants.map(({ groupId, level }) => ({ groupId, level }));
}

import type { Transaction } from '../../database/client.ts';
import { permissionsOf } from '../access/acting-member.ts';
import { isActive } from '../access/active.ts';
import type { Member } from '../access/store.ts';
import { canActNow, findMemberById } from '../members/store.ts';
import type { Organization } from '../organizations/store.ts';
import { type Access, type Capability, can, type Grant, grantProblem, type Permissions } from '../roles.ts';
import type { Invitation } from './store.ts';

/** The access that an invitation or an invite link grants, in the form that the rules use. */
export function accessOf(
  { role, grants }: { role: Invitation['role']; grants: readonly Grant[] },
  organization: Organization,
): Access {
  return {
    role: { ...role, capabilities: role.capabilities as Capability[] },
    grants,
    blankMeansAll: organization.template.blankGroups === 'all',
  };
}

/**
 * Whether the inviter may still grant this access. If not, acceptance needs an approver.
 * Source: product.md, Rules for every template ("again at the moment of acceptance")
 */
export async function inviterCanStillGrant(
  tx: Transaction,
  organization: Organization,
  inviterId: string,
  access: Access,
): Promise<boolean> {
  const inviter = await findMemberById(tx, inviterId);
  return canStillGrant(organization, inviter, access) && canActNow(tx, inviterId);
}

/** The same check for an inviter who was already loaded. */
export function canStillGrant(organization: Organization, inviter: Member | null, access: Access): boolean {
  return isActive(inviter) && canInviteWith(permissionsOf(organization, inviter), access);
}

/** May somebody with these permissions invite a person with this access? */
export function canInviteWith(permissions: Permissions, access: Access): boolean {
  const capability = 'invitation:create';
  return can(permissions, capability) && grantProblem(permissions, capability, access) === null;
}

/** The grants alone, without other columns; the same for a member and an invitation. */
export function grantsOf({ grants }: { grants: readonly Grant[] }): Grant[] {
  return grants.map(({ groupId, level }) => ({ groupId, level }));
}

import type { Transaction } from '../../database/client.ts';
import { DomainError } from '../errors.ts';
import { standingOf } from '../members/membership.ts';
import { findMemberById, type Member } from '../members/store.ts';
import type { Organization } from '../organizations/store.ts';
import { assertWithinReach, type Capability, can, type Gift, type Grant, type Standing } from '../roles.ts';
import type { Invitation } from './store.ts';

/** What an invitation promises, as the rules see it. */
export function giftOf(
  { role, grants }: Pick<Invitation, 'role' | 'grants'>,
  organization: Organization,
): Gift {
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
export async function mayStillGive(
  tx: Transaction,
  organization: Organization,
  inviterId: string,
  gift: Gift,
): Promise<boolean> {
  return couldStillGive(organization, await findMemberById(tx, inviterId), gift);
}

/** The same of an inviter who was read already. */
export function couldStillGive(organization: Organization, inviter: Member | null, gift: Gift): boolean {
  return inviter?.state === 'active' && isWithin(standingOf(organization, inviter), gift);
}

/** Could somebody with that standing invite a person with this? */
export function isWithin(standing: Standing, gift: Gift): boolean {
  if (!can(standing, 'invitation:create')) return false;
  try {
    assertWithinReach(standing, 'invitation:create', gift);
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

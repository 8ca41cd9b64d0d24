import type { Database, Transaction } from '../../database/client.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { alone, type Locks, type RightsReader } from '../locks.ts';
import type { Organization, Role } from '../organizations/store.ts';
import { assertCanGrant, type Capability, can, type Permissions } from '../roles.ts';
import { seesMember } from '../visibility.ts';
import { type ActingMember, authorise } from './acting-member.ts';
import { findMemberById, hasHolder, type Member, organizationOfMember } from './store.ts';

/** An erased member has a pseudonym instead of an address: see erasure/erase.ts. */
export function isErased({ email }: Pick<Member, 'email'>): boolean {
  return !email.includes('@');
}

/** The role that always keeps one active member. */
export function topRole({ roles }: Pick<Organization, 'roles'>): Role {
  const [top] = roles;
  if (!top) throw new Error('An organization has at least one role.');
  return top;
}

/**
 * Loads a member and checks the actor may manage them: the actor must be allowed to grant what the member has now.
 * One's own row always passes; the operations forbid changes to oneself.
 * @throws DomainError member-not-found, organization-not-found, not-allowed, cannot-manage-member
 */
export async function memberWithin(
  db: RightsReader,
  actor: Person,
  capability: Capability,
  memberId: string,
): Promise<{ member: Member; acting: ActingMember }> {
  const member = await findMemberById(db, memberId);
  // Nobody can bring back an erased person through their row.
  if (!member || isErased(member)) throw new DomainError('member-not-found', {});
  const acting = await authorise(db, actor, member.organizationId, capability);
  if (acting.member.id !== member.id) assertCanManageMember(acting, capability, member);
  return { member, acting };
}

/** Locks taken while a member is changed. @throws DomainError member-not-found */
export async function lockOfMember(tx: Transaction, memberId: string): Promise<Locks> {
  const organizationId = await organizationOfMember(tx, memberId);
  if (!organizationId) throw new DomainError('member-not-found', {});
  return alone(organizationId);
}

/** Checks that the actor could have granted this person's access. @throws DomainError cannot-manage-member */
function assertCanManageMember(
  { organization, permissions }: { organization: Organization; permissions: Permissions },
  capability: Capability,
  member: Member,
): void {
  const role = { ...member.role, capabilities: member.role.capabilities as Capability[] };
  const blankMeansAll = organization.template.blankGroups === 'all';
  try {
    assertCanGrant(permissions, capability, { role, grants: member.grants, blankMeansAll });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'cannot-grant') throw error;
    const isSeen = seesMember(permissions, member);
    const { reason } = error.data as { reason: string };
    throw new DomainError('cannot-manage-member', {
      who: member.name,
      reason: isSeen && reason === 'role' ? 'role' : 'groups',
    });
  }
}

/**
 * Refuses to take the top role from its last active member. Lock the organization alone first: of two owners who demote
 * each other, the second is refused.
 * @throws DomainError last-holder
 * Source: product.md, Rules for every template
 */
export async function assertNotLastHolder(
  tx: Database | Transaction,
  organization: Organization,
  member: Member,
): Promise<void> {
  const top = topRole(organization);
  if (member.roleId !== top.id || member.state !== 'active') return;
  const isLast = !(await hasHolder(tx, top.id, { except: new Set([member.id]) }));
  if (isLast) throw new DomainError('last-holder', { role: top.name, who: member.name });
}

/** May the actor do this to that member? Decides which buttons to show; the operation checks again. */
export function mayChange(acting: ActingMember, capability: Capability, member: Member): boolean {
  if (!can(acting.permissions, capability)) return false;
  if (acting.member.id === member.id) return true;
  try {
    assertCanManageMember(acting, capability, member);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

import type { Database, Transaction } from '../../database/client.ts';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Member } from '../access/store.ts';
import type { Person } from '../domain.ts';
import { DomainError, type Problem, raise } from '../errors.ts';
import { alone, type Locks, type RightsReader } from '../locks.ts';
import type { Organization, Role } from '../organizations/store.ts';
import { type Capability, can, grantProblem } from '../roles.ts';
import { seesMember } from '../visibility.ts';
import { findMemberById, hasHolder, organizationOfMember } from './store.ts';

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
  raise(manageProblem(acting, capability, member));
  return { member, acting };
}

/** Locks taken while a member is changed. @throws DomainError member-not-found */
export async function lockOfMember(tx: Transaction, memberId: string): Promise<Locks> {
  const organizationId = await organizationOfMember(tx, memberId);
  if (!organizationId) throw new DomainError('member-not-found', {});
  return alone(organizationId);
}

/** Says why the actor may not manage a member: they may not grant what the member has. Nothing keeps them from themselves. */
function manageProblem(
  { member: self, organization, permissions }: ActingMember,
  capability: Capability,
  member: Member,
): Problem<'cannot-manage-member'> | null {
  if (self.id === member.id) return null;
  const role = { ...member.role, capabilities: member.role.capabilities as Capability[] };
  const blankMeansAll = organization.template.blankGroups === 'all';
  const problem = grantProblem(permissions, capability, { role, grants: member.grants, blankMeansAll });
  if (!problem) return null;
  const reason = problem.data.reason === 'role' && seesMember(permissions, member) ? 'role' : 'groups';
  return new DomainError('cannot-manage-member', { who: member.name, reason });
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
  if (await isLastHolder(tx, organization, member)) {
    throw new DomainError('last-holder', { role: topRole(organization).name, who: member.name });
  }
}

/** Is this active member the last who has the top role and can act? */
export async function isLastHolder(
  tx: Database | Transaction,
  organization: Organization,
  member: Member,
): Promise<boolean> {
  const { id } = topRole(organization);
  if (member.roleId !== id || member.state !== 'active') return false;
  return !(await hasHolder(tx, id, { except: new Set([member.id]) }));
}

/** The actor must be allowed to grant what the member has now. @throws DomainError not-allowed, cannot-manage-member */
export function assertMayManage(acting: ActingMember, capability: Capability, member: Member): void {
  const { organization, permissions, member: self } = acting;
  if (!can(permissions, capability)) {
    const { id: organizationId } = organization;
    throw new DomainError('not-allowed', { capability, organizationId, role: self.role.name });
  }
  raise(manageProblem(acting, capability, member));
}

/** May the actor do this to that member? For what is offered; the operation asks again. */
export function mayChange(acting: ActingMember, capability: Capability, member: Member): boolean {
  return can(acting.permissions, capability) && manageProblem(acting, capability, member) === null;
}

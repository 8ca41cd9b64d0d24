import { type ActingMember, authorise, requireCapability } from '../access/acting-member.ts';
import type { MemberName } from '../access/member-name.ts';
import { findMembersConcerning, type KnownMember, type Member } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Organization } from '../organizations/store.ts';
import { type Claimant, identify } from '../people/identity.ts';
import { seesMember } from '../visibility.ts';
import { isErased } from './member-within.ts';
import { findMemberById } from './store.ts';

/** What was read already: the actor's organization and membership, and who the named member may be. */
interface Read {
  organization: Organization;
  member: Member;
  concerned: readonly KnownMember[];
}

/**
 * The one member of that organization, if the actor's list of members shows them.
 * @throws DomainError member-not-found, organization-not-found, not-allowed
 */
export async function oneMember(
  domain: Domain,
  actor: Person,
  organizationId: string,
  name: MemberName,
): Promise<{ member: Member; acting: ActingMember }> {
  const acting = await authorise(domain.db, actor, organizationId, 'member:read');
  return shown(acting, await namedMember(domain, organizationId, name));
}

/** The same of what was read already. @throws DomainError member-not-found, not-allowed */
export function oneMemberOf(
  { organization, member, concerned }: Read,
  actor: Person,
  name: MemberName,
): { member: Member; acting: ActingMember } {
  const acting = requireCapability(organization, member, 'member:read', actor);
  return shown(acting, among(concerned, name));
}

function shown(acting: ActingMember, member: Member | null): { member: Member; acting: ActingMember } {
  if (
    member?.organizationId !== acting.organization.id ||
    isErased(member) ||
    !seesMember(acting.permissions, member)
  ) {
    throw new DomainError('member-not-found', {});
  }
  return { member, acting };
}

async function namedMember({ db }: Domain, organizationId: string, name: MemberName): Promise<Member | null> {
  if ('id' in name) return findMemberById(db, name.id);
  const { slackUserId, email } = claimantOf(name);
  const people = { emails: email ? [email] : [], slackUserIds: slackUserId ? [slackUserId] : [] };
  return among(await findMembersConcerning(db, organizationId, people), name);
}

function among(concerned: readonly KnownMember[], name: MemberName): Member | null {
  if ('id' in name) return concerned.find(({ id }) => id === name.id) ?? null;
  const identity = identify(claimantOf(name), concerned);
  return identity.kind === 'member' ? identity.member : null;
}

const claimantOf = (name: { email: string } | { slackUserId: string }): Claimant => ({
  slackUserId: null,
  email: null,
  isEmailConfirmed: true,
  ...name,
});

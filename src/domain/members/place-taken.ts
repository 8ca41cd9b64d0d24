import type { KnownMember } from '../access/store.ts';
import { DomainError, type Problem } from '../errors.ts';
import type { Organization } from '../organizations/store.ts';
import type { Identity } from '../people/identity.ts';
import type { Permissions } from '../roles.ts';
import { seesMember } from '../visibility.ts';
import { assertAddressFree } from './behind.ts';

/** Who reads a refusal: somebody with these permissions, or the person it is about. */
export type Reader = Permissions | 'themselves';

/**
 * The refusal for a person who would join although they are a member, or whose new account has to take a member's place
 * first; null for a new person.
 */
export function placeProblem(
  identity: Identity<KnownMember>,
  {
    organization,
    email,
    slackUserId,
    reader,
  }: {
    organization: Pick<Organization, 'id' | 'name'>;
    email: string;
    slackUserId: string | null;
    /** Null: they may know nothing about members. */
    reader: Reader | null;
  },
): Problem<'already-member' | 'new-account'> | null {
  if (identity.kind === 'nobody') return null;
  const { member } = identity;
  const isSeen = reader === 'themselves' || (reader !== null && seesMember(reader, member));
  const role = isSeen ? member.role.name : null;
  const there = { organizationId: organization.id, memberId: member.id, email, role, state: member.state };
  if (identity.kind === 'member' || !slackUserId) return new DomainError('already-member', there, 'email');
  return new DomainError(
    'new-account',
    {
      ...there,
      organization: organization.name,
      slackUserId,
      who: isSeen ? member.name : null,
      isYou: reader === 'themselves',
    },
    'email',
  );
}

/**
 * A new person joins with an address that nobody's row has. The row of a member with another address in Slack follows
 * them first.
 * @throws CatchUpError; DomainError already-member when nothing says which address that member has
 */
export function assertJoinable(
  identity: Identity<KnownMember>,
  { id: organizationId, workspaceId }: Pick<Organization, 'id' | 'workspaceId'>,
  email: string,
): void {
  if (identity.kind !== 'nobody' || !identity.behind) return;
  const { id: memberId, state } = identity.behind;
  const there = { organizationId, memberId, email, role: null, state };
  assertAddressFree(workspaceId, identity.behind, new DomainError('already-member', there));
}

import type { Transaction } from '../../database/client.ts';
import { findMember, type Member } from '../access/store.ts';
import { DomainError, type DomainErrors } from '../errors.ts';
import type { Permissions } from '../roles.ts';
import { seesMember } from '../visibility.ts';
import { reassign } from './bulk/store.ts';
import { insertMember, type NewMember } from './store.ts';

/** Is this deactivated member the same person, and not an earlier owner of the address? */
export function isSamePerson(
  member: Pick<Member, 'state' | 'slackUserId'> | null,
  slackUserId: string | null,
): boolean {
  return (
    member?.state === 'deactivated' && (member.slackUserId === null || member.slackUserId === slackUserId)
  );
}

/**
 * Makes a person an active member: a new one, or a deactivated one again with the role and groups given now. Requires
 * the email lock (see locks.ts). Returns the member, and who they were before, if anybody.
 * @param by who lets them in; decides who a refusal may name
 * @throws DomainError already-member when they are active, or when another person is a member with their address
 */
export async function addOrReactivate(
  tx: Transaction,
  candidate: NewMember,
  by: Permissions,
): Promise<{ memberId: string; former: Member | null }> {
  const { organizationId, email, slackUserId, roleId, grants } = candidate;
  const present = await findMember(tx, organizationId, { slackUserId, email });
  if (!present) {
    return { memberId: await insertMember(tx, candidate), former: null };
  }
  if (!isSamePerson(present, slackUserId)) {
    throw new DomainError('already-member', memberThere(present, email, seesMember(by, present)));
  }
  await reassign(tx, [{ id: present.id, roleId, grants: [...grants] }]);
  return { memberId: present.id, former: present };
}

/**
 * The refusal when an existing member is where somebody would join.
 * @param isSeen may the reader know who that member is?
 */
export function memberThere(
  { id: memberId, organizationId, role, state }: Member,
  email: string,
  isSeen: boolean,
): DomainErrors['already-member'] {
  return { organizationId, memberId, email, role: isSeen ? role.name : null, state };
}

import type { KnownMember, Member } from '../access/store.ts';
import { raise } from '../errors.ts';
import type { Scope } from '../operation/operation.ts';
import type { Organization } from '../organizations/store.ts';
import type { Identity } from '../people/identity.ts';
import { assertNotOwned } from '../provisioned/owned.ts';
import type { Permissions } from '../roles.ts';
import { reassign } from './bulk/store.ts';
import { moveAccount } from './move-account.ts';
import { assertJoinable, placeProblem } from './place-taken.ts';
import { insertMember, type NewMember } from './store.ts';

/**
 * Makes a person an active member: a new one, or a deactivated one again with the role and groups given now, on the
 * account that they have now. Requires the email lock (see locks.ts). Returns the member, and who they were before, if
 * anybody.
 * @param identity who they are among the members
 * @param by who lets them in; decides who a refusal may name
 * @throws DomainError already-member, new-account when that member is active
 */
export async function addOrReactivate(
  scope: Scope,
  organization: Organization,
  candidate: NewMember & { slackUserId: string },
  identity: Identity<KnownMember>,
  by: Permissions,
): Promise<{ memberId: string; former: Member | null }> {
  const { email, slackUserId, roleId, grants } = candidate;
  const { tx } = scope;
  if (identity.kind === 'nobody') {
    assertJoinable(identity, organization, email);
    return { memberId: await insertMember(tx, candidate), former: null };
  }
  const { member } = identity;
  if (member.state === 'active') {
    raise(placeProblem(identity, { organization, email, slackUserId, reader: by }));
  }
  await assertNotOwned(scope, member, 'state');
  if (identity.kind === 'new-account')
    await moveAccount(scope, member, { slackUserId, email }, scope.actor.slackUserId);
  await reassign(tx, [{ id: member.id, roleId, grants: [...grants] }]);
  return { memberId: member.id, former: member };
}

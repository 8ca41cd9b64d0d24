import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import { findIdentity, type KnownMember } from '../access/store.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { revokeObsoleteInvitations } from '../invitations/obsolete-invitations.ts';
import { withdrawObsoleteRequests } from '../join-requests/obsolete-requests.ts';
import { pendingAmong } from '../join-requests/store.ts';
import { beside, type Held, type Locks } from '../locks.ts';
import { memberWithin } from '../members/member-within.ts';
import { moveAccount } from '../members/move-account.ts';
import { findMemberById } from '../members/store.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { organizationHere } from '../organizations/organization-here.ts';
import { findPerson } from '../people/store.ts';
import { actorProblem } from '../person-problem.ts';

/**
 * A person whose old Slack account is gone takes their place again with a new one, which has the same confirmed address
 * or a former one. They get exactly the access that they were shown. Members whom admins have deactivated don't come
 * back this way. Of two accounts at once, one gets the place.
 * Source: product.md, People change ("Who comes back takes their place again")
 */
export const takeOwnPlace = operation({
  name: 'takeOwnPlace',
  input: z.object({
    memberId: z.uuid(),
    /** The version of the member that the person was shown. */
    version: z.number().int(),
  }),
  fails: ['member-not-found', 'organization-not-found', 'no-old-account', 'place-changed'],
  lock: (tx, { memberId }, actor) => locksOf(tx, memberId, actor),
  async run(scope, { memberId, version }): Promise<KnownMember> {
    const { tx, actor } = scope;
    const { organizationId } = await memberHere(tx, actor, memberId);
    const identity = await findIdentity(tx, organizationId, actor);
    if (identity.kind === 'member' && identity.by === 'account' && identity.member.id === memberId) {
      return identity.member;
    }
    const member = placeOf(identity, memberId);
    if (member.state !== 'active') throw scope.fail('no-old-account', {});
    if (member.version !== version) throw scope.fail('place-changed', {});
    return moved(scope, member, actor, null);
  },
});

/**
 * An admin gives the place of a member whose account is gone to that person's new account. They must be allowed to grant
 * what the member has. A deactivated member stays deactivated.
 * Source: product.md, People change
 */
export const moveToNewAccount = operation({
  name: 'moveToNewAccount',
  input: z.object({ memberId: z.uuid(), slackUserId: z.string() }),
  fails: [
    'member-not-found',
    'organization-not-found',
    'not-allowed',
    'cannot-manage-member',
    'no-old-account',
  ],
  async lock(tx, { memberId, slackUserId }, { workspaceId }) {
    return locksOf(tx, memberId, await findPerson(tx, workspaceId, slackUserId));
  },
  async run(scope, { memberId, slackUserId }): Promise<KnownMember> {
    const { tx, actor, fail } = scope;
    const { member } = await memberWithin(tx, actor, 'member:edit', memberId);
    const account = await findPerson(tx, actor.workspaceId, slackUserId);
    if (!account || actorProblem(account)) throw fail('no-old-account', {});
    const identity = await findIdentity(tx, member.organizationId, account);
    if (identity.kind === 'member' && identity.member.id === memberId) return identity.member;
    return moved(scope, placeOf(identity, memberId), account, actor.slackUserId);
  },
});

/** Both addresses: nobody else can take the place, or the new account's address, before it is decided. */
async function locksOf(
  tx: Transaction,
  memberId: string,
  account: { email: string | null } | null,
): Promise<Locks> {
  const member = await findMemberById(tx, memberId);
  if (!member) throw new DomainError('member-not-found', {});
  return beside(member.organizationId, {
    addresses: [member.email, ...(account?.email ? [account.email] : [])],
  });
}

async function memberHere(tx: Held, actor: Person, memberId: string): Promise<{ organizationId: string }> {
  const member = await findMemberById(tx, memberId);
  if (!member) throw new DomainError('member-not-found', {});
  await organizationHere(tx, actor, member.organizationId);
  return member;
}

/** @throws DomainError no-old-account */
function placeOf(identity: Awaited<ReturnType<typeof findIdentity>>, memberId: string): KnownMember {
  if (identity.kind === 'new-account' && identity.member.id === memberId) return identity.member;
  throw new DomainError('no-old-account', {});
}

async function moved(
  scope: Scope,
  member: KnownMember,
  { workspaceId, slackUserId, email }: Person,
  by: string | null,
): Promise<KnownMember> {
  const to = { slackUserId, email: email ?? member.email };
  await moveAccount(scope, member, to, by);
  const { organizationId } = member;
  await revokeObsoleteInvitations(scope, { workspaceId, ...to });
  const requests = await pendingAmong(scope.tx, organizationId, [slackUserId]);
  await withdrawObsoleteRequests(scope, organizationId, requests);
  return { ...member, ...to };
}

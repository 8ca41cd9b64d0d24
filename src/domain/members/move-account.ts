import type { KnownMember } from '../access/store.ts';
import type { Scope } from '../operation/operation.ts';
import { addressMoved } from './addresses/store.ts';
import { setAccount } from './store.ts';

/**
 * Binds a member whose account is gone to their new account, with its address; their former address still means them.
 * Their access stays as it is.
 * @param by the admin's Slack user; null: the person took their own place
 * Requires the locks of both addresses.
 */
export async function moveAccount(
  { tx, now, audit, record }: Pick<Scope, 'tx' | 'now' | 'audit' | 'record'>,
  member: KnownMember,
  to: { slackUserId: string; email: string },
  by: string | null,
): Promise<void> {
  const { id: memberId, organizationId, slackUserId, email, state, grants } = member;
  await setAccount(tx, memberId, to);
  if (to.email !== email)
    await addressMoved(tx, { organizationId, memberId, from: email, to: to.email }, now);
  audit({
    organizationId,
    action: 'member.move',
    subject: to.email,
    before: { slackUser: slackUserId, email },
    after: { slackUser: to.slackUserId, email: to.email },
  });
  record({
    type: 'member.moved',
    organizationId,
    memberId,
    who: member.name,
    by,
    from: slackUserId,
    to: to.slackUserId,
    isActive: state === 'active',
    groups: grants.map(({ groupId }) => groupId),
  });
}

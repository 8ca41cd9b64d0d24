import type { KnownMember } from '../access/store.ts';
import type { Scope } from '../operation/operation.ts';
import { addressMoved } from './addresses/store.ts';
import { setAccount } from './store.ts';

/**
 * Binds a member whose account is gone to their new account, with its address; their former address still means them.
 * Their access stays as it is. A guest who takes their own place has no rights until an admin decides.
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
  const hasLeft = await setAccount(tx, memberId, to, { isGuestMeant: by !== null, now });
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
  if (!hasLeft) return;
  audit({
    organizationId,
    action: 'member.leave-slack',
    subject: to.email,
    before: { slackAccount: 'member' },
    after: { slackAccount: 'guest' },
  });
  const guest = { ...to, id: memberId, groups: grants.map(({ groupId }) => groupId) };
  record({
    type: 'member.left-slack',
    organizationId,
    members: [{ ...guest, reason: 'guest', isNew: true, isDeactivated: false }],
  });
}

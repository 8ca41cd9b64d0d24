import { z } from 'zod';
import { decide, findJoinRequest, type JoinRequest } from '../join-requests/store.ts';
import { operation } from '../operation/operation.ts';
import { alreadyDecided, lockOfRequest } from './pending-request.ts';

/**
 * The requester withdraws their join request, and every copy of the card shows it. Withdrawing twice has the same
 * effect as once.
 * Source: product.md, Join requests ("and can withdraw it")
 */
export const withdrawJoinRequest = operation({
  name: 'withdrawJoinRequest',
  input: z.object({ joinRequestId: z.uuid() }),
  fails: ['join-request-not-found', 'join-request-resolved'],
  lock: (tx, { joinRequestId }) => lockOfRequest(tx, joinRequestId),
  async run({ tx, now, actor, audit, record, fail }, { joinRequestId }): Promise<JoinRequest> {
    const request = await findJoinRequest(tx, joinRequestId);
    if (
      request?.organization.workspaceId !== actor.workspaceId ||
      request.slackUserId !== actor.slackUserId
    ) {
      throw fail('join-request-not-found', {});
    }
    const outcome = { status: 'withdrawn', resolvedAt: now } as const;
    if (!(await decide(tx, joinRequestId, outcome))) {
      const after = await findJoinRequest(tx, joinRequestId);
      if (!after) throw fail('join-request-not-found', {});
      if (after.status === 'withdrawn') return after;
      throw alreadyDecided(after, actor);
    }
    const { organizationId, email } = request;
    audit({
      organizationId,
      action: 'join-request.withdraw',
      subject: email,
      before: { status: 'pending' },
      after: { status: 'withdrawn' },
    });
    record({ type: 'join-request.withdrawn', organizationId, joinRequestId });
    return { ...request, ...outcome };
  },
});

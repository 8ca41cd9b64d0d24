import { z } from 'zod';
import { decide, findJoinRequest, type JoinRequest } from '../join-requests/store.ts';
import { limits } from '../limits.ts';
import { operation } from '../operation/operation.ts';
import { alreadyDecided, lockOfRequest, requestUnderReview } from './pending-request.ts';

/** An approver rejects a join request, with an optional reason that the requester reads. */
export const rejectJoinRequest = operation({
  name: 'rejectJoinRequest',
  input: z.object({ joinRequestId: z.uuid(), reason: z.string().trim().max(limits.note).nullable() }),
  fails: ['join-request-not-found', 'organization-not-found', 'not-allowed', 'join-request-resolved'],
  lock: (tx, { joinRequestId }) => lockOfRequest(tx, joinRequestId),
  async run({ tx, now, actor, audit, record, fail }, { joinRequestId, reason }): Promise<JoinRequest> {
    const { request, acting } = await requestUnderReview(tx, actor, joinRequestId);
    const deciderId = acting.member.id;
    const outcome = { status: 'rejected', deciderId, resolvedAt: now, reason: reason || null } as const;
    if (!(await decide(tx, joinRequestId, outcome))) {
      const after = await findJoinRequest(tx, joinRequestId);
      if (!after) throw fail('join-request-not-found', {});
      if (after.status === 'rejected' && after.deciderId === acting.member.id) return after;
      throw alreadyDecided(after, actor);
    }
    const { organizationId, email, slackUserId } = request;
    audit({
      organizationId,
      action: 'join-request.reject',
      subject: email,
      before: { status: 'pending' },
      after: { status: 'rejected', reason: reason || null },
    });
    record({
      type: 'join-request.rejected',
      organizationId,
      joinRequestId,
      requester: { slackUserId, email },
      deciderId,
    });
    return { ...request, ...outcome, decider: acting.member };
  },
});

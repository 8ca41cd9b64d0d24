import type { Scope } from '../operation.ts';
import { decide, pendingAmong } from './store.ts';

/**
 * Withdraws the join requests that wait of people who have just become active members on another way: there is
 * nothing left to decide. Their addresses or the organization must be held.
 */
export async function withdrawMootRequests(
  { tx, now, audit, record }: Pick<Scope, 'tx' | 'now' | 'audit' | 'record'>,
  organizationId: string,
  slackUserIds: string[],
): Promise<void> {
  for (const request of await pendingAmong(tx, organizationId, slackUserIds)) {
    if (!(await decide(tx, request.id, { status: 'withdrawn', settledAt: now }))) continue;
    audit({
      organizationId,
      action: 'join-request.withdraw',
      subject: request.email,
      before: { status: 'pending' },
      after: { status: 'withdrawn' },
    });
    record({ type: 'join-request.withdrawn', organizationId, joinRequestId: request.id });
  }
}

import type { Scope } from '../operation/operation.ts';
import { decide } from './store.ts';

/**
 * Withdraws pending join requests (`pendingAmong`) of people who just became members some other way. Requires the email
 * or organization lock.
 */
export async function withdrawObsoleteRequests(
  { tx, now, audit, record }: Pick<Scope, 'tx' | 'now' | 'audit' | 'record'>,
  organizationId: string,
  requests: readonly { id: string; email: string }[],
): Promise<void> {
  for (const request of requests) {
    if (!(await decide(tx, request.id, { status: 'withdrawn', resolvedAt: now, isObsolete: true }))) continue;
    audit({
      organizationId,
      action: 'join-request.withdraw',
      subject: request.email,
      before: { status: 'pending' },
      after: { status: 'withdrawn', because: 'a member already' },
    });
    record({ type: 'join-request.withdrawn', organizationId, joinRequestId: request.id });
  }
}

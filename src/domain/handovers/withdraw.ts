import type { Scope } from '../operation/operation.ts';
import { type Handover, pendingHandovers, settleHandover } from './store.ts';

/**
 * Withdraws the pending offers of the top role that these members made or got, because one of both left, or made
 * another one. Lock the organization alone first.
 */
export async function withdrawOffersOf(
  scope: Pick<Scope, 'tx' | 'now' | 'audit' | 'record'>,
  organizationId: string,
  memberIds: readonly string[],
): Promise<void> {
  for (const offer of await pendingHandovers(scope.tx, organizationId, memberIds)) {
    await withdraw(scope, offer);
  }
}

/** Withdraws one pending offer. */
export async function withdraw(
  { tx, now, audit, record }: Pick<Scope, 'tx' | 'now' | 'audit' | 'record'>,
  { id: handoverId, organizationId, receiver, giver }: Handover,
): Promise<void> {
  if (!(await settleHandover(tx, handoverId, 'withdrawn', now))) return;
  audit({
    organizationId,
    action: 'hand-on.withdraw',
    subject: receiver.email,
    before: { status: 'pending' },
    after: { status: 'withdrawn' },
  });
  record({ type: 'hand-on.withdrawn', organizationId, handoverId, memberIds: [giver.id, receiver.id] });
}

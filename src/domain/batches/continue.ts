import { z } from 'zod';
import { aboutInvitation } from '../about-invitation.ts';
import type { Domain } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { remindOne } from '../invitations/remind.ts';
import { sendAgain } from '../invitations/resend.ts';
import { revokeOne } from '../invitations/revoke.ts';
import type { Invitation } from '../invitations/store.ts';
import { beside } from '../locks.ts';
import { operation, type Scope, systemOperation } from '../operation/operation.ts';
import { findPerson } from '../people/store.ts';
import { type BatchKind, type SkipReason, skipReasons } from './kinds.ts';
import { endIfOver, findBatch, nextItems, recordItem, skipRest } from './store.ts';

/** How many invitations one transaction changes: their addresses stay locked until it ends. */
const AT_ONCE = 20;

/** Changes one invitation by the rules of its own button; null: it does not concern this person. */
const change: Record<BatchKind, (scope: Scope, id: string) => Promise<Invitation | null>> = {
  revoke: async (scope, id) => {
    const { invitation, isRevoked } = await revokeOne(scope, id);
    return isRevoked ? invitation : null;
  },
  resend: async (scope, id) => {
    const { invitation, isSent } = await sendAgain(scope, id);
    return isSent ? invitation : null;
  },
  remind: remindOne,
};

/** What an invitation is skipped for when nothing was done to it and nothing failed. */
const unchanged: Record<BatchKind, SkipReason> = {
  revoke: 'invitation-resolved',
  resend: 'resent-too-soon',
  remind: 'not-delivered',
};

/**
 * Changes the next few invitations of a batch and notes the outcome of each, in one transaction: after a crash nothing
 * is done twice and nobody gets two messages. Rights are read again each time; what can't be done is skipped, with the
 * reason.
 */
const continueBatch = operation({
  name: 'continueBatch',
  input: z.object({ batchId: z.uuid() }),
  fails: ['batch-not-found'],
  async lock(tx, { batchId }) {
    const batch = await findBatch(tx, batchId);
    if (!batch) throw new DomainError('batch-not-found', {});
    const next = await nextItems(tx, batchId, AT_ONCE);
    return beside(batch.organizationId, { addresses: next.map(({ email }) => email) });
  },
  read: async (tx, _, { workspaceId, slackUserId }, { addresses = [] }) => ({
    actor: await findPerson(tx, workspaceId, slackUserId),
    locked: new Set(addresses),
  }),
  async run(scope, { batchId }, { locked }): Promise<{ isOver: boolean }> {
    const { tx, now, record } = scope;
    const batch = await findBatch(tx, batchId);
    if (!batch?.startedAt) return { isOver: true };
    const { kind, organizationId } = batch;
    const changed: Invitation[] = [];
    for (const { invitationId, email } of await nextItems(tx, batchId, AT_ONCE)) {
      if (!locked.has(email)) continue;
      const outcome = await attemptOne(scope, kind, invitationId);
      if (typeof outcome !== 'string') changed.push(outcome);
      await recordItem(tx, { batchId, invitationId }, typeof outcome === 'string' ? outcome : null);
    }
    const isOver = await endIfOver(tx, batchId, now);
    record({
      type: 'batch.continued',
      organizationId,
      batchId,
      kind,
      initiatorId: batch.memberId,
      invitations: changed.map(aboutInvitation),
    });
    return { isOver };
  },
});

async function attemptOne(scope: Scope, kind: BatchKind, id: string): Promise<Invitation | SkipReason> {
  try {
    return (await change[kind](scope, id)) ?? unchanged[kind];
  } catch (error) {
    const reason = error instanceof DomainError && skipReasons.find(each => each === error.code);
    if (!reason) throw error;
    return reason;
  }
}

/** Runs a batch to its end, a few invitations at a time; called again after a crash, it goes on where it was. */
export async function runBatch(domain: Domain, batchId: string): Promise<void> {
  const batch = await findBatch(domain.db, batchId);
  if (!batch?.startedAt || batch.doneAt) return;
  const { workspaceId } = batch.organization;
  const { slackUserId } = batch.member;
  const actor = slackUserId ? await findPerson(domain.db, workspaceId, slackUserId) : null;
  if (!actor) return stop(domain, batchId, batch.organizationId, 'cannot-act');
  try {
    while (!(await continueBatch(domain, actor, { batchId })).isOver);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const reason = skipReasons.find(each => each === error.code) ?? 'not-allowed';
    await stop(domain, batchId, batch.organizationId, reason);
  }
}

/** Skips what is left, because the person who started it can no longer do anything here. */
function stop(domain: Domain, batchId: string, organizationId: string, reason: SkipReason): Promise<void> {
  return systemOperation(domain, beside(organizationId), async ({ tx, now, record }) => {
    await skipRest(tx, batchId, reason);
    await endIfOver(tx, batchId, now);
    const batch = await findBatch(tx, batchId);
    if (!batch) return;
    const { kind, memberId: initiatorId } = batch;
    record({ type: 'batch.continued', organizationId, batchId, kind, initiatorId, invitations: [] });
  });
}

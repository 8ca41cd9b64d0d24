import { z } from 'zod';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { filterFor, type InvitationsQuery } from '../invitations/invited-users.ts';
import { firstIds, longestUnmessaged } from '../invitations/list/store.ts';
import { beside, type RightsReader } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import { groupsReached } from '../visibility.ts';
import { batchKinds, capabilityOf, type SkipReason } from './kinds.ts';
import { lastMessageBefore } from './reach.ts';
import {
  type Batch,
  countSkippedNow,
  deleteDraftBatches,
  findBatch,
  insertBatch,
  invitationsOf,
  reaches,
  startDraft,
} from './store.ts';

/** The most invitations of one batch. */
export const MAX_BATCH = 1_000;
/** A draft lasts one day; and what was skipped so lately comes last. */
const DRAFT_MS = 24 * 60 * 60 * 1000;
/** How many are named before it starts. */
const NAMED = 10;

/** Which invitations to choose: those that a list shows. */
export type BatchQuery = Omit<InvitationsQuery, 'from' | 'kept' | 'sort'>;

/**
 * Chooses pending invitations for the same change. Those to send to are chosen by their last message, the oldest first:
 * so the same again reaches the others. Nothing is done before the person has seen how many they are (startBatch): then
 * exactly those are changed.
 * Source: product.md, Follow invitations
 */
export const draftBatch = operation({
  name: 'draftBatch',
  input: z.object({
    organizationId: z.uuid(),
    kind: z.enum(batchKinds),
    wanted: z.custom<BatchQuery>(),
    requestKey: z.string(),
  }),
  fails: ['organization-not-found', 'not-allowed', 'nobody-chosen'],
  lock: (_, { organizationId }) => beside(organizationId),
  async run({ tx, now, actor, fail }, { organizationId, kind, wanted, requestKey }): Promise<string> {
    const { member, permissions, organization } = await authorise(
      tx,
      actor,
      organizationId,
      capabilityOf[kind],
    );
    const { filter } = await filterFor(tx, actor, organizationId, { ...wanted, status: 'pending' });
    // A group admin sees invitations that also give other groups, and changes none of those.
    const within = { ...filter, onlyIn: groupsReached(permissions, capabilityOf[kind]) };
    const first = reaches(
      kind,
      lastMessageBefore(kind, organization, now),
      new Date(now.getTime() - DRAFT_MS),
    );
    const ids = await (kind === 'revoke'
      ? firstIds(tx, within, MAX_BATCH)
      : longestUnmessaged(tx, within, first, MAX_BATCH));
    if (ids.length === 0) throw fail('nobody-chosen', {});
    return insertBatch(tx, { organizationId, memberId: member.id, kind, requestKey, createdAt: now }, ids);
  },
});

/** A batch before it starts: how many it is about, and the first names. */
export interface BatchPreview {
  batch: Batch;
  acting: ActingMember;
  total: number;
  /** How many of them it would skip now, by reason. */
  skipped: Partial<Record<SkipReason, number>>;
  named: { name: string | null; email: string; slackUserId: string | null }[];
}

/** Shows a draft to the person who made it. @throws DomainError batch-not-found, not-allowed */
export async function previewBatch(
  { db, clock }: Domain,
  actor: Person,
  batchId: string,
): Promise<BatchPreview> {
  const { batch, acting } = await ownBatch(db, actor, batchId);
  const { invitations, total } = await invitationsOf(db, batchId, NAMED);
  const lastBefore = lastMessageBefore(batch.kind, batch.organization, clock.now());
  const skipped = await countSkippedNow(db, batch, lastBefore);
  return { batch, acting, total, skipped, named: invitations };
}

/** Starts a draft; a job does the rest. Pressing twice starts it once. */
export const startBatch = operation({
  name: 'startBatch',
  input: z.object({ batchId: z.uuid() }),
  fails: ['batch-not-found', 'organization-not-found', 'not-allowed'],
  async lock(tx, { batchId }) {
    const batch = await findBatch(tx, batchId);
    if (!batch) throw new DomainError('batch-not-found', {});
    return beside(batch.organizationId);
  },
  async run({ tx, now, actor, audit, record }, { batchId }): Promise<{ total: number }> {
    const { batch } = await ownBatch(tx, actor, batchId);
    const { total } = await invitationsOf(tx, batchId, 0);
    if (await startDraft(tx, batchId, now)) {
      const { organizationId, kind } = batch;
      audit({
        organizationId,
        action: 'invitation.change-many',
        subject: kind,
        after: { invitations: total },
      });
      record({ type: 'batch.started', organizationId, batchId, by: actor.slackUserId });
    }
    return { total };
  },
});

/** Deletes every draft of a workspace that nobody started within a day; returns how many. */
export function discardOldBatches({ db, clock }: Domain, workspaceId: string): Promise<number> {
  return deleteDraftBatches(db, workspaceId, new Date(clock.now().getTime() - DRAFT_MS));
}

async function ownBatch(
  db: RightsReader,
  actor: Person,
  batchId: string,
): Promise<{ batch: Batch; acting: ActingMember }> {
  const batch = await findBatch(db, batchId);
  if (!batch || batch.organization.workspaceId !== actor.workspaceId) {
    throw new DomainError('batch-not-found', {});
  }
  const acting = await authorise(db, actor, batch.organizationId, capabilityOf[batch.kind]);
  if (batch.memberId !== acting.member.id) throw new DomainError('batch-not-found', {});
  return { batch, acting };
}

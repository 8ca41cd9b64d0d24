import { z } from 'zod';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { filterFor, type InvitationsQuery } from '../invitations/invited-users.ts';
import { firstIds } from '../invitations/list/store.ts';
import { beside, type RightsReader } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import { covers, hasEverywhere, type Permissions } from '../roles.ts';
import { type BatchKind, batchKinds, capabilityOf } from './kinds.ts';
import {
  type Batch,
  deleteDraftBatches,
  findBatch,
  groupsOfInvitations,
  insertBatch,
  invitationsOf,
  startDraft,
} from './store.ts';

/** The most invitations of one batch. */
export const MAX_BATCH = 1_000;
/** How many are named before it starts. */
const NAMED = 10;

/** Which invitations to choose: those that a list shows. */
export type BatchQuery = Omit<InvitationsQuery, 'from'>;

/**
 * Chooses pending invitations for the same change, the newest first. Nothing is done before the person has seen how
 * many they are (startBatch): then exactly those are changed.
 * Source: product.md, Follow invitations
 */
export const draftBatch = operation({
  input: z.object({
    organizationId: z.uuid(),
    kind: z.enum(batchKinds),
    wanted: z.custom<BatchQuery>(),
    requestKey: z.string(),
  }),
  fails: ['organization-not-found', 'not-allowed', 'nobody-chosen'],
  lock: (_, { organizationId }) => beside(organizationId),
  async run({ tx, now, actor, fail }, { organizationId, kind, wanted, requestKey }): Promise<string> {
    const { member, permissions } = await authorise(tx, actor, organizationId, capabilityOf[kind]);
    const { filter } = await filterFor(tx, actor, organizationId, { ...wanted, status: 'pending' });
    const ids = await coveredAmong(tx, permissions, kind, await firstIds(tx, filter, MAX_BATCH));
    if (ids.length === 0) throw fail('nobody-chosen', {});
    return insertBatch(tx, { organizationId, memberId: member.id, kind, requestKey, createdAt: now }, ids);
  },
});

/** Leaves out invitations that give a group beyond the actor's own, which a group admin only sees. */
async function coveredAmong(
  tx: RightsReader,
  permissions: Permissions,
  kind: BatchKind,
  ids: string[],
): Promise<string[]> {
  const capability = capabilityOf[kind];
  if (hasEverywhere(permissions, capability)) return ids;
  const groups = await groupsOfInvitations(tx, ids);
  return ids.filter(id => covers(permissions, capability, groups.get(id) ?? []));
}

/** A batch before it starts: how many it is about, and the first names. */
export interface BatchPreview {
  batch: Batch;
  acting: ActingMember;
  total: number;
  named: { name: string | null; email: string; slackUserId: string | null }[];
}

/** Shows a draft to the person who made it. @throws DomainError batch-not-found, not-allowed */
export async function previewBatch({ db }: Domain, actor: Person, batchId: string): Promise<BatchPreview> {
  const { batch, acting } = await ownBatch(db, actor, batchId);
  const { invitations, total } = await invitationsOf(db, batchId, NAMED);
  return { batch, acting, total, named: invitations };
}

/** Starts a draft; a job does the rest. Pressing twice starts it once. */
export const startBatch = operation({
  input: z.object({ batchId: z.uuid() }),
  fails: ['batch-not-found', 'organization-not-found', 'not-allowed'],
  async lock(tx, { batchId }) {
    const batch = await findBatch(tx, batchId);
    if (!batch) throw new DomainError('batch-not-found', {});
    return beside(batch.organizationId);
  },
  async run({ tx, now, actor, audit, record }, { batchId }): Promise<BatchPreview> {
    const { batch, acting } = await ownBatch(tx, actor, batchId);
    const { invitations: named, total } = await invitationsOf(tx, batchId, NAMED);
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
    return { batch, acting, total, named };
  },
});

/** A draft lasts one day. */
const DRAFT_MS = 24 * 60 * 60 * 1000;

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

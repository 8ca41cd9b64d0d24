import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import type { BatchKind, SkipReason } from './kinds.ts';

type Reader = Database | Transaction;

const whole = { organization: true, member: true } satisfies Prisma.InvitationBatchInclude;

/** The same change to many invitations, and who makes it. */
export type Batch = Prisma.InvitationBatchGetPayload<{ include: typeof whole }>;

/** Inserts a draft with its invitations; the same request delivered again finds its own. */
export async function insertBatch(
  tx: Transaction,
  batch: { organizationId: string; memberId: string; kind: BatchKind; requestKey: string; createdAt: Date },
  invitationIds: string[],
): Promise<string> {
  const { organizationId, memberId, requestKey } = batch;
  const present = await tx.invitationBatch.findUnique({
    where: { organizationId_memberId_requestKey: { organizationId, memberId, requestKey } },
    select: { id: true },
  });
  if (present) return present.id;
  const { id: batchId } = await tx.invitationBatch.create({ data: batch, select: { id: true } });
  await tx.batchItem.createMany({ data: invitationIds.map(invitationId => ({ batchId, invitationId })) });
  return batchId;
}

/** Why a batch would skip an invitation (i) now, as far as the database knows; null: nothing is known against it. */
function skipReason(kind: BatchKind, lastBefore: Date | null): Prisma.Sql {
  const tooSoon = lastBefore
    ? Prisma.sql`greatest(i.sent_at, i.reminded_at) > ${lastBefore}::timestamptz`
    : Prisma.sql`false`;
  const unreached = Prisma.sql`i.awaiting_approval_at is not null or not exists (select from deliveries d
    where d.invitation_id = i.id and d.message = 'invitation' and d.status = 'delivered')`;
  return Prisma.sql`case when i.status <> 'pending' then 'invitation-resolved'
    when ${kind === 'remind' ? unreached : Prisma.sql`false`} then 'not-delivered'
    when ${tooSoon} then 'resent-too-soon' end`;
}

/** Would a batch reach an invitation (i), and has none of the same kind skipped it lately? */
export function reaches(kind: BatchKind, lastBefore: Date | null, skippedSince: Date): Prisma.Sql {
  return Prisma.sql`(${skipReason(kind, lastBefore)}) is null and not exists (
    select from batch_items b join invitation_batches other on other.id = b.batch_id
    where b.invitation_id = i.id and b.outcome = 'skipped' and other.kind = ${kind}::"BatchKind"
      and other.started_at > ${skippedSince}::timestamptz)`;
}

/** How many invitations of a batch it would skip now, by reason. */
export async function countSkippedNow(
  db: Reader,
  { id, kind }: { id: string; kind: BatchKind },
  lastBefore: Date | null,
): Promise<Partial<Record<SkipReason, number>>> {
  const rows = await db.$queryRaw<{ reason: SkipReason; count: number }[]>`
    select reason, count(*)::int as count from (
      select ${skipReason(kind, lastBefore)} as reason
      from batch_items b join invitations i on i.id = b.invitation_id where b.batch_id = ${id}::uuid) t
    where reason is not null group by reason`;
  return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]));
}

/** The batch with that id, or null. */
export function findBatch(db: Reader, id: string): Promise<Batch | null> {
  return db.invitationBatch.findUnique({ where: { id }, include: whole });
}

/** The first invitations of a batch, newest first, and the count of all. */
export async function invitationsOf(db: Reader, batchId: string, take: number) {
  const [items, total] = await Promise.all([
    db.batchItem.findMany({
      where: { batchId },
      select: { invitation: { select: { name: true, email: true, slackUserId: true } } },
      orderBy: { invitationId: 'desc' },
      take,
    }),
    db.batchItem.count({ where: { batchId } }),
  ]);
  return { invitations: items.map(({ invitation }) => invitation), total };
}

/** Starts a draft. False when it was started before: of two presses exactly one gets true. */
export async function startDraft(tx: Transaction, id: string, startedAt: Date): Promise<boolean> {
  const { count } = await tx.invitationBatch.updateMany({
    where: { id, startedAt: null },
    data: { startedAt },
  });
  return count === 1;
}

/** The next invitations of a batch that nothing was done to yet, with their addresses. */
export async function nextItems(
  tx: Reader,
  batchId: string,
  take: number,
): Promise<{ invitationId: string; email: string }[]> {
  const items = await tx.batchItem.findMany({
    where: { batchId, outcome: null },
    select: { invitationId: true, invitation: { select: { email: true } } },
    orderBy: { invitationId: 'desc' },
    take,
  });
  return items.map(({ invitationId, invitation }) => ({ invitationId, email: invitation.email }));
}

/** Records the outcome for an invitation of a batch. */
export async function recordItem(
  tx: Transaction,
  key: { batchId: string; invitationId: string },
  reason: SkipReason | null,
): Promise<void> {
  await tx.batchItem.update({
    where: { batchId_invitationId: key },
    data: { outcome: reason ? 'skipped' : 'done', reason },
    select: { batchId: true },
  });
}

/** Skips what is left of a batch. */
export async function skipRest(tx: Transaction, batchId: string, reason: SkipReason): Promise<void> {
  await tx.batchItem.updateMany({ where: { batchId, outcome: null }, data: { outcome: 'skipped', reason } });
}

/** Ends a batch with nothing left; true when it has ended. */
export async function endIfOver(tx: Transaction, id: string, doneAt: Date): Promise<boolean> {
  if (await tx.batchItem.findFirst({ where: { batchId: id, outcome: null }, select: { batchId: true } }))
    return false;
  await tx.invitationBatch.updateMany({ where: { id, doneAt: null }, data: { doneAt } });
  return true;
}

/** How far a batch is: how many are left and done, and how many were skipped, by reason. */
export interface BatchCounts {
  left: number;
  done: number;
  skipped: Partial<Record<SkipReason, number>>;
}

/** Counts the invitations of a batch. */
export async function countBatch(db: Reader, batchId: string): Promise<BatchCounts> {
  const rows = await db.batchItem.groupBy({
    by: ['outcome', 'reason'],
    where: { batchId },
    _count: { _all: true },
  });
  const counts: BatchCounts = { left: 0, done: 0, skipped: {} };
  for (const { outcome, reason, _count } of rows) {
    if (outcome === null) counts.left = _count._all;
    else if (outcome === 'done') counts.done = _count._all;
    else counts.skipped[reason as SkipReason] = _count._all;
  }
  return counts;
}

/** Deletes drafts of a workspace that nobody started before that time; returns how many. */
export async function deleteDraftBatches(db: Database, workspaceId: string, before: Date): Promise<number> {
  const { count } = await db.invitationBatch.deleteMany({
    where: { organization: { workspaceId }, startedAt: null, createdAt: { lt: before } },
  });
  return count;
}

/** How far the messages of a batch are: of several to one person, the one that got furthest. */
export type BatchDeliveries = Record<'queued' | 'delivered' | 'waiting' | 'failed', number>;

/** Counts the people who get a message of a batch, by its state. */
export async function countBatchDeliveries(db: Reader, batchId: string): Promise<BatchDeliveries> {
  const rows = await db.$queryRaw<{ status: keyof BatchDeliveries; count: number }[]>`
    select status, count(*)::int as count from (
      select distinct on (invitation_id) status::text as status
      from deliveries where batch_id = ${batchId}::uuid and message <> 'batch'
      order by invitation_id, array_position(array['delivered', 'queued', 'waiting', 'failed'], status::text)
    ) each_person group by status`;
  const counts = { queued: 0, delivered: 0, waiting: 0, failed: 0 };
  for (const { status, count } of rows) counts[status] = count;
  return counts;
}

import type { Database, Transaction } from '../database/client.ts';
import { Prisma } from '../database/generated/client.ts';
import { facts, withMore } from './facts/store.ts';
import type { Jobs } from './jobs.ts';
import { newerCardAt } from './newer-card.ts';

/** The subject of a message. */
export type Subject = Jobs['refresh'];

/** The owner of a job: named, or found by the job's subject. */
export type JobOwner = { workspaceId: string } | { organizationId: string } | Subject;

/** The workspace of a job's owner, as a statement; no row when the job's subject is gone. */
export function workspaceFor(owner: JobOwner): Prisma.Sql {
  if ('workspaceId' in owner) return Prisma.sql`select ${owner.workspaceId}::uuid as workspace_id`;
  const organization =
    'organizationId' in owner
      ? Prisma.sql`${owner.organizationId}::uuid`
      : 'invitationId' in owner
        ? Prisma.sql`(select organization_id from invitations where id = ${owner.invitationId}::uuid)`
        : 'joinRequestId' in owner
          ? Prisma.sql`(select organization_id from join_requests where id = ${owner.joinRequestId}::uuid)`
          : 'memberId' in owner
            ? Prisma.sql`(select organization_id from members where id = ${owner.memberId}::uuid)`
            : 'handoverId' in owner
              ? Prisma.sql`(select organization_id from handovers where id = ${owner.handoverId}::uuid)`
              : 'importId' in owner
                ? Prisma.sql`(select organization_id from imports where id = ${owner.importId}::uuid)`
                : Prisma.sql`(select organization_id from invitation_batches where id = ${owner.batchId}::uuid)`;
  return Prisma.sql`select workspace_id from organizations where id = ${organization}`;
}

/** Which of these invitations have a message in Slack. */
export async function postedOf(tx: Transaction, invitationIds: string[]): Promise<string[]> {
  const posted = await tx.delivery.findMany({
    where: { invitationId: { in: invitationIds }, posted: { some: {} } },
    select: { invitationId: true },
    distinct: ['invitationId'],
  });
  return posted.flatMap(({ invitationId }) => invitationId ?? []);
}

/** The workspace whose jobs these are; rows of other workspaces are not found. */
interface OfWorkspace {
  workspaceId: string;
}

/** Ends a delivery that is queued, or an email that came back; false when it had already ended otherwise. */
export async function recordOutcome(
  tx: Transaction,
  id: string,
  outcome: { status: 'delivered' | 'failed'; reason?: string; resolvedAt: Date },
  from: 'queued' | 'delivered' = 'queued',
): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({ where: { id, status: from }, data: outcome });
  return count === 1;
}

/** Ends what waits to be sent in a workspace as failed; of these deliveries, or of all. */
export async function failWaiting(
  db: Database | Transaction,
  { workspaceId, deliveryIds }: { workspaceId: string; deliveryIds?: string[] },
  outcome: { reason: string; resolvedAt: Date },
): Promise<void> {
  await db.delivery.updateMany({
    where: {
      organization: { workspaceId },
      status: { in: ['queued', 'waiting'] },
      ...(deliveryIds && { id: { in: deliveryIds } }),
    },
    data: { status: 'failed', ...outcome },
  });
}

/** Every message in Slack about a subject, oldest first. */
export async function postedAbout(db: Database, { workspaceId }: OfWorkspace, subject: Subject) {
  const posted = await db.postedMessage.findMany({
    where: {
      organization: { workspaceId },
      // The invitee's card shows an invitation that an import or batch sent; the sender's message doesn't.
      delivery:
        'importId' in subject
          ? { ...subject, message: 'import' }
          : 'batchId' in subject
            ? { ...subject, message: 'batch' }
            : subject,
    },
    include: { delivery: { include: facts } },
    orderBy: { id: 'asc' },
  });
  return Promise.all(
    posted.map(async message => {
      const newer = newerCardAt(message, posted);
      const delivery = await withMore(db, message.delivery);
      return { ...message, delivery: { ...delivery, ...(newer && { newerCardAt: newer }) } };
    }),
  );
}

/** Forgets a message that is gone from Slack. */
export async function forgetPosted(db: Database, id: string): Promise<void> {
  await db.postedMessage.deleteMany({ where: { id } });
}

/** The workspace of an organization, and the time of its last listing of people. */
export async function workspaceOf(
  tx: Transaction | Database,
  organizationId: string,
): Promise<{ id: string; peopleListedAt: Date | null }> {
  const { workspace } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { workspace: { select: { id: true, peopleListedAt: true } } },
  });
  return workspace;
}

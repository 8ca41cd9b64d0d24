import type { Database } from '../../database/client.ts';

/** How many rows one statement deletes: few enough that nobody waits for it. */
const BATCH = 1_000;

/** Which history to delete: of the organizations of one workspace, resolved before that time. */
export interface Bygone {
  workspaceId: string;
  before: Date;
}

/** Deletes batch after batch until one isn't full; returns how many were deleted. */
async function inBatches(deleteSome: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await deleteSome();
    total += count;
    if (count < BATCH) return total;
  }
}

/**
 * Deletes resolved invitations with their deliveries and messages. An invitation that still counts for the pause
 * between two messages to its address stays until the pause is over.
 */
export function deleteInvitations(db: Database, { workspaceId, before }: Bygone, now: Date): Promise<number> {
  return inBatches(
    () => db.$executeRaw`
      delete from invitations where id in (
        select i.id from invitations i join organizations o on o.id = i.organization_id
        where o.workspace_id = ${workspaceId}::uuid and i.status <> 'pending'
          and i.settled_at < ${before}::timestamptz
          and greatest(i.sent_at, i.reminded_at) + make_interval(mins => coalesce(o.cooldown_minutes, 0))
            <= ${now}::timestamptz
        order by i.settled_at limit ${BATCH})`,
  );
}

/**
 * Deletes resolved join requests with their deliveries and messages, once the pause before the next request is over.
 */
export function deleteJoinRequests(
  db: Database,
  { workspaceId, before }: Bygone,
  now: Date,
): Promise<number> {
  return inBatches(
    () => db.$executeRaw`
      delete from join_requests where id in (
        select r.id from join_requests r join organizations o on o.id = r.organization_id
        where o.workspace_id = ${workspaceId}::uuid and r.status <> 'pending'
          and r.settled_at < ${before}::timestamptz
          and r.settled_at + make_interval(days => o.request_pause_days + 1) <= ${now}::timestamptz
        order by r.settled_at limit ${BATCH})`,
  );
}

/**
 * Deletes imports that were sent or discarded, with their rows. A message that invited somebody belongs to the
 * invitation and stays with it, and so does a message that waits for somebody to join Slack.
 */
export function deleteImports(db: Database, { workspaceId, before }: Bygone): Promise<number> {
  return inBatches(
    () => db.$executeRaw`
      with old as materialized (
        select i.id from imports i join organizations o on o.id = i.organization_id
        where o.workspace_id = ${workspaceId}::uuid and i.status <> 'draft'
          and coalesce(i.sent_at, i.created_at) < ${before}::timestamptz
          and not exists (select 1 from deliveries d where d.import_id = i.id and d.status = 'queued')
        order by i.id limit ${BATCH}
      ), kept as (
        update deliveries set import_id = null
        where import_id in (select id from old) and (invitation_id is not null or status = 'waiting')
      )
      delete from imports where id in (select id from old)`,
  );
}

/** Deletes changes to many invitations that ended; their messages are deliveries whose subject is gone then. */
export async function deleteBatches(db: Database, { workspaceId, before }: Bygone): Promise<void> {
  await db.invitationBatch.deleteMany({ where: { organization: { workspaceId }, doneAt: { lt: before } } });
}

/**
 * Deletes ended deliveries whose subject is gone, with their messages. The last delivery for a person and a link stays:
 * it records who Foyer added to a channel, and what failed.
 */
export function deleteDeliveries(db: Database, { workspaceId, before }: Bygone): Promise<number> {
  return inBatches(
    () => db.$executeRaw`
      delete from deliveries where id in (
        select d.id from deliveries d join organizations o on o.id = d.organization_id
        where o.workspace_id = ${workspaceId}::uuid and d.status in ('delivered', 'failed')
          and d.settled_at < ${before}::timestamptz
          and d.invitation_id is null and d.join_request_id is null and d.import_id is null
          and (d.tie_id is null or exists (
            select 1 from deliveries n where n.tie_id = d.tie_id and n.recipient = d.recipient and n.id > d.id))
        order by d.settled_at limit ${BATCH})`,
  );
}

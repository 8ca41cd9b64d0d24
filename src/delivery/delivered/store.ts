import type { Database } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { growingId } from '../../database/growing-id.ts';
import { MAX_ATTEMPTS, ofWorkspace } from '../jobs.ts';
import { queueRefresh, refreshKey } from '../queue.ts';
import { SECONDS_PER_MESSAGE } from '../rate-limit.ts';
import type { Subject } from '../store.ts';

/** The message of an upload or batch counts its deliveries at most this often; see rate-limit.ts for several uploads at once. */
export const COUNTED_EVERY_MS = 2_000;

/** The facts that a card showed when it was posted. */
export type SentState =
  | {
      invitationId: string;
      status: string;
      awaitingApprovalAt: Date | null;
      roleId: string;
      groupIds: string[];
    }
  | { joinRequestId: string; status: string; acceptRoleId: string | null; acceptGroupIds: string[] }
  | { handoverId: string; status: string }
  | { memberId: string; state: string; leftReason: string | null };

/**
 * Records that a message was delivered, in one statement: its outcome, its position in Slack, and the jobs that follow.
 * @param sent.posted its position, when Foyer keeps it up to date from now on
 * @param sent.sentState what it showed; if that has changed, a job updates it
 * @param sent.replaces earlier cards about the same subject; once there are some, a job closes them
 * @param sent.counted the upload or batch whose message counts it
 * @param sent.isSingle not bulk work, so no time was reserved for it
 */
export async function recordDelivered(
  db: Database,
  workspaceId: string,
  sent: {
    id: string;
    organizationId: string;
    at: Date;
    posted: { channelId: string; ts: string } | null;
    sentState: SentState | null;
    replaces: { recipient: string | null; messages: readonly string[] } | null;
    counted: { importId: string } | { batchId: string } | null;
    isSingle: boolean;
  },
): Promise<void> {
  const { id, organizationId, at, posted, sentState, replaces, counted, isSingle } = sent;
  // The last message of a batch is shown at once.
  const batchId = counted && 'batchId' in counted ? counted.batchId : null;
  const subject = sentState && subjectOfState(sentState);
  const isStale = sentState ? isOutOfDate(sentState) : Prisma.sql`false`;
  const [written] = await db.$queryRaw<[{ isStale: boolean; stale: bigint | null; counted: bigint | null }]>`
    with ended as (
      update deliveries set status = 'delivered', settled_at = ${at}::timestamptz
      where id = ${id}::uuid and status = 'queued'
    ), given_way as (
      -- Bulk work without a reserved time yet waits that much longer.
      update paces set booked_until = booked_until + make_interval(secs => ${SECONDS_PER_MESSAGE}::float8)
      where workspace_id = ${workspaceId}::uuid and method = 'chat.postMessage'
        and booked_until > clock_timestamp() and ${isSingle}::boolean
    ), stands as (
      insert into posted_messages (id, organization_id, delivery_id, channel_id, ts, posted_at)
      select ${growingId()}::uuid, ${organizationId}::uuid, ${id}::uuid, ${posted?.channelId ?? ''},
        ${posted?.ts ?? ''}, ${at}::timestamptz
      where ${posted !== null}::boolean
      on conflict do nothing
    ), told as materialized (
      select ${isStale} or ${subject && replaces ? hasEarlier(id, subject, replaces) : Prisma.sql`false`} as is_stale
    ), stale as materialized (
      select (graphile_worker.add_job(foyer_task('refresh', ${workspaceId}::uuid), ${JSON.stringify(ofWorkspace(workspaceId, subject ?? {}))}::json,
        max_attempts := ${MAX_ATTEMPTS}::int, job_key := ${subject ? refreshKey(subject) : null}::text,
        job_key_mode := 'preserve_run_at')).id as id
      from told where is_stale
    ), counted as materialized (
      select (graphile_worker.add_job(foyer_task('refresh', ${workspaceId}::uuid), ${JSON.stringify(ofWorkspace(workspaceId, counted ?? {}))}::json,
        run_at := clock_timestamp() + make_interval(secs => case when ended_batch then 0 else ${COUNTED_EVERY_MS / 1000}::float8 end),
        max_attempts := ${MAX_ATTEMPTS}::int, job_key := ${counted && refreshKey(counted)}::text,
        job_key_mode := case when ended_batch then 'replace' else 'preserve_run_at' end)).id as id
      from (select ${batchId !== null}::boolean and not exists (select from deliveries d
        where d.batch_id = ${batchId}::uuid and d.status = 'queued' and d.message <> 'batch'
          and d.id <> ${id}::uuid) as ended_batch) last
      where ${counted !== null}::boolean
    )
    select is_stale as "isStale", (select id from stale) as stale, (select id from counted) as counted from told`;
  // A worker locked the keyed job in between: see addJob.
  if (subject && written.isStale && written.stale === null) await queueRefresh(db, subject);
  if (counted && written.counted === null) await queueRefresh(db, counted, { inMs: COUNTED_EVERY_MS });
}

/** The subject of a card, by the facts that it showed. */
function subjectOfState(sentState: SentState): Subject {
  if ('handoverId' in sentState) return { handoverId: sentState.handoverId };
  if ('memberId' in sentState) return { memberId: sentState.memberId };
  return 'invitationId' in sentState
    ? { invitationId: sentState.invitationId }
    : { joinRequestId: sentState.joinRequestId };
}

/** Has one of these facts changed? */
function isOutOfDate(sentState: SentState): Prisma.Sql {
  if ('handoverId' in sentState) {
    return Prisma.sql`exists (select from handovers h
      where h.id = ${sentState.handoverId}::uuid and h.status::text <> ${sentState.status})`;
  }
  if ('memberId' in sentState) {
    return Prisma.sql`exists (select from members m where m.id = ${sentState.memberId}::uuid
      and (m.state::text <> ${sentState.state} or m.left_reason::text is distinct from ${sentState.leftReason}))`;
  }
  if ('joinRequestId' in sentState) {
    return Prisma.sql`exists (select from join_requests r join organizations o on o.id = r.organization_id
      where r.id = ${sentState.joinRequestId}::uuid and (r.status::text <> ${sentState.status}
        or o.accept_role_id is distinct from ${sentState.acceptRoleId}::uuid
        or o.accept_group_ids <> ${sentState.acceptGroupIds}::uuid[]))`;
  }
  return Prisma.sql`exists (select from invitations i where i.id = ${sentState.invitationId}::uuid and (
    i.status::text <> ${sentState.status} or i.role_id <> ${sentState.roleId}::uuid
    or i.awaiting_approval_at is distinct from ${sentState.awaitingApprovalAt}::timestamptz
    or array(select g.group_id::text from invitation_grants g where g.invitation_id = i.id order by g.group_id)
      <> ${sentState.groupIds.toSorted()}::text[]))`;
}

/** Were cards about the same subject posted to the same reader before? */
function hasEarlier(
  id: string,
  subject: Subject,
  { recipient, messages }: { recipient: string | null; messages: readonly string[] },
): Prisma.Sql {
  if (messages.length === 0) return Prisma.sql`false`;
  const about =
    'invitationId' in subject
      ? Prisma.sql`d.invitation_id = ${subject.invitationId}::uuid`
      : 'joinRequestId' in subject
        ? Prisma.sql`d.join_request_id = ${subject.joinRequestId}::uuid`
        : Prisma.sql`false`;
  return Prisma.sql`exists (select from deliveries d join posted_messages p on p.delivery_id = d.id
    where ${about} and d.id <> ${id}::uuid and d.recipient = ${recipient} and d.message = any(${messages}::text[]))`;
}

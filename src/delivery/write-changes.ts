import type { Transaction } from '../database/client.ts';
import { growingId } from '../database/growing-id.ts';
import type { AuditRecord } from '../domain/changes.ts';
import type { PressedCopy } from '../domain/domain.ts';
import { waitsForSlack } from '../domain/invitations/store.ts';
import { concernsPeople, type FanOut } from './fan-out/job.ts';
import { limitsOf, MAX_ATTEMPTS, ofRequest } from './jobs.ts';
import { type CardRefresh, isBulk, type PlannedDelivery } from './planned.ts';
import { audienceKey, queueAudience, queueRefresh, refreshKey, TOGETHER_MS } from './queue.ts';
import type { Subject } from './store.ts';

/** Everything that one operation writes besides its own rows. */
export interface WrittenChanges {
  audit: AuditRecord[];
  /** Invitations whose waiting messages are cancelled, and why. */
  cancels: { invitationId: string; reason: string }[];
  /** Invitations whose waiting messages are sent now, and to whom. */
  wakes: { invitationId: string; recipient: string }[];
  deliveries: (PlannedDelivery & { organizationId: string })[];
  refreshes: (CardRefresh & { organizationId: string })[];
  fanOuts: FanOut[];
  /** Copies of cards that were pressed, which Foyer updates from now on. */
  copies: PressedCopy[];
}

/** Rows of each kind per statement: a large file takes several statements, each well within its time limit. */
const AT_ONCE = 2_000;

/** Writes the changes, in one statement unless they are very many. */
export async function writeChanges(tx: Transaction, changes: WrittenChanges, now: Date): Promise<void> {
  const rows = {
    audit: changes.audit.map(fact => ({ ...fact, id: growingId() })),
    wakes: changes.wakes,
    deliveries: changes.deliveries.map(({ withoutMail: _, ...planned }) => ({
      medium: 'slack',
      ...planned,
      id: planned.id ?? growingId(),
      ...(planned.medium === 'as-set' && { mailId: growingId() }),
      isBulk: isBulk(planned),
    })),
    copies: changes.copies.map(copy => {
      const subject = subjectOfCopy(copy);
      return { ...copy, id: growingId(), payload: subject, key: refreshKey(subject) };
    }),
    jobs: [...refreshJobs(changes.refreshes), ...changes.fanOuts.map(fanOutJob)],
  };
  // Cancels before planning: otherwise one statement would cancel deliveries that the one before planned.
  const cancels = (from: number) => JSON.stringify(from === 0 ? changes.cancels : []);
  const request = JSON.stringify(ofRequest());
  const most = Math.max(Math.sign(changes.cancels.length), ...Object.values(rows).map(all => all.length));
  for (let from = 0; from < most; from += AT_ONCE) {
    const part = <Row>(all: Row[]) => JSON.stringify(all.slice(from, from + AT_ONCE));
    const keyed = await tx.$queryRaw<{ key: string; isAdded: boolean }[]>`
      with recorded as (
        insert into audit_entries (id, organization_id, at, actor, action, subject, before, after)
        select id, "organizationId", at, actor, action, subject, before, after
        from jsonb_to_recordset(${part(rows.audit)}::jsonb) as f(id uuid, "organizationId" uuid, at timestamptz,
          actor text, action text, subject text, before jsonb, after jsonb)
      ), cancelled as (
        update deliveries d set status = 'failed', reason = c.reason, settled_at = ${now}::timestamptz
        from jsonb_to_recordset(${cancels(from)}::jsonb) as c("invitationId" uuid, reason text)
        where d.invitation_id = c."invitationId" and d.status = 'waiting'
      ), woken as (
        -- An email that was not sent yet becomes a direct message.
        update deliveries d set status = 'queued', medium = 'slack', recipient = w.recipient
        from jsonb_to_recordset(${part(rows.wakes)}::jsonb) as w("invitationId" uuid, recipient text)
        where d.invitation_id = w."invitationId" and ${waitsForSlack}
        returning d.id, d.organization_id
      ), given as materialized (
        select d.*, o.invite_by from jsonb_to_recordset(${part(rows.deliveries)}::jsonb) as d(id uuid, "mailId" uuid,
          "organizationId" uuid, message text, medium text, recipient text, email text, data jsonb,
          "invitationId" uuid, "joinRequestId" uuid, "importId" uuid, "batchId" uuid, "memberId" uuid, "handoverId" uuid, "initiatorId" uuid,
          "isBulk" boolean)
        left join organizations o on o.id = d."organizationId" and d.medium = 'as-set'
      ), by_medium as materialized (
        select id, 'slack' as medium, recipient, case when recipient is null then 'waiting' else 'queued' end as status,
          id as given_id
        from given where medium = 'slack' or (medium = 'as-set' and recipient is not null and invite_by <> 'email')
        union all
        select coalesce("mailId", id), 'email', null, 'queued', id
        from given where medium = 'email' or (medium = 'as-set' and (recipient is null or invite_by <> 'dm'))
      ), planned as (
        insert into deliveries (id, organization_id, message, medium, recipient, email, status, data, invitation_id,
          join_request_id, import_id, batch_id, member_id, handover_id, causer_id, created_at)
        select by_medium.id, "organizationId", message, by_medium.medium::"DeliveryMedium", by_medium.recipient, email,
          status::"DeliveryStatus", coalesce(data, '{}'::jsonb), "invitationId", "joinRequestId", "importId",
          "batchId", "memberId", "handoverId", "initiatorId", ${now}::timestamptz
        from by_medium join given on given.id = by_medium.given_id
        on conflict do nothing
        returning id, organization_id, medium, status
      ), queued as (
        select planned.id, planned.organization_id, planned.medium, given."isBulk"
        from planned join by_medium on by_medium.id = planned.id join given on given.id = by_medium.given_id
        where planned.status = 'queued'
      ), copied as (
        insert into posted_messages (id, organization_id, delivery_id, channel_id, ts, posted_at)
        select c.id, newest.organization_id, newest.id, c."channelId", c.ts, ${now}::timestamptz
        from jsonb_to_recordset(${part(rows.copies)}::jsonb) as c(id uuid, "workspaceId" uuid, message text,
          "invitationId" uuid, "joinRequestId" uuid, "channelId" text, ts text)
        cross join lateral (
          select d.id, d.organization_id from deliveries d join organizations o on o.id = d.organization_id
          where (d.invitation_id = c."invitationId" or d.join_request_id = c."joinRequestId")
            and d.message = c.message and o.workspace_id = c."workspaceId"
          order by d.id desc limit 1) as newest
        on conflict do nothing
        returning id, organization_id
      ), copied_keys as (
        select copied.organization_id, c.payload, c.key
        from copied join jsonb_to_recordset(${part(rows.copies)}::jsonb) as c(id uuid, payload json, key text)
          on c.id = copied.id
      ), wanted as (
        select task, organization_id, json_build_object('deliveryId', id) as payload, null as key,
          null::timestamptz as run_at, id::text as place
        from (select 'send' as task, id, organization_id from queued where not "isBulk" and medium = 'slack'
          union all select 'send', id, organization_id from woken
          union all select 'mail', id, organization_id from queued where medium = 'email') as sent
        union all
        select 'send-many', organization_id,
          json_build_object('organizationId', organization_id, 'deliveryIds', json_agg(id order by id)), null, null, ''
        from queued where "isBulk" and medium = 'slack' group by organization_id
        union all
        select task, "organizationId", payload, key,
          case when "inMs" > 0 then clock_timestamp() + make_interval(secs => "inMs" / 1000.0) end, key
        from jsonb_to_recordset(${part(rows.jobs)}::jsonb) as j(task text, "organizationId" uuid, payload json, key text,
          "inMs" float8)
        union all
        select 'refresh', organization_id, payload, key, null, key from copied_keys
        where key not in (select key from jsonb_to_recordset(${part(rows.jobs)}::jsonb) as j(key text)
          where key is not null)
      )
      select added.key, true as "isAdded" from (
        select array_agg(row(foyer_task(w.task, o.workspace_id),
          (w.payload::jsonb || ${request}::jsonb || jsonb_build_object('workspaceId', o.workspace_id))::json, null, w.run_at,
          case w.task when 'mail' then ${limitsOf('mail').maxAttempts}::int else ${MAX_ATTEMPTS}::int end, w.key,
          null, null)::graphile_worker.job_spec order by w.place) as specs
        from wanted w join organizations o on o.id = w.organization_id having count(*) > 0
      ) as all_wanted, graphile_worker.add_jobs(all_wanted.specs, job_key_preserve_run_at := true) as added
      where added.key is not null
      union all
      select key, false from copied_keys`;
    // A worker locked the card's job in between: see addJob.
    const added = new Set(keyed.filter(({ isAdded }) => isAdded).map(({ key }) => key));
    const copied = new Set(keyed.filter(({ isAdded }) => !isAdded).map(({ key }) => key));
    for (const { key, again } of rows.jobs.slice(from, from + AT_ONCE)) {
      if (key && !added.has(key)) await again?.(tx);
    }
    for (const { key, payload } of rows.copies) {
      if (copied.has(key) && !added.has(key)) await queueRefresh(tx, payload);
    }
  }
}

/** The subject of a copied card. */
function subjectOfCopy({ invitationId, joinRequestId }: PressedCopy): Subject {
  return invitationId ? { invitationId } : { joinRequestId: joinRequestId ?? '' };
}

interface NewJob {
  task: 'refresh' | 'fan-out';
  organizationId: string;
  payload: object;
  key: string | null;
  inMs: number;
  /** Adds it again, when it has a key. */
  again?: (tx: Transaction) => Promise<void>;
}

/** One job per card, in key order: in different orders, two operations would wait for each other. */
function refreshJobs(refreshes: WrittenChanges['refreshes']): NewJob[] {
  const byKey = new Map<string, NewJob>();
  for (const { organizationId, subject, inMs } of refreshes) {
    const key = refreshKey(subject);
    if (byKey.has(key)) continue;
    const again = (tx: Transaction) => queueRefresh(tx, subject, { inMs });
    byKey.set(key, { task: 'refresh', organizationId, payload: subject, key, inMs, again });
  }
  return [...byKey.values()];
}

/** What everybody sees can wait a moment for more changes; such an operation has locked the organization alone. */
function fanOutJob(fanOut: FanOut): NewJob {
  const { organizationId, audience } = fanOut;
  const job = { task: 'fan-out', organizationId, payload: fanOut } as const;
  if (audience !== 'everybody' || concernsPeople(fanOut)) return { ...job, key: null, inMs: 0 };
  const again = (tx: Transaction) => queueAudience(tx, organizationId, audience);
  return { ...job, key: audienceKey(organizationId, audience), inMs: TOGETHER_MS, again };
}

import type { Database } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import type { Answer } from './post.ts';

/** A message that this process sends now, with where to and its secrets. */
export interface Claimed {
  id: string;
  endpointId: string;
  organizationId: string;
  url: string;
  type: string;
  body: string;
  attempts: number;
  firstTriedAt: Date | null;
  secret: Uint8Array;
  keyId: string | null;
  oldSecret: Uint8Array | null;
  oldKeyId: string | null;
  oldUntil: Date | null;
}

/** Nothing earlier waits about the same subject. */
const isNext = Prisma.sql`not exists (
  select from webhook_messages earlier
  where earlier.endpoint_id = m.endpoint_id and earlier.subject_id = m.subject_id
    and earlier.state = 'waiting' and earlier.body is not null and earlier.sequence < m.sequence)`;

/** Longer than a call can take: a process that was killed loses its messages to another after that. */
const CLAIM_MS = 30_000;

/**
 * Takes messages of an endpoint that are due: of each subject only the oldest that waits, so that nothing overtakes it
 * there, and one that fails delays no other subject. Nobody else has them until they are recorded.
 */
export async function claim(db: Database, endpointId: string, now: Date, most: number): Promise<Claimed[]> {
  const until = new Date(now.getTime() + CLAIM_MS);
  return db.$queryRaw<Claimed[]>`
    with due as materialized (
      select m.id from webhook_messages m
      where m.endpoint_id = ${endpointId}::uuid and m.state = 'waiting' and m.body is not null
        and (m.due_at is null or m.due_at <= ${now}::timestamptz)
        and (m.claimed_until is null or m.claimed_until <= ${now}::timestamptz)
        and ${isNext}
      order by m.sequence limit ${most}
    )
    update webhook_messages m set claimed_until = ${until}::timestamptz
    from due, webhook_endpoints e
    where m.id = due.id and e.id = m.endpoint_id and (e.state = 'on' or m.subject_kind = 'test')
      and m.state = 'waiting' and (m.claimed_until is null or m.claimed_until <= ${now}::timestamptz)
    returning m.id, m.endpoint_id as "endpointId", e.organization_id as "organizationId", e.url, m.type, m.body, m.attempts,
      m.first_tried_at as "firstTriedAt", e.secret, e.key_id as "keyId", e.old_secret as "oldSecret",
      e.old_key_id as "oldKeyId", e.old_until as "oldUntil"`;
}

/** When the next message of an endpoint is due that waits for another try; null: none. */
export async function nextDue(db: Database, endpointId: string): Promise<Date | null> {
  const [found] = await db.$queryRaw<[{ at: Date | null }]>`
    select min(greatest(m.due_at, m.claimed_until)) as at from webhook_messages m
    join webhook_endpoints e on e.id = m.endpoint_id
    where m.endpoint_id = ${endpointId}::uuid and m.state = 'waiting' and m.body is not null
      and (m.due_at is not null or m.claimed_until is not null) and ${isNext} and (e.state = 'on' or m.subject_kind = 'test')`;
  return found.at;
}

/** How many rows one statement deletes. */
const BATCH = 1_000;

/** Deletes messages that were last tried before then, and what waited that long for an endpoint that is off. */
export async function forgetWebhooks(db: Database, before: Date): Promise<void> {
  let deleted = BATCH;
  while (deleted === BATCH) {
    deleted = await db.$executeRaw`
      delete from webhook_messages where id in (
        select id from webhook_messages
        where tried_at < ${before}::timestamptz or (tried_at is null and created_at < ${before}::timestamptz)
        limit ${BATCH})`;
  }
}

/** How a try ended: it is tried again then, or never. */
export type Outcome = 'delivered' | 'failed' | { dueAt: Date };

/** What the log keeps of an answer. */
const KEPT_OF_ANSWER = 2_000;

/** Records a try. @param now when the answer was there */
export async function recordTry(
  db: Database,
  id: string,
  { status, text, tookMs, problem, began }: Answer & { began: Date },
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const answer = text?.slice(0, KEPT_OF_ANSWER).replaceAll('\0', '') ?? null;
  const dueAt = typeof outcome === 'object' ? outcome.dueAt : null;
  const state = typeof outcome === 'object' ? 'waiting' : outcome;
  await db.$executeRaw`
    with tried as (
      update webhook_messages set state = ${state}::"WebhookMessageState", attempts = attempts + 1,
        first_tried_at = coalesce(first_tried_at, ${now}::timestamptz), tried_at = ${began}::timestamptz,
        due_at = ${dueAt}::timestamptz, claimed_until = null, status = ${status}::int, answer = ${answer}::text,
        took_ms = ${tookMs}::int, problem = ${problem}::text
      where id = ${id}::uuid returning endpoint_id
    )
    update webhook_endpoints e set delivered_at = ${now}::timestamptz from tried
    where e.id = tried.endpoint_id and ${state === 'delivered'}::boolean
      and (e.delivered_at is null or e.delivered_at < ${new Date(now.getTime() - 1_000)}::timestamptz)`;
}

/** Has an endpoint taken anything since then? */
export async function hasDeliveredSince(db: Database, endpointId: string, since: Date): Promise<boolean> {
  const count = await db.webhookEndpoint.count({ where: { id: endpointId, deliveredAt: { gt: since } } });
  return count > 0;
}

/** The endpoints of the workspace that is worked for with something due. */
export async function endpointsDue(db: Database, now: Date): Promise<string[]> {
  const due = await db.$queryRaw<{ id: string }[]>`
    select e.id from webhook_endpoints e
    where e.state = 'on' and exists (
      select from webhook_messages m
      where m.endpoint_id = e.id and m.state = 'waiting' and m.body is not null
        and (m.due_at is null or m.due_at <= ${now}::timestamptz)
        and (m.claimed_until is null or m.claimed_until <= ${now}::timestamptz))`;
  return due.map(({ id }) => id);
}
